"""Named faults, one each: the platforms that a suite must not let pass.

A mutant is a subclass of :class:`Mutant` in a module of this folder; its docstring is the fault, and
``caught_by`` are the clauses that are about it, written down by reason and not read off a run.
"""

import importlib
import pkgutil

from conformance.reference.mutants.mutant import MUTANTS, Mutant

__all__ = ["MUTANTS", "Mutant"]

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
