"""Messages that a bot sends: what they share, whatever they contain."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.reference.access import check_sending, reachable_chat
from conformance.reference.errors import bad_request
from conformance.reference.formatting import check_length
from conformance.reference.hearing import announce
from conformance.reference.keyboards import Markup, fitting, read_markup
from conformance.reference.params import boolean, integer
from conformance.reference.registry import Request
from conformance.reference.replies import ReplyWanted, read_reply, replied
from conformance.reference.state import NOTHING, Chat, Message
from conformance.reference.topics import placed

__all__ = ["Sending", "message_to", "outgoing", "read_sending", "send", "shown"]

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sending:
    """What every sending method takes beside the content."""

    markup: Markup | None = None
    reply: ReplyWanted | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


def send(
    request: Request, content: Content | Callable[[], Content], origin: Content = NOTHING, **extra: Any
) -> dict[str, Any]:
    """Puts a message with that content into the chat that the call names, and shows it.

    A content that is a function is made once the chat is known to be open, as uploads are.
    """
    sending = read_sending(request)
    chat = reachable_chat(request)
    made = content() if callable(content) else content
    check_sending(request.bot, chat, made)
    check_length(made)
    message = outgoing(request, chat, made, sending, origin, **extra)
    return shown(request, message)


def read_sending(request: Request) -> Sending:
    """The markup, the reply and the flags of a call, in the server's order. Raises ApiError."""
    params = request.params
    markup = read_markup(params) if "reply_markup" in params else None
    reply = read_reply(params)
    extra = {"has_protected_content": True} if boolean(params, "protect_content") else NOTHING
    if "message_effect_id" in params and integer(params, "message_effect_id"):
        extra = {**extra, "effect_id": params["message_effect_id"]}
    return Sending(markup, reply, extra)


def outgoing(
    request: Request,
    chat: Chat,
    content: Content,
    sending: Sending,
    origin: Content = NOTHING,
    **extra: Any,
) -> Message:
    """A new message of the bot's, which other bots of a channel hear of."""
    platform, bot = request.platform, request.bot
    reply_to, replying = replied(request, chat, sending.reply) if sending.reply else (None, NOTHING)
    place = placed(request, chat, reply_to) if chat.is_forum else NOTHING
    markup = fitting(sending.markup, chat.kind, content, platform.account) if sending.markup else None
    around = (
        {**place, **replying, **sending.extra, **extra} if (place or replying or extra) else sending.extra
    )
    message = platform.post(
        chat,
        None if chat.kind == "channel" else bot.user,
        content,
        markup=markup,
        reply_to=reply_to,
        origin=origin,
        extra=around,
    )
    if chat.kind == "channel":
        announce(platform, message, by=bot)
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
