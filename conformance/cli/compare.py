"""``conformance compare``: platforms side by side, out of stored reports."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.errors import UsageError
from conformance.report import read
from conformance.report.comparison import compared
from conformance.report.matrix import matrix_json, matrix_page, matrix_text

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]

_FILE = "compare.html"


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "compare",
        help="show platforms side by side, out of stored reports",
        description="Only the clauses that every report knows are compared. A run behind a shim stands "
        "beside the platform's unchanged one.",
    )
    parser.add_argument("reports", nargs="+", type=Path, metavar="REPORT", help="a report.ndjson")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FOLDER|FILE.html",
        help="write the page there, with every clause",
    )
    parser.add_argument("--json", action="store_true", help="print JSON, with every clause")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    comparison = compared(read(path, partial=True) for path in arguments.reports)
    if arguments.output is not None:
        path = arguments.output
        path = path if path.suffix.lower() in {".html", ".htm"} else path / _FILE
        _write(path, matrix_page(comparison))
    if arguments.json:
        print(json.dumps(matrix_json(comparison), ensure_ascii=False))
        return 0
    print(matrix_text(comparison), end="")
    if arguments.output is not None:
        print(f"\nPage: {path}")
    return 0


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}): give -o another place.") from error
