"""Rubika's ids: a letter for the kind, and 0; what follows is ours, the Bot API's number."""

from typing import Any

from conformance.reference.calls.errors import bad_request

__all__ = ["chat_id", "number_of", "user_id"]

_KINDS = {"private": "b", "group": "g", "supergroup": "g", "channel": "c"}


def chat_id(chat: dict[str, Any]) -> str:
    return f"{_KINDS[chat['type']]}0{abs(chat['id'])}"


def user_id(number: int) -> str:
    return f"u0{number}"


def number_of(given: Any) -> int:
    """The Bot API's number of a chat or a person. Raises ApiError for what is no id of here."""
    text = given if isinstance(given, str) else ""
    if text[:2] not in {"b0", "u0", "g0", "c0"} or not text[2:].isdecimal():
        raise bad_request("id is not one of a chat or a person")
    return int(text[2:]) if text[0] in "bu" else -int(text[2:])
