"""``conformance gate``: holds a stored report to floors, and to an older one."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.errors import UsageError
from conformance.gates import Terms, breaches, floor_of
from conformance.report import read
from conformance.report.shown import safe

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "gate",
        help="hold a stored report to floors, and to an older report",
        description="Each breach is a sentence. Exit code 0: none; 1: at least one.",
    )
    parser.add_argument("report", type=Path, metavar="REPORT", help="a report.ndjson")
    parser.add_argument(
        "--floor",
        action="append",
        default=[],
        metavar="FIGURE=N",
        help="the least percent: fidelity, bots, steps, surface, tested, area.NAME, bots.GROUP",
    )
    parser.add_argument("--no-regression", type=Path, metavar="OLDER", help="no must is lost since then")
    parser.add_argument("--no-new-unknown", action="store_true", help="all that was tested then is tested")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    older = None if arguments.no_regression is None else read(arguments.no_regression)
    terms = Terms(tuple(map(floor_of, arguments.floor)), older, arguments.no_new_unknown)
    if not terms.floors and terms.older is None:
        raise UsageError("There is nothing to hold the report to: give --floor or --no-regression.")
    report = read(arguments.report)
    found = breaches(terms, report)
    if not report.complete:
        found.insert(0, report.state)
    for sentence in found:
        print(safe(sentence))
    print(f"{len(found)} breaches.")
    return 1 if found else 0
