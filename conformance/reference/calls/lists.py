"""Parameters that are JSON arrays, with the server's words for those that are none."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable
from conformance.reference.calls.params import BROKEN, json_value

__all__ = ["each", "json_list", "read_list", "strings"]

Item = TypeVar("Item")


def json_list(params: Mapping[str, Any], name: str, what: str, items: str) -> list[Any]:
    """The array in a parameter. Raises ApiError where there is none."""
    value = json_value(params, name)
    if value is BROKEN or not params.get(name):
        raise bad_request(f"Can't parse {what} JSON object")
    return read_list(value, items)


def read_list(value: Any, items: str) -> list[Any]:
    if not isinstance(value, list):
        raise bad_request(f"Expected an Array of {items}")
    return value


def each(values: list[Any], noun: str, read: Callable[[Any], Item]) -> list[Item]:
    """The items as read. Raises ApiError with the noun in front of what is wrong with one."""
    try:
        return [read(value) for value in values]
    except NotParsable as error:
        raise bad_request(f"Can't parse {noun}: {error}") from None


def strings(params: Mapping[str, Any], name: str, limit: int) -> list[str]:
    """A list of texts; empty where the call gives none."""
    if not params.get(name):
        return []
    values = json_list(params, name, name, "String")
    if len(values) > limit:
        raise bad_request("Too many items specified")
    if not all(isinstance(value, str) for value in values):
        raise bad_request("Expected an Array of String")
    return values
