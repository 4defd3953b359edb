"""Where observed departs from recorded or required."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

__all__ = ["Difference", "Kind"]


class Kind(StrEnum):
    """The ways in which two answers can differ."""

    MISSING = "missing"
    TYPE = "type"
    VALUE = "value"
    RELATION = "relation"  # an identity that is not the one bound earlier
    ORDER = "order"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place, by path (``result.chat.id``), with what was required and what came.

    ``informative`` differences are shown and never counted: unknown extra fields,
    and fields that the Bot API itself has dropped since the recording.
    """

    path: str
    kind: Kind
    expected: Any = None
    observed: Any = None
    note: str = ""
    informative: bool = False
