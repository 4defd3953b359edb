"""``conformance history``: keeps reports, and shows how a platform fares over time."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.errors import UsageError
from conformance.history import (
    FILE,
    VARIABLE,
    Entry,
    entry_of,
    listed,
    open_store,
    page,
    run_told,
    svg,
    trends,
)
from conformance.report import read

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]

_STORE = f"a file, or a postgresql:// address without password (${VARIABLE}, else {FILE})"


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser("history", help="keep reports, and show how a platform fares over time")
    kinds = parser.add_subparsers(required=True, metavar="WHAT")
    adding = kinds.add_parser("add", help="keep a report; one that is kept already is kept once")
    adding.add_argument("reports", type=Path, nargs="+", metavar="REPORT", help="a report.ndjson")
    adding.set_defaults(run=_add)
    listing = kinds.add_parser("list", help="every run, by target, with a line of its fidelity")
    listing.set_defaults(run=_list)
    showing = kinds.add_parser("show", help="one run, and what is otherwise than in the one before")
    showing.add_argument("digest", nargs="?", default="", help="the beginning of its digest (the newest run)")
    showing.set_defaults(run=_show)
    plotting = kinds.add_parser("plot", help="draw fidelity over time, as SVG or as a page")
    plotting.add_argument("-o", "--output", metavar="FILE", help="a .svg or .html file (SVG to the output)")
    plotting.set_defaults(run=_plot)
    for one in (listing, showing, plotting):
        one.add_argument("--target", metavar="NAME", help="only the runs on this platform")
    for one in (adding, listing, showing, plotting):
        one.add_argument("--store", metavar="FILE|URL", help=_STORE)


def _add(arguments: argparse.Namespace) -> int:
    entries = [entry_of(read(path)) for path in arguments.reports]
    with open_store(arguments.store).closing() as store:
        for entry in entries:
            kept = "kept" if store.add(entry) else "was kept already"
            print(f"{entry.target} {entry.at} ({entry.digest[:10]}): {kept}.")
    return 0


def _list(arguments: argparse.Namespace) -> int:
    print(listed(trends(_entries(arguments))), end="")
    return 0


def _show(arguments: argparse.Namespace) -> int:
    entries = _entries(arguments)
    found = [one for one in entries if one.digest.startswith(arguments.digest)]
    if not found:
        raise UsageError(f"No run's digest begins with {arguments.digest!r}: `conformance history list`.")
    if arguments.digest and len(found) > 1:
        raise UsageError(f"{len(found)} runs have a digest that begins so: give more of it.")
    entry = max(found, key=lambda one: one.at)
    before = [one for one in entries if one.target == entry.target and one.at < entry.at]
    print(run_told(entry, max(before, key=lambda one: one.at, default=None)), end="")
    return 0


def _plot(arguments: argparse.Namespace) -> int:
    found = trends(_entries(arguments))
    if arguments.output is None:
        sys.stdout.write(svg(found))
        return 0
    path = Path(arguments.output)
    if path.suffix not in {".svg", ".html"}:
        raise UsageError(f"{path} says no form: end its name with .svg or .html.")
    try:
        path.write_text(page(found) if path.suffix == ".html" else svg(found), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}): choose another place.") from error
    return 0


def _entries(arguments: argparse.Namespace) -> list[Entry]:
    with open_store(arguments.store).closing() as store:
        found = store.entries(arguments.target)
    if not found:
        raise UsageError("No run is kept there: add one with `conformance history add REPORT`.")
    return found
