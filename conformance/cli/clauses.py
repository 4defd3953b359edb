"""``conformance clauses``: lists, filters and explains what the suite checks."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from conformance.errors import UsageError
from conformance.suite import Clause, all_clauses
from conformance.suite.catalogue import explained, line, page

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "clauses",
        help="list, filter and explain the promises that are checked",
        description="Without arguments, every clause in a line. An id explains one; a glob such as "
        "'keyboards.*' lists some. Filters are joined by and.",
    )
    parser.add_argument("ids", nargs="*", metavar="ID|GLOB", help="these clauses")
    parser.add_argument("--method", metavar="NAME", help="those about this method, in any case")
    parser.add_argument("--holds", metavar="NAME", help="those that hold a capability: update:…, feature:…")
    parser.add_argument("--level", choices=["must", "should", "observed"], help="those of this level")
    parser.add_argument("--loss", choices=["breaks", "degrades", "cosmetic"], help="those with this loss")
    parser.add_argument("--evidence", choices=["captured", "documented", "observed"], help="those with such")
    parser.add_argument("--by-hand", action="store_true", help="none of those that the schema generates")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--explain", action="store_true", help="explain each, whole")
    form.add_argument("--json", action="store_true", help="one JSON object a line")
    form.add_argument("--page", action="store_true", help="the catalogue as Markdown")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    found = [one for one in _named(arguments.ids) if _wanted(one, arguments)]
    if arguments.page:
        print(page(found), end="")
    elif arguments.json:
        print(
            *(json.dumps(asdict(one) | {"holds": one.holds}, ensure_ascii=False) for one in found), sep="\n"
        )
    elif arguments.explain or (len(arguments.ids) == len(found) == 1 and found[0].id == arguments.ids[0]):
        print("\n\n".join("\n".join(explained(one)) for one in found))
    else:
        print(*map(line, found), f"{len(found)} clauses", sep="\n")
    return 0


def _named(ids: list[str]) -> Iterator[Clause]:
    """The clauses of those ids, in the suite's order. Raises UsageError for an id that matches none."""
    every = list(all_clauses())
    for wanted in ids:
        if not any(fnmatchcase(one.id, wanted) for one in every):
            near = get_close_matches(wanted, [one.id for one in every], n=1)
            mend = f"did you mean {near[0]}?" if near else "conformance clauses lists them."
            raise UsageError(f"No clause is called {wanted!r}: {mend}")
    return (one for one in every if not ids or any(fnmatchcase(one.id, wanted) for wanted in ids))


def _wanted(one: Clause, by: argparse.Namespace) -> bool:
    return all(
        (
            by.method is None or (one.method or "").lower() == by.method.lower(),
            by.holds is None or by.holds in one.holds,
            by.level is None or one.level == by.level,
            by.loss is None or one.consequence == by.loss,
            by.evidence is None or any(each.kind == by.evidence for each in one.evidence),
            not by.by_hand or one.area != "methods",
        )
    )
