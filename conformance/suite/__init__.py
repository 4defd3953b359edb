"""The clauses, by area of the coding model: one folder an area, one module a subject."""

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path

from conformance.suite.clause import Clause, clause_of

__all__ = ["Clause", "all_clauses", "checks_of", "clause_of", "modules"]

_HERE = Path(__file__).parent
_NOT_AREAS = {"ground", "__pycache__"}


def modules() -> list[Path]:
    """The files that hold clauses, area by area."""
    areas = sorted(path for path in _HERE.iterdir() if path.is_dir() and path.name not in _NOT_AREAS)
    return [path for area in areas for path in sorted(area.glob("*.py")) if not path.stem.startswith("_")]


def checks_of(path: Path) -> Iterator[tuple[Clause, Callable[..., None]]]:
    """The clauses that a file of the suite declares, or generates, with the function that checks each."""
    module = importlib.import_module(f"{__name__}.{path.parent.name}.{path.stem}")
    if hasattr(module, "checks"):
        yield from module.checks()
    for value in vars(module).values():
        found = clause_of(value)
        if found is not None and value.__module__ == module.__name__:
            yield found, value


def all_clauses() -> Iterator[Clause]:
    """Every clause of the suite, area by area."""
    return (found for path in modules() for found, _ in checks_of(path))
