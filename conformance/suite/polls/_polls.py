"""Polls as the clauses of this area send them."""

from typing import Any

from conformance.suite.ground import Caller, User

__all__ = ["COLOURS", "asked", "poll_of", "refused"]

COLOURS = ("سبز", "سفید", "سرخ")


def asked(caller: Caller, person: User, **params: Any) -> dict[str, Any]:
    """The message of a poll, sent into the person's chat."""
    given = {"chat_id": person.chat_id, "question": person.marker("رنگ؟"), "options": list(COLOURS), **params}
    sent: dict[str, Any] = caller.accepted("sendPoll", given)
    return sent


def poll_of(caller: Caller, person: User, **params: Any) -> dict[str, Any]:
    """The poll of such a message."""
    poll: dict[str, Any] = asked(caller, person, **params)["poll"]
    return poll


def refused(caller: Caller, person: User, **params: Any) -> int | None:
    """The code with which such a poll is refused."""
    given = {"chat_id": person.chat_id, "question": person.marker("رنگ؟"), "options": list(COLOURS), **params}
    return caller.refusal("sendPoll", given).error_code
