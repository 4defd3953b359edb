"""Named faults, one each."""

from conformance.reference.behaviour import Behaviour

__all__ = ["MUTANTS"]

MUTANTS: dict[str, type[Behaviour]] = {}
