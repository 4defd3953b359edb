"""Changing a message: whether the bot may, and what comes of it."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.accounts.business import business_chat
from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import integer
from conformance.reference.calls.registry import Request
from conformance.reference.chats.access import member_chat
from conformance.reference.chats.hearing import announce
from conformance.reference.inline import inline_message
from conformance.reference.keyboards import Markup, fitting
from conformance.reference.messages.contents import CHANGEABLE, kind_of
from conformance.reference.messages.finding import is_own, message_to
from conformance.reference.messages.places import is_live, is_over
from conformance.reference.messages.sending import Sending, outgoing, shown
from conformance.reference.state import Message

__all__ = ["NOT_MODIFIED", "edit", "editable"]

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
FORGIVEN_SECONDS = 48 * 60 * 60 + 300

_FIXED = frozenset({"", "invoice", "story", "giveaway", "giveaway_winners"})


def editable(request: Request, *, only_markup: bool = False) -> Message:
    """The message that a call wants changed. Raises ApiError where there is none, or it cannot be."""
    message = inline_message(request) if _is_inline(request) else message_to(request, _chat(request), "edit")
    if not (_is_of_bot(request, message) and _can_change(request, message, only_markup)):
        raise bad_request("Message can't be edited")
    return message


def edit(
    request: Request,
    message: Message,
    content: Mapping[str, Any],
    markup: Markup | None,
    *,
    marked: bool = True,
) -> Any:
    """Puts the content and the keyboard in place of the old. Raises ApiError where nothing changes.

    The message says when it was edited if that is ``marked``, but not if it came by way of the bot.
    """
    inline, platform = _is_inline(request), request.platform
    place = "inline" if inline else message.chat.kind
    markup = fitting(markup, place, content, platform.account, only_inline=True)
    if message.content == content and _view(message.markup) == _view(markup):
        raise bad_request(NOT_MODIFIED)
    if not platform.behaviour.edits_in_place():
        return shown(request, outgoing(request, message.chat, content, Sending(markup)))
    edit_date = platform.now() if marked and "via_bot" not in message.extra else message.edit_date
    edited = message.chat.keep(message._replace(content=content, markup=markup, edit_date=edit_date))
    if message.chat.kind == "channel":
        announce(platform, edited, edited=True, by=request.bot)
    return True if inline else shown(request, edited)


def _is_inline(request: Request) -> bool:
    return not request.params.get("chat_id") and not integer(request.params, "message_id")


def _chat(request: Request) -> Any:
    return business_chat(request) if request.params.get("business_connection_id") else member_chat(request)


def _is_of_bot(request: Request, message: Message) -> bool:
    """Whether the bot has a hand in the message: wrote it, sent it by way of itself, or edits the channel."""
    bot, chat = request.bot, message.chat
    if message.origin or (message.markup is not None and not message.markup.inline):
        return False
    if "via_bot" in message.extra:
        return bool(message.extra["via_bot"]["id"] == bot.user.id)
    if is_own(bot, message):
        return True
    if "business_connection_id" in message.extra:
        return _is_business_own(request, message)
    return chat.kind == "channel" and chat.member(bot.user.id).may("can_edit_messages")


def _is_business_own(request: Request, message: Message) -> bool:
    """What the owner of the account wrote, for two days; longer where a keyboard is under it."""
    if message.sender is None or message.sender.id == message.chat.id:
        return False
    return message.markup is not None or request.platform.moment - message.date < FORGIVEN_SECONDS


def _can_change(request: Request, message: Message, only_markup: bool) -> bool:
    kind = kind_of(message.content)
    if kind in _FIXED:
        return False
    if only_markup or kind in CHANGEABLE:
        return True
    if kind == "poll":
        return not message.content["poll"]["is_closed"]
    return is_live(message) and not is_over(request.platform, message)


def _view(markup: Markup | None) -> Any:
    return markup.view if markup is not None and markup.inline else None
