"""What shims share for platforms whose envelope is the Bot API's."""

from collections.abc import Mapping
from typing import Any

from conformance.platforms.shims.texts import value_of
from conformance.reference.calls.errors import ApiError, bad_request

__all__ = ["integer", "opened", "reply_id"]


def opened(body: Any) -> Any:
    """The result in an envelope, None where it has none. Raises ApiError for a refusal."""
    if not isinstance(body, dict):
        raise ApiError(502, "Bad Gateway: the platform's answer is no envelope")
    if not body.get("ok"):
        raise ApiError(int(body.get("error_code") or 400), str(body.get("description", "Bad Request")))
    return body.get("result")


def integer(params: Mapping[str, Any], name: str) -> int:
    """A parameter that must be a number. Raises ApiError."""
    value = value_of(params, name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise bad_request(f"{name} must be a number here")
    return value


def reply_id(params: Mapping[str, Any]) -> Any:
    """The message that is replied to, in either of the Bot API's ways; None where none is."""
    reply = value_of(params, "reply_parameters")
    return reply.get("message_id") if isinstance(reply, dict) else value_of(params, "reply_to_message_id")
