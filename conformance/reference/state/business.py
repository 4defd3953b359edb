"""Business accounts that a bot is connected to, and their talks with customers."""

from dataclasses import dataclass, field
from typing import Any

from conformance.reference.state.chats import Chat
from conformance.reference.state.people import User

__all__ = ["BUSINESS_RIGHTS", "Business", "Connection", "Stories"]

BUSINESS_RIGHTS = (
    "can_reply",
    "can_read_messages",
    "can_delete_sent_messages",
    "can_delete_all_messages",
    "can_edit_name",
    "can_edit_bio",
    "can_edit_profile_photo",
    "can_edit_username",
    "can_change_gift_settings",
    "can_view_gifts_and_stars",
    "can_convert_gifts_to_stars",
    "can_transfer_and_upgrade_gifts",
    "can_transfer_stars",
    "can_manage_stories",
)


@dataclass(frozen=True, slots=True)
class Connection:
    """One person's account in one bot's hands."""

    id: str
    owner: User
    date: int
    rights: frozenset[str]
    is_enabled: bool = True

    def view(self) -> dict[str, Any]:
        """The BusinessConnection object."""
        return {
            "id": self.id,
            "user": self.owner.view(),
            "user_chat_id": self.owner.id,
            "date": self.date,
            "rights": {name: True for name in BUSINESS_RIGHTS if name in self.rights},
            "is_enabled": self.is_enabled,
        }


@dataclass(slots=True)
class Stories:
    """What an account shows, by number."""

    last: int = 0
    shown: set[int] = field(default_factory=set)


class Business:
    """A bot's connections, and the chats behind each; a part of the bot."""

    def __init__(self) -> None:
        self.connections: dict[str, Connection] = {}
        self.chats: dict[tuple[str, int], Chat] = {}  # by connection and customer
        self.stories: dict[str, Stories] = {}  # by connection

    def of(self, owner: User) -> Connection | None:
        return next((one for one in self.connections.values() if one.owner.id == owner.id), None)
