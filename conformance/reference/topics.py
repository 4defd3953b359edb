"""Where in a forum a message goes."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.params import integer
from conformance.reference.registry import Request
from conformance.reference.state import NOTHING, Chat

__all__ = ["placed"]


def placed(request: Request, chat: Chat, reply_to: int | None) -> Mapping[str, Any]:  # noqa: ARG001 - replies stay in their topic
    """The fields that say in which topic of the forum the message is. Raises ApiError."""
    thread = integer(request.params, "message_thread_id")
    return {"message_thread_id": thread, "is_topic_message": True} if thread else NOTHING
