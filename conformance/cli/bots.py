"""``conformance bots``: what became of the bench's bots, out of stored reports."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.report import read
from conformance.report.bots import bots_matrix, changes

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser("bots", help="what became of the bench's bots, out of stored reports")
    kinds = parser.add_subparsers(required=True, metavar="WHAT")
    matrix = kinds.add_parser("matrix", help="frameworks and bots by platform, as Markdown")
    matrix.add_argument("reports", nargs="+", type=Path, metavar="REPORT", help="of one platform each")
    matrix.set_defaults(run=_matrix)
    since = kinds.add_parser(
        "since",
        help="which bots do otherwise than in an older report",
        description="Exit code 0: no bot that ran has stopped running; 1: one has, or was not tried.",
    )
    since.add_argument("old", type=Path, metavar="OLD")
    since.add_argument("new", type=Path, metavar="NEW")
    since.set_defaults(run=_since)


def _matrix(arguments: argparse.Namespace) -> int:
    print(bots_matrix([read(path) for path in arguments.reports]), end="")
    return 0


def _since(arguments: argparse.Namespace) -> int:
    found = changes(read(arguments.old), read(arguments.new))
    for change in found:
        print(change, file=sys.stdout)
    lost = sum(change.broke or change.is_lost for change in found)
    print(f"{lost} bots that ran no longer do; {len(found) - lost} others do otherwise.")
    return 1 if lost else 0
