"""Looks through JSON values."""

from collections.abc import Iterator
from typing import Any

__all__ = ["objects"]


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object within a value, the outer ones first, in the order of the value."""
    ahead = [value]
    while ahead:
        one = ahead.pop()
        if isinstance(one, dict):
            yield one
            ahead += [inner for inner in one.values() if isinstance(inner, (dict, list))][::-1]
        elif isinstance(one, list):
            ahead += one[::-1]
