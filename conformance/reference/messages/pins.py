"""Pinned messages: what pinning and unpinning does, whoever does it."""

from bisect import insort

from conformance.reference.chats.hearing import announce
from conformance.reference.state import Chat, Message, Platform, User

__all__ = ["pin", "unpin"]

_THREAD = ("message_thread_id", "is_topic_message")


def pin(platform: Platform, message: Message, by: User) -> dict[str, int | None]:
    """Pins the message, and says so in the chat; the ids of the updates by the bots' tokens."""
    chat = message.chat
    insort(chat.pinned, message.id)
    thread = {name: message.extra[name] for name in _THREAD if name in message.extra}
    content = {"pinned_message": message.view(nested=True)}
    sender = None if chat.kind == "channel" else by
    return announce(platform, platform.post(chat, sender, content, extra=thread))


def unpin(chat: Chat, message_id: int) -> None:
    chat.pinned.remove(message_id)
