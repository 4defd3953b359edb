"""Forwarded and copied messages, one and many."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import boolean
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import check_sending, reachable_chat, readable_chat
from conformance.reference.formatting import caption_content
from conformance.reference.messages.captions import recaptioned
from conformance.reference.messages.contents import CAPTIONED, kind_of, without_caption
from conformance.reference.messages.copies import (
    albums_of,
    can_copy,
    can_forward,
    copied_content,
    forwarded_content,
    forwarded_markup,
)
from conformance.reference.messages.finding import message_ids, message_to, visible
from conformance.reference.messages.origins import forwarded_from
from conformance.reference.messages.sending import Sending, outgoing, posted, read_sending, shown
from conformance.reference.state import NOTHING, Message


@method("forwardMessage")
def forward_message(request: Request) -> Any:
    message = message_to(request, readable_chat(request, "from_chat_id"), "forward")

    def content() -> Any:
        if not can_forward(message):
            raise bad_request("The message can't be forwarded")
        return forwarded_content(request.params, message)

    sending = replace(read_sending(request), markup=forwarded_markup(message))
    origin = forwarded_from(request.platform, message)
    return shown(request, posted(request, content, origin, sending, **_via(message)))


@method("copyMessage")
def copy_message(request: Request) -> Any:
    caption = caption_content(request.platform, request.params) if "caption" in request.params else None
    message = message_to(request, readable_chat(request, "from_chat_id"), "copy")

    def content() -> Any:
        if not can_copy(request, message):
            raise bad_request("The message can't be copied")
        kept = copied_content(request, message)
        fits = caption is not None and kind_of(kept) in CAPTIONED
        return recaptioned(kept, caption or {}, request.params) if fits else kept

    return {"message_id": posted(request, content).id}


@method("forwardMessages")
def forward_messages(request: Request) -> Any:
    sending, messages = _many(request)
    kept = [message for message in messages if can_forward(message)]
    if not kept:
        raise bad_request("Messages can't be forwarded")
    albums = albums_of(request.platform, kept)
    chat = reachable_chat(request)
    sent = []
    for message in kept:
        content, origin = (
            forwarded_content(request.params, message),
            forwarded_from(request.platform, message),
        )
        way = replace(sending, markup=forwarded_markup(message))
        around = {**_via(message), **albums.get(message.id, {})}
        sent.append(outgoing(request, chat, content, way, origin, **around))
    return [{"message_id": message.id} for message in sent]


@method("copyMessages")
def copy_messages(request: Request) -> Any:
    sending, messages = _many(request)
    kept = [message for message in messages if can_copy(request, message)]
    if not kept:
        raise bad_request("Messages can't be forwarded")
    bare = boolean(request.params, "remove_caption")
    albums = albums_of(request.platform, kept)
    chat = reachable_chat(request)
    sent = []
    for message in kept:
        content = copied_content(request, message)
        content = without_caption(content) if bare else content
        sent.append(outgoing(request, chat, content, sending, NOTHING, **albums.get(message.id, {})))
    return [{"message_id": message.id} for message in sent]


def _many(request: Request) -> tuple[Sending, list[Message]]:
    """What is to be sent again, as far as it is there, and how. Raises ApiError."""
    if not request.params.get("from_chat_id"):
        raise bad_request('Parameter "from_chat_id" is required')
    numbers = message_ids(request.params)
    if any(low >= high for low, high in pairwise(numbers)):
        raise bad_request("Message identifiers must be in a strictly increasing order")
    sending = read_sending(request)
    chat = reachable_chat(request)
    source = readable_chat(request, "from_chat_id")
    found = [visible(request.bot, source, number) for number in numbers]
    messages = [message for message in found if message is not None]
    for message in messages:
        check_sending(request.bot, chat, message.content)
    if not messages:
        raise bad_request("There are no messages to forward")
    return sending, messages


def _via(message: Message) -> dict[str, Any]:
    """The bot by way of which the first message came is named in every forward of it."""
    return {name: message.extra[name] for name in ("via_bot",) if name in message.extra}
