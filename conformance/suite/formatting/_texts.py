"""A formatted text is sent, and read back as spans."""

from collections.abc import Mapping
from typing import Any

from conformance.suite.ground import Caller, User
from conformance.suite.ground.sending import refused, sent

__all__ = ["PARSE", "Spans", "entity_of", "found_in", "spans_of", "unparsed"]

Spans = tuple[str, list[tuple[str, int, int]]]

PARSE = "Bad Request: can't parse entities: "


def spans_of(caller: Caller, user: User, text: str, mode: str | None = None, **params: Any) -> Spans:
    """The text as it was sent, and its entities as type, offset and length."""
    message = _message(caller, user, text, mode, **params)
    return message["text"], [
        (entity["type"], entity["offset"], entity["length"]) for entity in message.get("entities", [])
    ]


def entity_of(caller: Caller, user: User, text: str, mode: str | None = None, **params: Any) -> Any:
    """The only entity of a text as it was sent."""
    (entity,) = _message(caller, user, text, mode, **params)["entities"]
    return entity


def found_in(message: Mapping[str, Any], kind: str) -> list[tuple[int, int]]:
    """Where a message has entities of that type: offset and length."""
    found = (entity for entity in message.get("entities", []) if entity["type"] == kind)
    return [(entity["offset"], entity["length"]) for entity in found]


def unparsed(caller: Caller, user: User, text: str, mode: str) -> tuple[int | None, str | None]:
    """The code and the words with which a text is refused."""
    return refused(caller, "sendMessage", {"chat_id": user.chat_id, "text": text, "parse_mode": mode})


def _message(caller: Caller, user: User, text: str, mode: str | None, **params: Any) -> dict[str, Any]:
    return sent(caller, user, text=text, **({"parse_mode": mode} if mode else {}), **params)
