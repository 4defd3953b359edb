"""An act as the recording tells of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["RecordedAct", "Underivable", "place_of", "whole"]


class Underivable(ValueError):
    """No act is known for the update; the message is the reason."""


@dataclass(frozen=True, slots=True)
class RecordedAct:
    """An act in the recording's own ids; the names of its details are those of the sandbox door."""

    kind: str
    user_id: int
    chat_id: int
    details: Mapping[str, Any] = field(default_factory=dict)


def place_of(message: Mapping[str, Any]) -> tuple[int, int]:
    """Who is behind a message, and in which chat."""
    sender = message.get("from")
    if not isinstance(sender, dict):
        raise Underivable("the message has no sender")
    if sender.get("is_bot"):
        raise Underivable("the message is another bot's")
    return sender["id"], message["chat"]["id"]


def whole(value: Any) -> Any:
    """An id as a number, however it travelled; a name stays as it is."""
    text = str(value)
    return int(text) if text.removeprefix("-").isdecimal() else value
