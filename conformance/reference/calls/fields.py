"""Fields of a JSON object within a call, read with the server's leniency and refused in its words."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.formatting.fields import flag, integer, required, string
from conformance.reference.formatting.marking import NotParsable

__all__ = [
    "NotParsable",
    "flag",
    "inner",
    "integer",
    "listed",
    "needed_string",
    "number",
    "real",
    "required",
    "string",
]

_Given = Mapping[str, Any]


def needed_string(given: _Given, name: str) -> str:
    required(given, name)
    return string(given, name)


def number(given: _Given, name: str, default: int = 0) -> int:
    """A whole number, if there is one; digits in a text are one too."""
    return integer(given, name) if name in given else default


def real(given: _Given, name: str, default: float = 0.0) -> float:
    value = given.get(name, default)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _mistyped(name, "Number")
    return float(value)


def inner(given: _Given, name: str) -> dict[str, Any]:
    """An object that must be there."""
    value = required(given, name)
    if not isinstance(value, dict):
        raise _mistyped(name, "Object")
    return value


def listed(given: _Given, name: str) -> list[Any]:
    """A list, empty where there is none."""
    value = given.get(name, [])
    if not isinstance(value, list):
        raise _mistyped(name, "Array")
    return value


def _mistyped(name: str, kind: str) -> NotParsable:
    return NotParsable(f'Field "{name}" must be of type {kind}')
