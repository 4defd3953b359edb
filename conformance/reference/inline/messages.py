"""Messages sent by way of a bot: into any chat, and changed by the bot without being in it."""

import base64
import binascii
import struct
from collections.abc import Mapping
from typing import Any, NamedTuple

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.registry import Request
from conformance.reference.chats.hearing import announce
from conformance.reference.chats.speaking import speaker
from conformance.reference.inline.answering import place_of
from conformance.reference.keyboards import Markup
from conformance.reference.state import NOTHING, Bot, Chat, Message, Platform, User
from conformance.reference.state.ids import Counter

__all__ = ["InlineMessages", "Sent", "elsewhere", "inline_message", "named", "sent_by_way_of"]

_SIZES = frozenset({20, 24})  # octets of an id; the longer ones name a person beyond 32 bits


class Sent(NamedTuple):
    """A message as the person's app knows it, with what the bot knows it by, if at all."""

    message: Message
    inline_message_id: str | None
    told: dict[str, int | None]  # the updates about it, by the bots' tokens


class InlineMessages:
    """Which message each inline_message_id means, and whose it is to change."""

    def __init__(self) -> None:
        self.places: dict[str, tuple[int, Chat, int]] = {}  # bot's id, chat, message's id
        self.names: dict[tuple[int, int, int], str] = {}  # of a chat's message
        self.elsewhere: dict[int, Chat] = {}  # people's chats with each other

    def add(self, name: str, bot: Bot, message: Message) -> None:
        self.places[name] = (bot.user.id, message.chat, message.id)
        self.names[place_of(message)] = name

    def name(self, message: Message) -> str | None:
        return self.names.get(place_of(message))

    def find(self, name: str) -> tuple[int, Message] | None:
        """The message that is there still, and the id of the bot that it came by way of."""
        bot_id, chat, message_id = self.places.get(name, (0, None, 0))
        message = chat.messages.get(message_id) if chat else None
        return None if message is None else (bot_id, message)


def inline_message(request: Request) -> Message:
    """The message that ``inline_message_id`` names. Raises ApiError where it is none of the bot's."""
    name = request.params.get("inline_message_id", "")
    if not name:
        raise bad_request("Message identifier is not specified")
    if not _well_formed(name):
        raise bad_request("Invalid inline message identifier specified")
    found = request.platform.part(InlineMessages).find(name)
    if found is None or found[0] != request.bot.user.id:
        raise bad_request("MESSAGE_ID_INVALID")
    return found[1]


def sent_by_way_of(
    platform: Platform,
    bot: Bot,
    user: User,
    chat: Chat,
    content: Mapping[str, Any],
    markup: Markup | None,
    details: Mapping[str, Any] = NOTHING,
) -> Sent:
    """Posts a content as the person's own; with a keyboard the bot gets a name for the message.

    ``details`` can say what it replies to and in which topic. Raises Silenced.
    """
    sender, around = speaker(platform, chat, user, content, details)
    message = platform.post(
        chat,
        sender,
        content,
        markup=markup,
        reply_to=details.get("reply_to_message_id"),
        extra={**around, "via_bot": bot.view},
    )
    name = named(platform, bot, user, message) if markup else None
    return Sent(message, name, announce(platform, message))


def named(platform: Platform, bot: Bot, user: User, message: Message) -> str:
    """A new inline_message_id for the message, by which the bot can change it."""
    octets = struct.pack("<iqi", 2, user.id, message.id) + platform.ids.octets(8)
    name = base64.urlsafe_b64encode(octets).decode().rstrip("=")
    platform.part(InlineMessages).add(name, bot, message)
    return name


def elsewhere(platform: Platform, user: User) -> Chat:
    """The person's chat with somebody else; no bot sees it."""
    chats = platform.part(InlineMessages).elsewhere
    chat = chats.get(user.id)
    if chat is None:
        view = {"id": user.id, **user.names(), "type": "private"}
        instance = platform.ids.chat_instance()
        chat = chats[user.id] = Chat(user.id, "private", view, Counter(), instance)
    return chat


def _well_formed(name: str) -> bool:
    try:
        octets = base64.b64decode(name + "=" * (-len(name) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return False
    return len(octets) in _SIZES
