"""``conformance report``: shows a stored report again, on the terminal or as a page."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.report import read, render, summary

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser("report", help="show a stored report on the terminal, or as a page")
    parser.add_argument("report", type=Path, metavar="REPORT", help="a report.ndjson")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write the page there")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    report = read(arguments.report, partial=True)
    files = []
    if arguments.html is not None:
        arguments.html.write_text(render(report), encoding="utf-8")
        files.append(arguments.html)
    print(summary(report, colour=sys.stdout.isatty(), files=files), end="")
    return 0
