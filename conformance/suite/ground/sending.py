"""What checks say most often: a message is sent, looked at again, or refused."""

from collections.abc import Mapping
from typing import Any

from conformance.suite.ground.caller import Caller
from conformance.suite.ground.people import User

__all__ = ["place", "refused", "seen", "sent"]


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
    """A message as it is now: a reply to it shows it, and needs no method beyond the core."""
    params = {"chat_id": chat_id, "text": User.marker(), "reply_parameters": {"message_id": message_id}}
    shown: dict[str, Any] = caller.accepted("sendMessage", params)["reply_to_message"]
    return shown


def refused(
    caller: Caller, method: str, params: Mapping[str, Any], **how: Any
) -> tuple[int | None, str | None]:
    """The code and the words of a refusal."""
    answer = caller.refusal(method, params, **how)
    return answer.error_code, answer.description
