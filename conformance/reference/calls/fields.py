"""Fields of a JSON object within a call, read with the server's leniency and refused in its words."""

from collections.abc import Mapping
from typing import Any

__all__ = [
    "NotParsable",
    "exact_integer",
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


class NotParsable(ValueError):
    """What was given is malformed; the message is the server's inner text."""


def required(given: _Given, name: str) -> Any:
    if name not in given:
        raise NotParsable(f'Can\'t find field "{name}"')
    return given[name]


def string(given: _Given, name: str) -> str:
    """The text, empty where there is none; a number counts as its digits."""
    value = given.get(name, "")
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    raise _mistyped(name, "String")


def integer(given: _Given, name: str, bits: int = 32) -> int:
    """A number that must be there; digits in a text are one too."""
    value = required(given, name)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise NotParsable(f'Field "{name}" must be a Number')
    exact = exact_integer(str(value), bits)
    if exact is None:
        raise NotParsable(f'Field "{name}" must be a valid Number')
    return exact


def flag(given: _Given, name: str) -> bool:
    value = given.get(name, False)
    if not isinstance(value, bool):
        raise _mistyped(name, "Boolean")
    return value


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


def exact_integer(text: str, bits: int) -> int | None:
    """The number, if it is written as it would be printed and fits."""
    if not text.isascii() or len(text) > 20 or not text.removeprefix("-").isdecimal():
        return None
    number = int(text)
    return number if str(number) == text and -(1 << bits - 1) <= number < 1 << bits - 1 else None


def _mistyped(name: str, kind: str) -> NotParsable:
    return NotParsable(f'Field "{name}" must be of type {kind}')
