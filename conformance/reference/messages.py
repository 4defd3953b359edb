"""Messages that a bot sends: what they share, whatever they contain."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from conformance.reference.access import reachable_chat
from conformance.reference.errors import bad_request
from conformance.reference.formatting import check_length
from conformance.reference.keyboards import Markup, read_markup
from conformance.reference.methods.registry import Request
from conformance.reference.params import BROKEN, boolean, integer, json_value
from conformance.reference.state import Chat, Message

__all__ = ["message_to", "outgoing", "send", "shown"]

_NO_ORIGIN: Mapping[str, Any] = MappingProxyType({})


def send(
    request: Request,
    content: Mapping[str, Any] | Callable[[], Mapping[str, Any]],
    origin: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Puts a message with that content into the chat that the call names, and shows it.

    A content that is a function is made once the chat is known to be open, as uploads are.
    """
    markup = read_markup(request.params) if "reply_markup" in request.params else None
    wanted = _reply_wanted(request.params)
    chat = reachable_chat(request.bot, request.params, request.platform)
    reply = _replied(chat, *wanted) if wanted else None
    made = content() if callable(content) else content
    check_length(made)
    message = outgoing(request, chat, made, markup, reply, origin)
    return shown(request, message)


def outgoing(
    request: Request,
    chat: Chat,
    content: Mapping[str, Any],
    markup: Markup | None = None,
    reply: Message | None = None,
    origin: Mapping[str, Any] | None = None,
) -> Message:
    sender = None if chat.kind == "channel" else request.bot.user
    message = Message(
        chat,
        chat.numbers.next(),
        sender,
        request.platform.now(),
        content,
        markup,
        reply,
        origin or _NO_ORIGIN,
    )
    chat.messages[message.id] = message
    return message


def shown(request: Request, message: Message) -> dict[str, Any]:
    return request.platform.behaviour.message(message.view())


def message_to(request: Request, chat: Chat, purpose: str, name: str = "message_id") -> Message:
    """The message that the call names. Raises ApiError: "message to <purpose> not found"."""
    message_id = integer(request.params, name)
    message = chat.messages.get(message_id) if message_id > 0 else None
    if message is None:
        raise bad_request(f"Bad Request: message to {purpose} not found")
    return message


def _reply_wanted(params: Mapping[str, Any]) -> tuple[int, bool] | None:
    """The id of the message to reply to, and whether the reply may be dropped."""
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
            return int(number), given.get("allow_sending_without_reply") is True
        except (TypeError, ValueError):
            raise bad_request('Field "message_id" must be of type Number') from None
    if "reply_to_message_id" in params:
        message_id = integer(params, "reply_to_message_id")
        if message_id > 0:
            return message_id, boolean(params, "allow_sending_without_reply")
    return None


def _replied(chat: Chat, message_id: int, optional: bool) -> Message | None:
    message = chat.messages.get(message_id)
    if message is None and not optional:
        raise bad_request("message to be replied not found")
    return message
