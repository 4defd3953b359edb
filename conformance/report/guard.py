"""What may be written down: JSON, and nothing shaped like a bot's token."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from conformance.wire.redaction import REDACTED, TOKEN_SHAPE

__all__ = ["Guard"]

_DEEPEST = 100
_LONGEST_NUMBER = 10**300


@dataclass(slots=True)
class Guard:
    """Turns any value into JSON that can be written, redacts tokens and counts them.

    It fails closed: what is of no known type is written by its ``repr``, redacted like any text.
    """

    redacted: int = 0

    def clean(self, value: Any, depth: int = 0) -> Any:
        match value:
            case None | bool() | Enum() | str() | bytes() | bytearray() | int() | float():
                return self._scalar(value.value if isinstance(value, Enum) else value)
            case _ if depth >= _DEEPEST:
                return "…"
            case Mapping():
                return {self.text(str(k)): self.clean(v, depth + 1) for k, v in value.items()}
            case list() | tuple() | set() | frozenset():
                return [self.clean(v, depth + 1) for v in value]
            case _ if is_dataclass(value) and not isinstance(value, type):
                return {f.name: self.clean(getattr(value, f.name), depth + 1) for f in fields(value)}
        return self.text(repr(value))

    def _scalar(self, value: str | bytes | bytearray | float | None) -> str | float | None:
        match value:
            case None | bool():
                return value
            case str():
                return self.text(value)
            case bytes() | bytearray():
                return self.text(bytes(value).decode("utf-8", "backslashreplace"))
            case int():
                return value if abs(value) < _LONGEST_NUMBER else "(a number of more than 300 digits)"
        return value if math.isfinite(value) else str(value)

    def text(self, text: str) -> str:
        """Half a surrogate pair cannot be written as UTF-8; it is shown as its escape."""
        written = text.encode("utf-8", "backslashreplace").decode()
        clean, found = TOKEN_SHAPE.subn(REDACTED, written)
        self.redacted += found
        return clean
