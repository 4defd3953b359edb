"""Messages that a bot sends: what they share, whatever they contain."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.reference.accounts.business import connection_of
from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import boolean, integer
from conformance.reference.calls.registry import Request
from conformance.reference.chats.access import check_sending, reachable_chat
from conformance.reference.chats.hearing import announce
from conformance.reference.chats.topics import placed
from conformance.reference.formatting import check_length
from conformance.reference.keyboards import Markup, fitting, read_markup
from conformance.reference.messages.ephemeral import read_receiver, whisper
from conformance.reference.messages.finding import message_to, protects
from conformance.reference.messages.replies import ReplyWanted, read_reply, replied
from conformance.reference.messages.suggestions import check_suggestion
from conformance.reference.state import NOTHING, Chat, Message, User
from conformance.reference.state.posts import Posts

__all__ = ["Sending", "message_to", "outgoing", "posted", "read_sending", "send", "shown"]

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sending:
    """What every sending method takes beside the content."""

    markup: Markup | None = None
    reply: ReplyWanted | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    receiver: int = 0  # the only one who sees it, if the message is ephemeral


@dataclass(frozen=True, slots=True)
class _Aim:
    """Where in a chat a message goes, and what it shows of that."""

    reply_to: int | None
    around: Content


def send(
    request: Request, content: Content | Callable[[], Content], origin: Content = NOTHING, **extra: Any
) -> dict[str, Any]:
    """Puts a message with that content into the chat that the call names, and shows it."""
    return shown(request, posted(request, content, origin, **extra))


def posted(
    request: Request,
    content: Content | Callable[[], Content],
    origin: Content = NOTHING,
    sending: Sending | None = None,
    **extra: Any,
) -> Message:
    """The new message of the bot's with that content in the chat that the call names. Raises ApiError.

    A content that is a function is made once the chat is known to be open, as uploads are.
    """
    sending = sending or read_sending(request)
    chat = reachable_chat(request)
    aim = _aim(request, chat, sending)
    made = content() if callable(content) else content
    check_sending(request.bot, chat, made)
    check_length(made)
    return _post(request, chat, made, sending, aim, origin, extra)


def read_sending(request: Request) -> Sending:
    """The reply, the markup and the flags of a call, in the server's order. Raises ApiError."""
    params = request.params
    receiver = read_receiver(request)
    reply = read_reply(request.platform, params)
    if "suggested_post_parameters" in params:
        check_suggestion(params)
    markup = read_markup(params) if "reply_markup" in params else None
    extra = {"has_protected_content": True} if boolean(params, "protect_content") else NOTHING
    if effect := integer(params, "message_effect_id"):
        extra = {**extra, "effect_id": str(effect)}
    return Sending(markup, reply, extra, receiver)


def outgoing(
    request: Request,
    chat: Chat,
    content: Content,
    sending: Sending,
    origin: Content = NOTHING,
    **extra: Any,
) -> Message:
    """A new message of the bot's, which other bots of a channel hear of."""
    return _post(request, chat, content, sending, _aim(request, chat, sending), origin, extra)


def shown(request: Request, message: Message) -> dict[str, Any]:
    return request.platform.behaviour.message(message.view())


def _aim(request: Request, chat: Chat, sending: Sending) -> _Aim:
    reply_to, around = replied(request, chat, sending.reply) if sending.reply else (None, NOTHING)
    if chat.kind != "private" or "message_thread_id" in request.params:
        around = {**around, **placed(request, chat, reply_to)}
    return _Aim(reply_to, around)


def _post(
    request: Request,
    chat: Chat,
    content: Content,
    sending: Sending,
    aim: _Aim,
    origin: Content,
    extra: Content,
) -> Message:
    platform, bot = request.platform, request.bot
    if "effect_id" in sending.extra and chat.kind != "private":
        raise bad_request("Can't use message effects in the chat")
    markup = sending.markup and fitting(sending.markup, chat.kind, content, platform.account)
    sender, around = _speaker(request, chat)
    if aim.around or sending.extra or extra:
        around = {**around, **aim.around, **sending.extra, **extra}
    if sending.receiver:
        message = Message(chat, 0, sender, platform.now(), content, markup, extra=around)
        return whisper(request, chat, sending.receiver, message)
    message = platform.post(
        chat, sender, content, markup=markup, reply_to=aim.reply_to, origin=origin, extra=around
    )
    if chat.kind == "channel":
        chat.part(Posts).writers[message.id] = bot.user.id
        announce(platform, message, by=bot)
    return message


def _speaker(request: Request, chat: Chat) -> tuple[User | None, Content]:
    """Who appears to say it, and what the message shows of that beside."""
    if request.params.get("business_connection_id"):
        connection = connection_of(request)
        names = {"business_connection_id": connection.id, "sender_business_bot": request.bot.view}
        return connection.owner, names
    protected = {"has_protected_content": True} if protects(chat) else NOTHING
    return (None if chat.kind == "channel" else request.bot.user), protected
