"""Queries that wait for a bot's answer: how long they do, and answers that apps remember."""

from typing import Any

from conformance.reference.errors import ApiError, bad_request
from conformance.reference.state import Message

__all__ = ["ANSWERABLE_SECONDS", "Remembered", "place_of", "too_old"]

ANSWERABLE_SECONDS = 15 * 60

_Key = tuple[int, Any, str]


class Remembered:
    """A bot's answers that may be shown again without asking: whose press of what, and until when."""

    def __init__(self) -> None:
        self._kept: dict[_Key, tuple[float, str]] = {}

    def keep(self, key: _Key, until: float, query_id: str) -> None:
        self._kept[key] = (until, query_id)

    def find(self, key: _Key, moment: float) -> str | None:
        """The id of the query that was answered."""
        until, query_id = self._kept.get(key, (0.0, ""))
        if until <= moment:
            self._kept.pop(key, None)
            return None
        return query_id


def place_of(message: Message) -> tuple[int, int, int]:
    """What tells a message from all others on the platform."""
    chat = message.chat
    return (chat.bot.user.id if chat.bot else 0, chat.id, message.id)


def too_old() -> ApiError:
    return bad_request("query is too old and response timeout expired or query ID is invalid")
