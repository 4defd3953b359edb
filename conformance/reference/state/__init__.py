"""What the platform knows: its bots, people, chats and messages."""

from conformance.reference.state.bots import Bot, CallbackQuery, Switches
from conformance.reference.state.chats import DELETED, Chat, Member
from conformance.reference.state.messages import NOTHING, Message
from conformance.reference.state.people import ANONYMOUS, CHANNEL_BOT, REPLIES, User
from conformance.reference.state.platform import Platform, Taken
from conformance.reference.state.rights import (
    ADMINISTRATOR_RIGHTS,
    CHANNEL_ONLY,
    PERMISSIONS,
    administrator_rights,
    chat_permissions,
    full_rights,
)

__all__ = [
    "ADMINISTRATOR_RIGHTS",
    "ANONYMOUS",
    "CHANNEL_BOT",
    "CHANNEL_ONLY",
    "DELETED",
    "NOTHING",
    "PERMISSIONS",
    "REPLIES",
    "Bot",
    "CallbackQuery",
    "Chat",
    "Member",
    "Message",
    "Platform",
    "Switches",
    "Taken",
    "User",
    "administrator_rights",
    "chat_permissions",
    "full_rights",
]
