"""Keyboards as the clauses of this area send them."""

from typing import Any

from conformance.suite.ground import Caller, User
from conformance.wire import Answer

__all__ = ["below", "data_buttons", "refused", "sent_with"]


def below(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    """An inline keyboard of these rows."""
    return {"inline_keyboard": list(rows)}


def data_buttons(*data: str) -> dict[str, Any]:
    """An inline keyboard of one row, a button for each callback data."""
    return below([{"text": f"دکمه {one[:8]}", "callback_data": one} for one in data])


def sent_with(caller: Caller, place: User | int, markup: Any, **params: Any) -> dict[str, Any]:
    """The message that was sent with that markup, into a person's chat or another."""
    chat_id = place if isinstance(place, int) else place.chat_id
    given = {"chat_id": chat_id, "text": User.marker(), "reply_markup": markup, **params}
    sent: dict[str, Any] = caller.accepted("sendMessage", given)
    return sent


def refused(caller: Caller, place: User | int, markup: Any) -> Answer:
    """How a message with that markup is refused."""
    chat_id = place if isinstance(place, int) else place.chat_id
    params = {"chat_id": chat_id, "text": User.marker(), "reply_markup": markup}
    return caller.refusal("sendMessage", params)
