"""What checks say most often: a message is sent, looked at again, or refused."""

from collections.abc import Mapping
from typing import Any

from conformance.suite.ground.caller import Caller
from conformance.suite.ground.departures import Departure, GroundLost
from conformance.suite.ground.people import User

__all__ = ["is_gone", "place", "refused", "seen", "sent"]


def sent(caller: Caller, user: User, **params: Any) -> dict[str, Any]:
    """A text message to the person's chat, with a text of its own unless one is given."""
    message: dict[str, Any] = caller.accepted(
        "sendMessage", {"chat_id": user.chat_id, "text": user.marker(), **params}
    )
    return message


def place(message: Mapping[str, Any]) -> dict[str, int]:
    """Where a message is, as methods that change it want it."""
    return {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}


def seen(caller: Caller, chat_id: int, message_id: int) -> dict[str, Any]:
    """A message as it is now: a reply to it shows it, and needs no method beyond the core.

    Raises Departure where it is not there, and GroundLost on a platform whose replies show nothing.
    """
    shown = _answered(caller, chat_id, message_id)
    if shown is None:
        _check_replies(caller, chat_id)
        raise Departure(f"message {message_id} is not there to be answered")
    return shown


def is_gone(caller: Caller, chat_id: int, message_id: int) -> bool:
    """Whether a message is no longer there to be answered. Raises GroundLost as ``seen`` does."""
    if _answered(caller, chat_id, message_id) is not None:
        return False
    _check_replies(caller, chat_id)
    return True


def refused(
    caller: Caller, method: str, params: Mapping[str, Any], **how: Any
) -> tuple[int | None, str | None]:
    """The code and the words of a refusal."""
    answer = caller.refusal(method, params, **how)
    return answer.error_code, answer.description


def _answered(caller: Caller, chat_id: int, message_id: int) -> dict[str, Any] | None:
    """What a reply to the message shows of it; None where there is no such reply."""
    params = {"chat_id": chat_id, "text": User.marker(), "reply_parameters": {"message_id": message_id}}
    answer = caller.call("sendMessage", params)
    reply = answer.result if answer.ok and isinstance(answer.result, dict) else {}
    shown = reply.get("reply_to_message")
    return shown if isinstance(shown, dict) else None


def _check_replies(caller: Caller, chat_id: int) -> None:
    other = caller.given("sendMessage", {"chat_id": chat_id, "text": User.marker()})
    if _answered(caller, chat_id, other["message_id"]) is None:
        raise GroundLost("a reply does not show what it answers, so no message can be looked at again")
