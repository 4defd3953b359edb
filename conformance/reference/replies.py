"""Which message a call replies to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.reference.errors import bad_request
from conformance.reference.params import BROKEN, boolean, integer, json_value
from conformance.reference.registry import Request
from conformance.reference.state import NOTHING, Chat

__all__ = ["ReplyWanted", "read_reply", "replied"]


@dataclass(frozen=True, slots=True)
class ReplyWanted:
    """What ``reply_parameters`` ask for."""

    message_id: int
    optional: bool = False
    given: Mapping[str, Any] = field(default_factory=dict)


def read_reply(params: Mapping[str, Any]) -> ReplyWanted | None:
    """The reply that a call asks for. Raises ApiError where it is malformed."""
    if "reply_parameters" in params:
        given = json_value(params, "reply_parameters")
        if given is BROKEN:
            raise bad_request("Can't parse reply parameters JSON object")
        if given is None:
            return None
        if not isinstance(given, dict):
            raise bad_request("Object expected as reply parameters")
        number = given.get("message_id", 0)
        try:
            return ReplyWanted(int(number), given.get("allow_sending_without_reply") is True, given)
        except (TypeError, ValueError):
            raise bad_request('Field "message_id" must be of type Number') from None
    if "reply_to_message_id" in params:
        message_id = integer(params, "reply_to_message_id")
        if message_id > 0:
            return ReplyWanted(message_id, boolean(params, "allow_sending_without_reply"))
    return None


def replied(request: Request, chat: Chat, wanted: ReplyWanted) -> tuple[int | None, Mapping[str, Any]]:  # noqa: ARG001 - quotes need it
    """The id of the message replied to, and what the reply shows of it. Raises ApiError."""
    message = chat.messages.get(wanted.message_id)
    if message is None:
        if wanted.optional:
            return None, NOTHING
        raise bad_request("message to be replied not found")
    return message.id, NOTHING
