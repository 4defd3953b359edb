"""``conformance clients``: which frameworks cannot read what a platform answered, and for which field."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conformance.bots.parsers import installed
from conformance.bots.parsing import Breakage, Reader, breakages
from conformance.errors import UsageError
from conformance.report import Report, read
from conformance.report.guard import Guard
from conformance.report.shown import safe
from conformance.report.table import table
from conformance.session import read_session
from conformance.spec import Spec

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "clients",
        help="which bot frameworks cannot read what a platform answered",
        description="Every accepted answer of a report or a cassette is read by the classes of the "
        "frameworks that are installed. Exit code 0: each reads all; 1: some answer breaks one.",
    )
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="REPORT|CASSETTE", help="a report.ndjson, or a cassette"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    parsers, missing = installed()
    if not parsers:
        raise UsageError("No framework is installed: pip install 'telegram-conformance[frameworks]'.")
    answers = [answer for path in arguments.files for answer in _answers(path)]
    readers, found = breakages(answers, parsers, Spec.load())
    if arguments.json:
        told = {"frameworks": map(asdict, readers), "not_installed": missing, "fields": map(asdict, found)}
        print(
            json.dumps(Guard().clean({key: list(value) for key, value in told.items()}), ensure_ascii=False)
        )
    else:
        print(*_lines(readers, missing, found), sep="\n")
    return 1 if found else 0


def _answers(path: Path) -> Iterator[tuple[str, Any]]:
    """Accepted answers, each with its method."""
    if path.suffix == ".ndjson":
        yield from _of_report(read(path, partial=True))
        return
    for step in read_session(path).steps:
        if step.answer.ok:
            yield step.call.method, step.answer.result


def _of_report(report: Report) -> Iterator[tuple[str, Any]]:
    """Of the exchanges that were kept as evidence; one that was shortened is no JSON any more."""
    for verdict in report.verdicts:
        for exchange in verdict.exchanges:
            body = exchange.response
            if isinstance(body, dict) and body.get("ok") is True:
                yield exchange.url.partition("?")[0].rpartition("/")[2], body.get("result")


def _lines(readers: list[Reader], missing: list[str], found: list[Breakage]) -> Iterator[str]:
    for each in readers:
        yield f"{each.name} {each.version}: cannot read {each.failed} of {each.answers} answers"
    for name in missing:
        yield f"{name}: not installed, so nothing is said of it (pip install {name})"
    if found:
        names = [each.name for each in readers]
        rows = (
            (safe(one.name), safe(one.problem), *(one.counts.get(name, 0) for name in names), _where(one))
            for one in found
        )
        yield ""
        yield from table(("field", "problem", *names, "in answers to"), rows)


def _where(one: Breakage) -> str:
    first, *others = one.methods
    return f"{first}{f' and {len(others)} more' if others else ''}, {safe(one.path)}"
