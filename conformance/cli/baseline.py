"""``conformance baseline``: holds a stored report to the known failures, and brings them up to it."""

import argparse
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.baseline import Growth, check, read_baseline, updated
from conformance.errors import BaselineUnreadable, UsageError
from conformance.report import Report, read
from conformance.report.shown import safe

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]

_FILE = Path("conformance-baseline.toml")


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser("baseline", help="keep a file of the failures that are known")
    kinds = parser.add_subparsers(required=True, metavar="WHAT")
    checking = kinds.add_parser(
        "check",
        help="hold a stored report to the file",
        description="Exit code 0: all is as known; 1: a new failure, a fix not recorded, an entry expired, "
        "or a thing vanished.",
    )
    checking.set_defaults(run=_check)
    updating = kinds.add_parser(
        "update",
        help="take out of the file what a stored report shows as mended",
        description="It only shrinks, unless told to grow. What it does not touch stays to the character.",
    )
    updating.add_argument("--grow", action="store_true", help="add every other failure of the report")
    updating.add_argument("--reason", metavar="TEXT", help="why what is added is accepted")
    updating.add_argument("--expires", metavar="DATE", help="the last day on which it is, as 2027-01-01")
    updating.add_argument("--link", default="", metavar="URL", help="where it is worked on")
    updating.set_defaults(run=_update)
    for one in (checking, updating):
        one.add_argument("report", type=Path, metavar="REPORT", help="a report.ndjson")
        one.add_argument("--baseline", type=Path, default=_FILE, metavar="FILE", help=f"({_FILE})")


def _check(arguments: argparse.Namespace) -> int:
    checked = check(read_baseline(arguments.baseline), _finished(arguments.report), _today())
    for departure in checked.departures:
        print(safe(departure.sentence))
    print(checked)
    return 1 if checked.departures else 0


def _update(arguments: argparse.Namespace) -> int:
    path, growth = arguments.baseline, _growth(arguments)
    text = _text(path, may_be_new=growth is not None)
    update = updated(text, _finished(arguments.report), growth, str(path))
    if update.text != text:
        try:
            path.write_text(update.text, encoding="utf-8", newline="")
        except OSError as error:
            raise UsageError(f"{path} cannot be written ({error.strerror}): choose another place.") from error
    print(f"{path}: {update}")
    return 0


def _growth(arguments: argparse.Namespace) -> Growth | None:
    if not arguments.grow:
        if given := [name for name in ("reason", "expires", "link") if getattr(arguments, name)]:
            raise UsageError(f"--{given[0]} is for what is added: give --grow too.")
        return None
    if not (arguments.reason or "").strip() or not arguments.expires:
        raise UsageError("What is added needs a reason and an end: give --reason TEXT and --expires DATE.")
    try:
        expires = date.fromisoformat(arguments.expires)
    except ValueError as error:
        raise UsageError(f"--expires {arguments.expires} is no date: write it as 2027-01-01.") from error
    if expires < _today():
        raise UsageError(f"--expires {expires} has passed: give a later day.")
    return Growth(arguments.reason.strip(), expires, arguments.link)


def _text(path: Path, *, may_be_new: bool) -> str:
    if may_be_new and not path.exists():
        return ""
    read_baseline(path)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except OSError as error:
        raise BaselineUnreadable(f"{path} cannot be read ({error.strerror}).") from error


def _finished(path: Path) -> Report:
    report = read(path)
    if not report.complete:
        raise UsageError(f"{path} is of a run that was interrupted, and tells too little: run again.")
    return report


def _today() -> date:
    return datetime.now(UTC).date()
