"""Who hears of what: a thing that happens, as updates for the bots that it concerns."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from conformance.reference.state import Bot, Chat, Message, Platform

__all__ = ["announce", "tell"]

_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode

# What a bot does itself comes back to it only as these service messages.
_SERVICE = frozenset(
    {
        "new_chat_title",
        "new_chat_photo",
        "delete_chat_photo",
        "left_chat_member",
        "pinned_message",
        "video_chat_scheduled",
        "video_chat_started",
        "video_chat_ended",
        "video_chat_participants_invited",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
    }
)
_CONTENT = frozenset({"text", "caption"})


def tell(platform: Platform, bot: Bot, kind: str, value: dict[str, Any]) -> int | None:
    """Puts an update into the bot's queue; its id, or None where the bot does not ask for such."""
    behaviour = platform.behaviour
    text = _encode(behaviour.event(kind, value))
    update_id = None
    for _ in range(behaviour.copies()):
        update_id = bot.inbox.put(kind, text)
    return update_id


def announce(
    platform: Platform, message: Message, *, edited: bool = False, by: Bot | None = None
) -> dict[str, int | None]:
    """Tells every bot that may see the message, but not the one that did it.

    Returns the ids of the updates by the bots' tokens.
    """
    chat = message.chat
    kind = "channel_post" if chat.kind == "channel" else "message"
    kind = f"edited_{kind}" if edited else kind
    hearers = [bot for bot in _bots(platform, chat) if bot is not by and _hears(bot, message)]
    if not hearers:
        return {}
    view = platform.behaviour.message(message.view())
    return {bot.token: tell(platform, bot, kind, view) for bot in hearers}


def _bots(platform: Platform, chat: Chat) -> Iterable[Bot]:
    if chat.bot is not None:
        return (chat.bot,)
    accounts = platform.accounts
    if len(chat.members) > len(accounts):
        return [bot for id_, bot in accounts.items() if chat.has(id_)]
    return [accounts[id_] for id_, member in chat.members.items() if id_ in accounts and member.within]


def _hears(bot: Bot, message: Message) -> bool:
    """Whether the bot gets it: not its own words, nor other bots', nor what its privacy hides."""
    chat, sender = message.chat, message.sender
    service = not _SERVICE.isdisjoint(message.content)
    if sender is not None and sender.id == bot.user.id:
        return service
    if chat.kind == "channel":
        return chat.member(bot.user.id).status == "administrator"
    if sender is not None and sender.is_bot and not service and "sender_chat" not in message.extra:
        return False
    return chat.kind == "private" or not _is_private_talk(bot, message)


def _is_private_talk(bot: Bot, message: Message) -> bool:
    """Whether privacy mode hides a group's message from the bot. Source: Bot features, "Privacy mode"."""
    chat = message.chat
    if bot.switches.can_read_all_group_messages or chat.member(bot.user.id).status in _MASTERS:
        return False
    if _CONTENT.isdisjoint(message.content) and not _MEDIA.intersection(message.content):
        return False  # service messages are for everyone
    if message.reply_to is not None:
        replied = chat.messages.get(message.reply_to)
        if replied is not None and replied.sender is not None and replied.sender.id == bot.user.id:
            return False
    if message.extra.get("via_bot", {}).get("id") == bot.user.id:
        return False
    return not _addresses(bot, message.content)


_MASTERS = frozenset({"administrator", "creator"})
_MEDIA = frozenset(
    {
        "animation",
        "audio",
        "contact",
        "dice",
        "document",
        "game",
        "location",
        "photo",
        "poll",
        "sticker",
        "story",
        "venue",
        "video",
        "video_note",
        "voice",
        "paid_media",
        "checklist",
    }
)
_COMMAND = re.compile(r"/\w+(?:@(\w+))?")


def _addresses(bot: Bot, content: Mapping[str, Any]) -> bool:
    """Whether a command or a mention in the text means this bot, or any."""
    text = content.get("text") or content.get("caption") or ""
    own = (bot.user.username or "").lower()
    if f"@{own}" in text.lower():
        return True
    return any(match[1] is None for match in _COMMAND.finditer(text) if match.start() == 0)
