"""What people write, change, send on and delete."""

import json
from collections.abc import Mapping
from typing import Any

from conformance.reference.acts.registry import ID, STRING, TEXT, Details, Refused, Scene, act
from conformance.reference.calls.errors import ApiError
from conformance.reference.formatting import caption_content, check_length, quoted, read_quote, text_content
from conformance.reference.messages.captions import recaptioned
from conformance.reference.messages.contents import CAPTIONED, kind_of
from conformance.reference.messages.copies import can_forward, forwarded_content, forwarded_markup
from conformance.reference.messages.dice import DICE, thrown
from conformance.reference.messages.origins import forwarded_from
from conformance.reference.messages.replies import external_reply
from conformance.reference.state import Chat, Message

__all__ = ["text_of"]

_ENTITIES = {"type": "array", "items": {"type": "object"}}
_QUOTING = {"quote": TEXT, "quote_position": ID, "reply_in_chat_id": ID}


@act(
    "send_text", "writes", required={"text": STRING}, optional={"entities": _ENTITIES, **_QUOTING}, posts=True
)
def send_text(scene: Scene, details: Details) -> dict[str, Any]:
    """A reply can quote; one to a message of another chat names that chat."""
    content = text_of(scene, details)
    shown = _reply(scene, details)
    if "reply_in_chat_id" in details:
        details = {name: value for name, value in details.items() if name != "reply_to_message_id"}
    return scene.post(content, details, extra=shown)


@act(
    "send_contact",
    "shares a contact",
    required={"phone_number": TEXT, "first_name": TEXT},
    optional={"last_name": STRING, "vcard": STRING, "user_id": ID},
    posts=True,
)
def send_contact(scene: Scene, details: Details) -> dict[str, Any]:
    fields = ("phone_number", "first_name", "last_name", "user_id", "vcard")
    return scene.post({"contact": {name: details[name] for name in fields if details.get(name)}}, details)


@act("send_dice", "throws a dice", optional={"emoji": {"enum": list(DICE)}}, posts=True)
def send_dice(scene: Scene, details: Details) -> dict[str, Any]:
    return scene.post(thrown(scene.platform, details.get("emoji") or "🎲"), details)


@act("forward", "sends a message on", required={"message_id": ID}, optional={"from_chat_id": ID}, posts=True)
def forward(scene: Scene, details: Details) -> dict[str, Any]:
    """From the chat named, or from this one."""
    message = _message_of(scene, details.get("from_chat_id"), details["message_id"])
    if not can_forward(message):
        raise Refused("the message cannot be forwarded")
    via = {"extra": {"via_bot": message.extra["via_bot"]}} if "via_bot" in message.extra else {}
    return scene.post(
        forwarded_content({}, message),
        details,
        origin=forwarded_from(scene.platform, message),
        markup=forwarded_markup(message),
        **via,
    )


@act(
    "edit_text",
    "changes own words",
    required={"message_id": ID, "text": STRING},
    optional={"entities": _ENTITIES},
)
def edit_text(scene: Scene, details: Details) -> dict[str, Any]:
    message = scene.message(details)
    if not _is_theirs(scene, message) or "text" not in message.content:
        raise Refused("the user has written no such text")
    return _changed(scene, message, text_of(scene, details))


@act(
    "edit_caption",
    "changes what own media say",
    required={"message_id": ID},
    optional={"caption": STRING, "caption_entities": _ENTITIES},
)
def edit_caption(scene: Scene, details: Details) -> dict[str, Any]:
    message = scene.message(details)
    if not _is_theirs(scene, message) or kind_of(message.content) not in CAPTIONED:
        raise Refused("the user has sent no such media")
    try:
        caption = caption_content(scene.platform, details)
        check_length(caption)
    except ApiError as error:
        raise Refused(error.description) from None
    return _changed(scene, message, recaptioned(message.content, caption, {}))


@act("delete_message", "deletes a message for everyone", required={"message_id": ID})
def delete_message(scene: Scene, details: Details) -> dict[str, Any]:
    """Bots are not told."""
    message, chat = scene.message(details), scene.chat
    member = chat.member(scene.user.id)
    if not (chat.kind == "private" or message.sender == scene.user or member.may("can_delete_messages")):
        raise Refused("the message is not theirs to delete")
    chat.forget(message.id)
    return {"update_id": None}


def _is_theirs(scene: Scene, message: Message) -> bool:
    if message.origin:
        return False
    if message.sender is None:
        return scene.chat.member(scene.user.id).may("can_edit_messages")
    return message.sender == scene.user


def _changed(scene: Scene, message: Message, content: Mapping[str, Any]) -> dict[str, Any]:
    edited = message._replace(content=content, edit_date=scene.platform.now())
    return scene.heard(scene.chat.keep(edited), edited=True)


def text_of(scene: Scene, details: Details) -> dict[str, Any]:
    """The content of what a person writes. Raises Refused."""
    given = {"text": details["text"]}
    if details.get("entities"):
        given["entities"] = json.dumps(details["entities"])
    try:
        content = text_content(scene.platform, given)
        check_length(content)
    except ApiError as error:
        blank = not details["text"].strip()
        raise Refused("the text is empty" if blank else error.description) from None
    return content


def _reply(scene: Scene, details: Details) -> Mapping[str, Any]:
    """What a reply shows beside the message that it is to."""
    number, elsewhere = details.get("reply_to_message_id"), details.get("reply_in_chat_id")
    if number is None or not (details.get("quote") or elsewhere):
        return {}
    message = _message_of(scene, elsewhere, number)
    try:
        quote = read_quote(scene.platform, details)
        if elsewhere:
            return external_reply(scene.platform, message, quote)
        return {"quote": quoted(scene.platform, quote, message.content)} if quote else {}
    except ApiError as error:
        raise Refused(error.description) from None


def _message_of(scene: Scene, chat_id: int | None, message_id: int) -> Message:
    """The message in the chat named, or in this one."""
    chat = scene.chat if chat_id is None else _chat(scene, chat_id)
    message = chat.messages.get(message_id)
    if message is None:
        raise Refused("there is no such message")
    return message


def _chat(scene: Scene, chat_id: int) -> Chat:
    chat = scene.bot.chats.get(chat_id) or scene.platform.chats.get(chat_id)
    if chat is None or not chat.has(scene.user.id):
        raise Refused("the user is in no such chat")
    return chat
