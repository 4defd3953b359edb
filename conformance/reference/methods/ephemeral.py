"""Changed and deleted ephemeral messages."""

from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import member_chat
from conformance.reference.formatting import caption_content, check_length, text_content
from conformance.reference.keyboards import Markup, fitting, read_markup
from conformance.reference.media import media_content
from conformance.reference.messages.captions import recaptioned
from conformance.reference.messages.contents import CAPTIONED, kind_of
from conformance.reference.messages.ephemeral import whispered
from conformance.reference.rich import rich_content
from conformance.reference.state import Message
from conformance.reference.state.ephemeral import Whispers


@method("editEphemeralMessageText")
def edit_ephemeral_message_text(request: Request) -> bool:
    if request.params.get("rich_message"):
        content = rich_content(request)
    else:
        content = text_content(request.platform, request.params)
    markup = read_markup(request.params)
    message = whispered(request, member_chat(request))
    check_length(content, edited=True)
    return _changed(request, message, content, markup)


@method("editEphemeralMessageCaption")
def edit_ephemeral_message_caption(request: Request) -> bool:
    caption = caption_content(request.platform, request.params)
    markup = read_markup(request.params)
    message = whispered(request, member_chat(request))
    if kind_of(message.content) not in CAPTIONED:
        raise bad_request("There is no caption in the message to edit")
    check_length(caption, edited=True)
    return _changed(
        request,
        message,
        recaptioned(message.content, caption, request.params),
        markup,
    )


@method("editEphemeralMessageMedia")
def edit_ephemeral_message_media(request: Request) -> bool:
    content = media_content(request)
    markup = read_markup(request.params)
    message = whispered(request, member_chat(request))
    check_length(content, edited=True)
    return _changed(request, message, content, markup)


@method("editEphemeralMessageReplyMarkup")
def edit_ephemeral_message_reply_markup(request: Request) -> bool:
    markup = read_markup(request.params)
    message = whispered(request, member_chat(request))
    return _changed(request, message, message.content, markup)


@method("deleteEphemeralMessage")
def delete_ephemeral_message(request: Request) -> bool:
    chat = member_chat(request)
    chat.part(Whispers).forget(whispered(request, chat))
    return True


def _changed(request: Request, message: Message, content: Any, markup: Markup | None) -> bool:
    chat = message.chat
    markup = fitting(markup, chat.kind, content, request.platform.account, only_inline=True)
    edited = message._replace(content=content, markup=markup, edit_date=request.platform.now())
    chat.part(Whispers).replace(edited)
    return True
