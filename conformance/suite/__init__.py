"""The clauses, by area of the coding model: one module an area."""

import importlib
import pkgutil
from collections.abc import Iterator

from conformance.suite.clause import Clause, clause_of

__all__ = ["Clause", "all_clauses", "clause_of"]

_NOT_AREAS = {"clause", "ground", "smoke"}


def all_clauses() -> Iterator[Clause]:
    """Every clause of the suite, area by area."""
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        if module.name not in _NOT_AREAS:
            loaded = importlib.import_module(f"{__name__}.{module.name}")
            yield from (found for value in vars(loaded).values() if (found := clause_of(value)))
