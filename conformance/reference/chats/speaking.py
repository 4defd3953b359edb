"""As whom a person speaks in a chat, and whether they may."""

from collections.abc import Iterable, Mapping
from typing import Any

from conformance.reference.chats.access import unsendable
from conformance.reference.chats.topics import is_closed_to, located
from conformance.reference.state import ANONYMOUS, CHANNEL_BOT, Chat, Member, Platform, User
from conformance.reference.state.faces import Face

__all__ = ["Silenced", "speaker"]


class Silenced(ValueError):
    """The person cannot speak there, or not so; the message says why in a sentence."""


def speaker(
    platform: Platform, chat: Chat, user: User, content: Iterable[str], details: Mapping[str, Any]
) -> tuple[User | None, dict[str, Any]]:
    """Who a message is from, and what it says of that and of its place. Raises Silenced.

    ``details`` can name a thread, a message to reply to, and a channel that is spoken for.
    """
    if chat.migrated_to is not None:
        raise Silenced("the group is no more")
    place = _place(chat, details)
    if chat.kind == "private":
        return user, place
    member = chat.member(user.id)
    if chat.kind == "channel":
        if chat.owner is not None and not member.may("can_post_messages"):
            raise Silenced("only administrators write in a channel")
        return None, place
    if (words := unsendable(chat, member, content)) is not None:
        raise Silenced(f"the user may not send {words} here")
    if is_closed_to(chat, user.id, place):
        raise Silenced("the topic is closed")
    sender, named = _named(platform, chat, user, member, details.get("sender_chat_id"))
    return sender, {**place, **named}


def _place(chat: Chat, details: Mapping[str, Any]) -> dict[str, Any]:
    try:
        thread_id, reply_to = details.get("message_thread_id") or 0, details.get("reply_to_message_id")
        return dict(located(chat, thread_id, reply_to))
    except LookupError:
        raise Silenced("there is no such topic") from None


def _named(
    platform: Platform, chat: Chat, user: User, member: Member, sender_chat_id: int | None
) -> tuple[User, dict[str, Any]]:
    if sender_chat_id is not None and sender_chat_id != chat.id:
        return CHANNEL_BOT, {"sender_chat": _channel(platform, chat, user, sender_chat_id).view}
    if member.is_anonymous or sender_chat_id is not None:
        if not member.leads:
            raise Silenced("only administrators speak for the group")
        signature = {"author_signature": member.title} if member.title else {}
        return ANONYMOUS, {"sender_chat": chat.view, **signature}
    return user, {"sender_tag": member.tag} if member.tag else {}


def _channel(platform: Platform, chat: Chat, user: User, channel_id: int) -> Chat:
    channel = platform.chats.get(channel_id)
    if channel is None or channel.kind != "channel" or not channel.member(user.id).leads:
        raise Silenced("the user has no such channel")
    face = chat.peek(Face)
    if face is not None and channel_id in face.banned_senders:
        raise Silenced("the channel may not speak here")
    return channel
