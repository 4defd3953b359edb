"""Fields of a JSON object, read with the server's leniency and refused in its words."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.formatting.marking import NotParsable
from conformance.reference.formatting.telegram_links import exact_integer

__all__ = ["flag", "integer", "required", "string"]

_Object = Mapping[str, Any]


def required(given: _Object, name: str) -> Any:
    if name not in given:
        raise NotParsable(f'Can\'t find field "{name}"')
    return given[name]


def string(given: _Object, name: str) -> str:
    """The text, empty where there is none; a number counts as its digits."""
    value = given.get(name, "")
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    raise NotParsable(f'Field "{name}" must be of type String')


def integer(given: _Object, name: str, bits: int = 32) -> int:
    """A number that must be there; digits in a text are one too."""
    value = required(given, name)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise NotParsable(f'Field "{name}" must be a Number')
    number = exact_integer(str(value), bits)
    if number is None:
        raise NotParsable(f'Field "{name}" must be a valid Number')
    return number


def flag(given: _Object, name: str) -> bool:
    value = given.get(name, False)
    if not isinstance(value, bool):
        raise NotParsable(f'Field "{name}" must be of type Boolean')
    return value
