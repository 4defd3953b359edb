"""Queries that wait for a bot's answer: how long they do, and answers that apps remember."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.calls.errors import ApiError, bad_request
from conformance.reference.state import Message, Platform
from conformance.reference.state.passing import Passing

__all__ = ["ANSWERABLE_SECONDS", "Remembered", "place_of", "show", "too_old"]

ANSWERABLE_SECONDS = 15 * 60

_Key = tuple[int, Any, str]


class Remembered(Passing[_Key, str]):
    """Queries whose answers may be shown again without asking the bot: by whose press of what."""


def show(platform: Platform, query_id: str, shown: Mapping[str, Any], seconds: int = 0) -> None:
    """Keeps what the person sees of an answer; one that may be shown again, for as long as that."""
    now = platform.moment
    platform.answers.keep(query_id, {**shown}, now, now + max(ANSWERABLE_SECONDS, seconds))


def place_of(message: Message) -> tuple[int, int, int]:
    """What tells a message from all others on the platform."""
    chat = message.chat
    return (chat.bot.user.id if chat.bot else 0, chat.id, message.id)


def too_old() -> ApiError:
    return bad_request("query is too old and response timeout expired or query ID is invalid")
