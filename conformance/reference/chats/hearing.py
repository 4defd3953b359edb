"""Who hears of what: a thing that happens, as updates for the bots that it concerns."""

import json
import re
from collections.abc import Iterable
from typing import Any

from conformance.reference.chats.discussions import carried_over
from conformance.reference.state import Bot, Chat, Message, Platform
from conformance.reference.state.faces import Talk

__all__ = ["announce", "tell"]

_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode

# What a bot does itself comes back to it only as these service messages.
_OWN = frozenset(
    {
        "new_chat_title",
        "new_chat_photo",
        "delete_chat_photo",
        "left_chat_member",
        "pinned_message",
        "proximity_alert_triggered",
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
        "giveaway_created",
        "giveaway",
        "giveaway_winners",
        "giveaway_completed",
    }
)

# What people say; any other content is a service message, and those are for everyone.
_TALK = frozenset(
    {
        "text",
        "caption",
        "animation",
        "audio",
        "checklist",
        "contact",
        "dice",
        "document",
        "game",
        "live_photo",
        "location",
        "paid_media",
        "photo",
        "poll",
        "rich_message",
        "sticker",
        "story",
        "venue",
        "video",
        "video_note",
        "voice",
    }
)
_COMMAND = re.compile(r"/\w+(?:@(\w+))?")


def tell(platform: Platform, bot: Bot, kind: str, value: dict[str, Any]) -> int | None:
    """Puts an update into the bot's queue; its id, or None where the bot does not ask for such."""
    behaviour = platform.behaviour
    text = platform.files.for_bot(bot.user.id, _encode(behaviour.event(kind, value)))
    update_id = None
    for _ in range(behaviour.copies(kind)):
        update_id = bot.inbox.put(kind, text)
    return update_id


def announce(
    platform: Platform, message: Message, *, edited: bool = False, by: Bot | None = None
) -> dict[str, int | None]:
    """Tells every bot that may see the message, but not the one that did it.

    A channel's post comes to its discussion group too. Returns the ids of the updates by the bots' tokens.
    """
    chat = message.chat
    kind = "channel_post" if chat.kind == "channel" else "message"
    kind = f"edited_{kind}" if edited else kind
    told: dict[str, int | None] = {}
    hearers = [bot for bot in _bots(platform, chat) if bot is not by and _hears(bot, message)]
    if hearers:
        view = platform.behaviour.message(message.view())
        told = {bot.token: tell(platform, bot, kind, view) for bot in hearers}
    if chat.kind == "channel" and (comment := carried_over(platform, message, edited=edited)) is not None:
        announce(platform, comment, edited=edited)
    return told


def _bots(platform: Platform, chat: Chat) -> Iterable[Bot]:
    if chat.bot is not None:
        return (chat.bot,)
    return [platform.accounts[id_] for id_ in chat.bots if chat.has(id_)]


def _hears(bot: Bot, message: Message) -> bool:
    """Whether the bot gets it: not its own words, nor other bots', nor what its privacy hides."""
    chat, sender = message.chat, message.sender
    own = sender is not None and sender.id == bot.user.id
    if own:
        return not _OWN.isdisjoint(message.content)
    if chat.kind == "channel":
        return chat.member(bot.user.id).leads
    talk = not _TALK.isdisjoint(message.content)
    if talk and sender is not None and sender.is_bot and "sender_chat" not in message.extra:
        return False
    if chat.kind == "private" or not talk:
        return True
    hides_nothing = bot.switches.can_read_all_group_messages or chat.member(bot.user.id).leads
    return hides_nothing or _is_meant_for(bot, message)


def _is_meant_for(bot: Bot, message: Message) -> bool:
    """Whether a bot in privacy mode gets it: what calls it, what came through it, replies to either.

    Source: Bot features, "Privacy mode".
    """
    if _calls(bot, message):
        return True
    replied = message.chat.messages.get(message.reply_to or 0)
    if replied is None:
        return False
    from_bot = replied.sender is not None and replied.sender.id == bot.user.id
    return from_bot or _calls(bot, replied)


def _calls(bot: Bot, message: Message) -> bool:
    if message.extra.get("via_bot", {}).get("id") == bot.user.id:
        return True
    text = message.content.get("text") or message.content.get("caption") or ""
    if f"@{bot.user.username}".lower() in text.lower():
        return True
    command = _COMMAND.match(text)
    if command is None or command[1] is not None:
        return False
    # A general command is for the bot that spoke last.
    return len(message.chat.bots) == 1 or message.chat.part(Talk).last_bot in {0, bot.user.id}
