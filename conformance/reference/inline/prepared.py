"""What bots have prepared for a person's web app: messages to send, and buttons to press."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conformance.reference.inline.result import Result
from conformance.reference.state.passing import Passing

__all__ = ["KEPT_SECONDS", "Prepared", "PreparedMessage"]

KEPT_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class PreparedMessage:
    """A message that the person can send to chats of those kinds."""

    user_id: int
    result: Result
    chats: frozenset[str]  # user, bot, group, channel


class Prepared:
    """One bot's prepared messages and buttons, by id."""

    def __init__(self) -> None:
        self.messages: Passing[str, PreparedMessage] = Passing()
        self.buttons: Passing[str, tuple[int, Mapping[str, Any]]] = Passing()  # whose, and the button
