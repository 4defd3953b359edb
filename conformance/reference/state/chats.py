"""Chats and who is in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conformance.reference.ids import Counter
from conformance.reference.state.messages import Message
from conformance.reference.state.parts import Parted
from conformance.reference.state.rights import PERMISSIONS

if TYPE_CHECKING:
    from conformance.reference.state.bots import Bot

__all__ = ["Chat", "Member"]

_WITHIN = frozenset({"creator", "administrator", "member"})


@dataclass(frozen=True, slots=True)
class Member:
    """One account in one chat: ChatMember's statuses, with what each allows.

    ``rights`` are an administrator's, or what a restricted member is still permitted.
    """

    user_id: int
    status: str = "member"  # creator, administrator, member, restricted, left, kicked
    rights: frozenset[str] = frozenset()
    until_date: int = 0
    title: str | None = None
    is_anonymous: bool = False
    is_present: bool = True  # a restricted one can have left
    promoted_by: int | None = None
    tag: str | None = None

    @property
    def within(self) -> bool:
        return self.status in _WITHIN or (self.status == "restricted" and self.is_present)

    def may(self, right: str) -> bool:
        """Whether an administrator has the right; whoever created the chat has every one."""
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)


class Chat(Parted):
    """One chat: a private one is one bot's with one person, any other is everyone's."""

    __slots__ = (
        "blocked",
        "bot",
        "id",
        "instance",
        "kind",
        "members",
        "messages",
        "migrated_to",
        "numbers",
        "opened",
        "permissions",
        "pinned",
        "view",
    )

    def __init__(
        self, chat_id: int, kind: str, view: Mapping[str, Any], numbers: Counter, instance: str
    ) -> None:
        self._parts = None
        self.id = chat_id
        self.kind = kind  # private, group, supergroup, channel
        self.view = view  # the Chat object that messages show; replaced when it changes
        self.numbers = numbers
        self.instance = instance
        self.bot: Bot | None = None  # whose private chat this is
        self.messages: dict[int, Message] = {}
        self.members: dict[int, Member] = {}
        self.permissions: frozenset[str] = _ALL
        self.pinned: list[int] = []  # oldest first
        self.migrated_to: int | None = None  # the supergroup that a basic group has become
        self.opened = True
        self.blocked = False

    def member(self, user_id: int) -> Member:
        """The account's membership; one never seen here has left."""
        return self.members.get(user_id) or Member(user_id, "left")

    def has(self, user_id: int) -> bool:
        member = self.members.get(user_id)
        return member is not None and member.within

    @property
    def is_forum(self) -> bool:
        return self.view.get("is_forum") is True

    def keep(self, message: Message) -> Message:
        """Stores a new message, or a changed one in place of the old."""
        self.messages[message.id] = message
        return message

    def forget(self, message_id: int) -> None:
        self.messages.pop(message_id, None)
        if message_id in self.pinned:
            self.pinned.remove(message_id)


_ALL = frozenset(PERMISSIONS)
