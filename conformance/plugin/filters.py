"""What ``--only`` may name: a glob that nothing answers to would leave a run that is green and empty."""

from collections.abc import Iterable
from difflib import get_close_matches
from fnmatch import fnmatchcase

from conformance.data import cassettes
from conformance.errors import UsageError
from conformance.suite import all_clauses

__all__ = ["refuse_empty"]

# These are known once they are collected.
_LATER = ("bots.", "probe.")


def refuse_empty(only: Iterable[str], sessions: Iterable[str]) -> None:
    """Raises UsageError for a glob that is no clause, no session that ships, and none of ``sessions``."""
    names = [
        "smoke",
        *(clause.id for clause in all_clauses()),
        *(path.stem for path in cassettes()),
        *sessions,
    ]
    for wanted in only:
        session = wanted.rpartition("/")[0] or wanted
        if wanted.startswith(_LATER) or any(fnmatchcase(name, session) for name in names):
            continue
        near = get_close_matches(session, names, n=1)
        mend = f"did you mean {near[0]}?" if near else "conformance clauses lists what there is."
        raise UsageError(f"Nothing is called {wanted!r}, which --only asks for: {mend}")
