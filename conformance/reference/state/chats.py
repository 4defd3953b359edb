"""Chats and who is in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conformance.reference.state.ids import Counter
from conformance.reference.state.messages import Message
from conformance.reference.state.parts import Parted
from conformance.reference.state.rights import PERMISSIONS

if TYPE_CHECKING:
    from conformance.reference.state.bots import Bot

__all__ = ["DELETED", "GIFTS", "Chat", "Member", "group_view"]

_WITHIN = frozenset({"creator", "administrator", "member"})
_STAFF = frozenset({"creator", "administrator"})

# What ``migrated_to`` is of a basic group that was deleted.
DELETED = 0


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

    @property
    def leads(self) -> bool:
        """Whether it is an administrator, or the owner."""
        return self.status in _STAFF

    def may(self, right: str) -> bool:
        """Whether an administrator has the right; whoever created the chat has every one."""
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)


class Chat(Parted):
    """One chat: a private one is one bot's with one person, any other is everyone's."""

    __slots__ = (
        "blocked",
        "bot",
        "bots",
        "count",
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
        "staff",
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
        self.members: dict[int, Member] = {}  # who is or was there; the two of a private chat are not listed
        self.count = 0  # how many are there
        self.staff: tuple[int, ...] = ()  # the owner and the administrators
        self.bots: tuple[int, ...] = ()  # every bot that is or was there
        self.permissions: frozenset[str] = _ALL
        self.pinned: list[int] = []  # oldest first
        self.migrated_to: int | None = None  # the supergroup that a basic group has become
        self.opened = True
        self.blocked = False

    def member(self, user_id: int) -> Member:
        """The account's membership; one never seen here has left."""
        found = self.members.get(user_id)
        if found is not None:
            return found
        return Member(user_id) if self._is_private_with(user_id) else Member(user_id, "left")

    def has(self, user_id: int) -> bool:
        member = self.members.get(user_id)
        return member.within if member is not None else self._is_private_with(user_id)

    def seat(self, member: Member, *, is_bot: bool = False) -> None:
        """Keeps a membership in place of the one before."""
        user_id = member.user_id
        old = self.members.get(user_id)
        self.members[user_id] = member
        self.count += member.within - (old is not None and old.within)
        if member.leads != (user_id in self.staff):
            others = tuple(id_ for id_ in self.staff if id_ != user_id)
            self.staff = (*others, user_id) if member.leads else others
        if is_bot and user_id not in self.bots:
            self.bots += (user_id,)

    @property
    def owner(self) -> Member | None:
        """Whoever created the chat, if that is known."""
        return next((self.members[id_] for id_ in self.staff if self.members[id_].status == "creator"), None)

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

    def _is_private_with(self, user_id: int) -> bool:
        return self.bot is not None and user_id in {self.id, self.bot.user.id}


_ALL = frozenset(PERMISSIONS)
GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def group_view(
    chat_id: int, kind: str, title: str, username: str | None = None, *, is_forum: bool = False
) -> dict[str, Any]:
    """The Chat object of a group, supergroup or channel; a basic group's says more than it need."""
    view: dict[str, Any] = {"id": chat_id, "title": title}
    if username is not None and kind != "group":
        view["username"] = username
    if is_forum and kind == "supergroup":
        view["is_forum"] = True
    view["type"] = kind
    if kind == "group":
        view["all_members_are_administrators"] = True
        view["accepted_gift_types"] = dict.fromkeys(GIFTS, False)
    return view
