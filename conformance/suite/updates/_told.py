"""How what a person does is told to the bot."""

from collections.abc import Callable
from typing import Any

from conformance.suite.clause import Declaration, clause, documented
from conformance.suite.ground import Caller, User
from conformance.verdict import Evidence

__all__ = ["message_of", "of_kind", "sent_in", "that_has", "whole"]


def of_kind(id_: str, kind: str, type_: str, *evidence: Evidence, **how: Any) -> Declaration:
    """A clause about one kind of update, which has one type in it."""
    given = evidence or (documented(f"Bot API, Update and {type_}"),)
    return clause(id_, f"#{type_.lower()}", *given, **{"method": "getUpdates", "update": kind, **how})


def whole(caller: Caller, kind: str, wanted: Callable[[dict[str, Any]], bool]) -> Any:
    """What the update of that kind holds, the update being schema-true."""
    update = caller.awaited(kind, wanted)
    caller.whole(f"the update with {kind}", caller.validator.type("Update", update))
    return update[kind]


def message_of(caller: Caller, user: User, field: str, kind: str = "message") -> dict[str, Any]:
    """The message in the person's chat that has that field."""
    update = caller.awaited(kind, that_has(field, user))
    message: dict[str, Any] = update[kind]
    return message


def that_has(field: str, user: User) -> Callable[[dict[str, Any]], bool]:
    return lambda message: field in message and message["chat"]["id"] == user.chat_id


def sent_in(caller: Caller, user: User, kind: str = "message") -> dict[str, Any]:
    """What the person has just written in their chat, as the bot got it."""
    text = user.says(user.marker())
    message: dict[str, Any] = caller.awaited(kind, lambda seen: seen.get("text") == text)[kind]
    return message
