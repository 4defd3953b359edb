"""A person whose account the bot answers for, and what customers write to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from conformance.suite.clause import Declaration, clause, documented
from conformance.suite.ground import Caller, User, switched
from conformance.verdict import Evidence

__all__ = ["about", "asked", "connected", "refused"]


@contextmanager
def connected(caller: Caller, user: User, *rights: str) -> Iterator[dict[str, Any]]:
    """The BusinessConnection of the person's account to the bot, with those rights; ended afterwards."""
    with switched(caller, user, "can_connect_to_business"):
        user.act("connect_business", rights=list(rights))
        try:
            update = caller.awaited("business_connection", lambda seen: seen["user"]["id"] == user.id)
            connection: dict[str, Any] = update["business_connection"]
            yield connection
        finally:
            user.act("disconnect_business")


def asked(caller: Caller, user: User, customer: User) -> dict[str, Any]:
    """A customer's message to the person, as the bot gets it."""
    text = user.marker("سفارش")
    customer.at(user.chat_id).act("write_to_business", text=text)
    message: dict[str, Any] = caller.awaited("business_message", lambda seen: seen.get("text") == text)[
        "business_message"
    ]
    return message


def refused(
    caller: Caller, user: User, method: str, rights: tuple[str, ...] = (), **params: Any
) -> int | None:
    """The code that a call for a connection with only those rights is refused with."""
    with connected(caller, user, *(rights or ("can_reply",))) as connection:
        return caller.refusal(method, {"business_connection_id": connection["id"], **params}).error_code


def about(id_: str, method: str, *more: Evidence, **how: Any) -> Declaration:
    """A clause about a method for which a person has connected their account."""
    given = {"since": "9.0", "needs": ("connect_business", "disconnect_business"), **how}
    given["features"] = ("business", *given.get("features", ()))
    return clause(id_, f"#{method.lower()}", documented(f"Bot API, {method}"), *more, method=method, **given)
