"""Edited messages."""

from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.registry import Request, method
from conformance.reference.formatting import caption_content, check_length, text_content
from conformance.reference.keyboards import read_markup
from conformance.reference.media import media_content
from conformance.reference.messages.captions import recaptioned
from conformance.reference.messages.contents import CAPTIONED, kind_of
from conformance.reference.messages.edits import edit, editable
from conformance.reference.rich import rich_content

_TEXTS = frozenset({"text", "rich_message"})
# What can become another medium; a text can become one too.
_MEDIA = _TEXTS | {"animation", "audio", "document", "live_photo", "photo", "video"}
# What pictures and videos of an album can become; in other albums all stay of one kind.
_PICTURES = frozenset({"live_photo", "photo", "video"})


@method("editMessageText")
def edit_message_text(request: Request) -> Any:
    if request.params.get("rich_message"):
        content = rich_content(request)
    else:
        content = text_content(request.platform, request.params)
    markup = read_markup(request.params)
    message = editable(request)
    if _TEXTS.isdisjoint(message.content):
        raise bad_request("There is no text in the message to edit")
    check_length(content, edited=True)
    return edit(request, message, content, markup)


@method("editMessageCaption")
def edit_message_caption(request: Request) -> Any:
    markup = read_markup(request.params)
    caption = caption_content(request.platform, request.params)
    message = editable(request)
    if kind_of(message.content) not in CAPTIONED:
        raise bad_request("There is no caption in the message to edit")
    check_length(caption, edited=True)
    return edit(
        request,
        message,
        recaptioned(message.content, caption, request.params),
        markup,
    )


@method("editMessageMedia")
def edit_message_media(request: Request) -> Any:
    markup = read_markup(request.params)
    content = media_content(request)
    message = editable(request)
    old, new = kind_of(message.content), kind_of(content)
    if old not in _MEDIA:
        raise bad_request("There is no media in the message to edit")
    if "media_group_id" in message.extra and old != new and not {old, new} <= _PICTURES:
        raise bad_request("Can't change media type in the album")
    check_length(content, edited=True)
    return edit(request, message, content, markup)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(request: Request) -> Any:
    """Such an edit is not shown as one: the message says no date of it."""
    markup = read_markup(request.params)
    message = editable(request, only_markup=True)
    return edit(request, message, message.content, markup, marked=False)
