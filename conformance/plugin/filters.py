"""What ``--only`` may name: a glob that nothing answers to would leave a run that is green and empty."""

from collections.abc import Iterable
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path

from conformance.data import cassettes
from conformance.errors import UsageError
from conformance.suite import all_clauses

__all__ = ["refuse_empty"]

# These are known once they are collected.
_LATER = ("bots.", "probe.")


def refuse_empty(only: Iterable[str], paths: Iterable[str]) -> None:
    """Raises UsageError for a glob that is no clause, no session that ships, and none in ``paths``."""
    globs = list(only)
    if not globs:
        return
    given = [file for path in map(Path, paths) for file in (path.rglob("*") if path.is_dir() else (path,))]
    names = ["smoke", *(clause.id for clause in all_clauses())]
    names += [path.stem for path in (*cassettes(), *given)]
    for wanted in globs:
        session = wanted.rpartition("/")[0] or wanted
        if wanted.startswith(_LATER) or any(fnmatchcase(name, session) for name in names):
            continue
        near = get_close_matches(session, names, n=1)
        mend = f"did you mean {near[0]}?" if near else "conformance clauses lists what there is."
        raise UsageError(f"Nothing is called {wanted!r}, which --only asks for: {mend}")
