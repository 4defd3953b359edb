"""One result, as the bot gave it and ready to be sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conformance.reference.keyboards import Markup

__all__ = ["Result"]

_Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Result:
    """``shown`` is what a person sees of it in the list; ``content`` what a message of it holds."""

    id: str
    shown: _Json
    content: _Json | None  # None where its file cannot be had
    markup: Markup | None = None
