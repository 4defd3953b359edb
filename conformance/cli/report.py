"""``conformance report``: shows a stored report again, on the terminal or in another form."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.errors import UsageError
from conformance.report import RENDERINGS, Rendering, is_coloured, named, read, summary

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "report",
        help="show a stored report on the terminal, or in another form",
        description="A report of an interrupted run is shown too, and says that it is one.",
    )
    parser.add_argument("report", type=Path, metavar="REPORT", help="a report.ndjson")
    parser.add_argument(
        "--to",
        action="append",
        default=[],
        metavar="FORM",
        help=f"write it as {', '.join(RENDERINGS)}; several with commas",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE|DIR",
        help="where to: a file or - for one form, a folder for several (the report's own folder)",
    )
    parser.add_argument("--html", type=Path, metavar="FILE", help="write the page there")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    wanted = named(arguments.to)
    if arguments.output is not None and not wanted:
        raise UsageError("-o says where, and nothing says what: give --to, such as --to junit.")
    report = read(arguments.report, partial=True)
    if arguments.output == "-":
        sys.stdout.write(_only(wanted).make(report))
        return 0
    files = _places(wanted, arguments.report.parent, arguments.output)
    if arguments.html is not None:
        files[arguments.html] = RENDERINGS["html"]
    for path, rendering in files.items():
        _write(path, rendering.make(report))
    print(summary(report, colour=is_coloured(sys.stdout), files=files), end="")
    return 0


def _places(wanted: list[Rendering], beside: Path, given: str | None) -> dict[Path, Rendering]:
    if given is None:
        return {beside / one.file: one for one in wanted}
    folder = Path(given)
    if len(wanted) > 1 or folder.is_dir() or given.endswith("/"):
        return {folder / one.file: one for one in wanted}
    return {folder: wanted[0]}


def _only(wanted: list[Rendering]) -> Rendering:
    if len(wanted) > 1:
        raise UsageError("Only one form can go to the standard output: give -o a folder for several.")
    return wanted[0]


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}): give -o another place.") from error
