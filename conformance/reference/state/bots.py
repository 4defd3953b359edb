"""A bot's account."""

from dataclasses import dataclass
from typing import Any

from conformance.reference.state.chats import Chat
from conformance.reference.state.ids import Counter
from conformance.reference.state.messages import Message
from conformance.reference.state.parts import Parted
from conformance.reference.state.passing import Passing
from conformance.reference.state.people import User
from conformance.reference.state.updates import Inbox
from conformance.reference.webhooks.webhook import Webhook

__all__ = ["Bot", "CallbackQuery", "Switches"]


@dataclass(frozen=True, slots=True)
class Switches:
    """What the owner of a bot has set with BotFather; getMe shows them by the same names."""

    can_join_groups: bool = True
    can_read_all_group_messages: bool = False  # privacy mode is on
    supports_guest_queries: bool = False
    supports_inline_queries: bool = False
    can_connect_to_business: bool = False
    has_main_web_app: bool = False
    has_topics_enabled: bool = False
    allows_users_to_create_topics: bool = False
    can_manage_bots: bool = False
    supports_join_request_queries: bool = False


@dataclass(frozen=True, slots=True)
class CallbackQuery:
    """A pressed button that waits for its answer."""

    id: str
    user: User
    message: Message | None  # None where the button is under an inline message
    inline_message_id: str | None = None
    data: str | None = None
    game: str | None = None
    key: tuple[Any, ...] = ()  # whose press of what it was


class Bot(Parted):
    """What one bot has: a token, a queue of updates, private chats."""

    __slots__ = (
        "away_until",
        "chats",
        "inbox",
        "launched",
        "numbers",
        "queries",
        "switches",
        "token",
        "user",
        "view",
        "webhook",
    )

    def __init__(self, user: User, token: str, inbox: Inbox, switches: Switches, launched: float) -> None:
        self._parts = None
        self.user = user
        self.token = token
        self.view = user.view()
        self.inbox = inbox
        self.switches = switches
        self.chats: dict[int, Chat] = {}  # every chat that it knows, groups it once was in too
        # Private chats and basic groups number their messages by account, not by chat.
        self.numbers = Counter()
        self.queries: Passing[str, CallbackQuery] = Passing()
        self.webhook: Webhook | None = None
        self.launched = launched
        self.away_until = 0.0  # it has logged out, and is not let in before
