"""Edited messages."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.access import reachable_chat
from conformance.reference.errors import bad_request
from conformance.reference.formatting import caption_content, check_length, text_content
from conformance.reference.keyboards import Markup, read_markup
from conformance.reference.messages import Sending, message_to, outgoing, shown
from conformance.reference.registry import Request, method
from conformance.reference.state import Message

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


@method("editMessageText")
def edit_message_text(request: Request) -> Any:
    content = text_content(request.platform, request.params)
    markup = read_markup(request.params)
    message = _own(request)
    if "text" not in message.content:
        raise bad_request("Bad Request: there is no text in the message to edit")
    return _edit(request, message, content, markup)


@method("editMessageCaption")
def edit_message_caption(request: Request) -> Any:
    caption = caption_content(request.platform, request.params)
    markup = read_markup(request.params)
    message = _own(request)
    if not {"photo", "document"} & message.content.keys():
        raise bad_request("Bad Request: there is no caption in the message to edit")
    kept = {k: v for k, v in message.content.items() if k not in {"caption", "caption_entities"}}
    return _edit(request, message, kept | caption, markup)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(request: Request) -> Any:
    markup = read_markup(request.params)
    message = _own(request)
    return _edit(request, message, message.content, markup)


def _own(request: Request) -> Message:
    """The message to edit. Raises ApiError where there is none, or it is not the bot's."""
    params = request.params
    if "chat_id" not in params and "message_id" not in params:
        if not params.get("inline_message_id"):
            raise bad_request("Message identifier is not specified")
        raise bad_request("Bad Request: MESSAGE_ID_INVALID")
    chat = reachable_chat(request)
    if not params.get("message_id"):
        raise bad_request("Message identifier is not specified")
    message = message_to(request, chat, "edit")
    if (message.sender is not None and message.sender.id != request.bot.user.id) or message.origin:
        raise bad_request("Bad Request: message can't be edited")
    return message


def _edit(request: Request, message: Message, content: Mapping[str, Any], markup: Markup | None) -> Any:
    if markup is not None and not markup.inline:
        raise bad_request("Bad Request: inline keyboard expected")
    check_length(content)
    if message.content == content and _rows(message.markup) == _rows(markup):
        raise bad_request(NOT_MODIFIED)
    if not request.platform.behaviour.edits_in_place():
        return shown(request, outgoing(request, message.chat, content, Sending(markup)))
    edited = message._replace(content=content, markup=markup, edit_date=request.platform.now())
    message.chat.keep(edited)
    return shown(request, edited)


def _rows(markup: Markup | None) -> Any:
    return markup.view if markup is not None and markup.inline else None
