"""Messages that a call names, and whose they are."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import BROKEN, integer, json_value
from conformance.reference.calls.registry import Request
from conformance.reference.state import Bot, Chat, Message
from conformance.reference.state.faces import Face
from conformance.reference.state.posts import Posts

__all__ = ["is_own", "is_protected", "message_ids", "message_to", "protects", "visible"]

_MOST = 100
_HIGHEST = 2**31 - 1


def visible(bot: Bot, chat: Chat, message_id: int) -> Message | None:
    """The message, if it is there and the bot can look at it: in a public group only as a member."""
    if chat.kind == "supergroup" and not chat.has(bot.user.id):
        return None
    return chat.messages.get(message_id)


def message_to(request: Request, chat: Chat, purpose: str, name: str = "message_id") -> Message:
    """The message that the call names. Raises ApiError: "message to <purpose> not found"."""
    message = visible(request.bot, chat, integer(request.params, name))
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return message


def message_ids(params: Mapping[str, str]) -> list[int]:
    """The ``message_ids`` of a call. Raises ApiError where they are malformed, or none."""
    if not params.get("message_ids"):
        raise bad_request("Message identifiers are not specified")
    given = json_value(params, "message_ids")
    if given is BROKEN:
        raise bad_request("Can't parse message_ids JSON object")
    if not isinstance(given, list):
        raise bad_request("Expected an Array of message identifiers")
    if len(given) > _MOST:
        raise bad_request("Too many message identifiers specified")
    if not given:
        raise bad_request("Message identifiers are not specified")
    return [_message_id(item) for item in given]


def is_own(bot: Bot, message: Message) -> bool:
    """Whether the bot wrote it, whoever appears to speak."""
    if "sender_business_bot" in message.extra:
        return bool(message.extra["sender_business_bot"]["id"] == bot.user.id)
    if message.sender is not None:
        return message.sender.id == bot.user.id
    posts = message.chat.peek(Posts)
    return posts is not None and posts.writers.get(message.id) == bot.user.id


def is_protected(message: Message) -> bool:
    """Whether the message is to stay where it is."""
    return bool(message.extra.get("has_protected_content")) or protects(message.chat)


def protects(chat: Chat) -> bool:
    """Whether all messages of the chat are to stay there."""
    face = chat.peek(Face)
    return face is not None and face.has_protected_content


def _message_id(item: Any) -> int:
    if isinstance(item, bool) or not isinstance(item, (int, float, str)):
        raise bad_request("Message identifier must be a Number")
    try:
        number = int(str(item))
    except ValueError:
        number = _HIGHEST + 1
    if abs(number) > _HIGHEST:
        raise bad_request("Can't parse message identifier as a Number")
    if number <= 0:
        raise bad_request("Invalid message identifier specified")
    return number
