"""A bot's queue of updates, with the Bot API's rules of confirming and waiting."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any, Protocol

__all__ = ["DEFAULT_KINDS", "KINDS", "OTHER_POLL", "Inbox", "Update"]

# In the order in which getWebhookInfo lists them.
KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "message_reaction",
    "message_reaction_count",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "purchased_paid_media",
    "guest_message",
    "managed_bot",
    "subscription",
    "stopped_message_generation",
)
DEFAULT_KINDS = frozenset(KINDS) - {"chat_member", "message_reaction", "message_reaction_count"}

KEPT_SECONDS = 24 * 60 * 60

OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"


class Timed(Protocol):
    """What knows the time."""

    moment: float


@dataclass(frozen=True, slots=True)
class Update:
    """One thing that happened, written once as the JSON that every delivery repeats."""

    id: int
    text: str
    expires: float


class Inbox:
    """What a bot has not confirmed yet, oldest first."""

    __slots__ = ("_next_id", "_pending", "_poll", "_world", "allowed", "listener")

    def __init__(self, first_id: int, world: Timed) -> None:
        self._next_id = first_id
        self._pending: deque[Update] | None = None  # most bots of many have nothing waiting
        self._world = world
        self._poll: asyncio.Future[str | None] | None = None
        self.allowed: frozenset[str] = DEFAULT_KINDS
        self.listener: Callable[[], None] | None = None  # is told of what comes

    def __getstate__(self) -> tuple[Any, ...]:
        # Who waits and who listens does so in this process alone.
        return self._next_id, self._pending, self._world, self.allowed

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._next_id, self._pending, self._world, self.allowed = state
        self._poll = self.listener = None

    def __len__(self) -> int:
        return len(self._pending or ()) - self._expired()

    def put(self, kind: str, text: str) -> int | None:
        """Appends an update of that kind and wakes who waits; None if the bot did not ask for it."""
        if kind not in self.allowed:
            return None
        update_id = self._next_id
        self._next_id += 1
        # Telegram breaks the line after the id; the recordings show it.
        written = f'{{"update_id":{update_id},\n"{kind}":{text}}}'
        if self._pending is None:
            self._pending = deque()
        self._expire()
        self._pending.append(Update(update_id, written, self._world.moment + KEPT_SECONDS))
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
        if self.listener is not None:
            self.listener()
        return update_id

    def confirm(self, offset: int) -> None:
        """Forgets what is below a positive offset, or all but the last -offset updates."""
        self._expire()
        pending = self._pending or deque()
        while offset < 0 and len(pending) > -offset:
            pending.popleft()
        while offset > 0 and pending and pending[0].id < offset:
            pending.popleft()

    def take(self, update_id: int) -> None:
        """Forgets one update, wherever it stands."""
        pending = self._pending
        if not pending:
            return
        if pending[0].id == update_id:
            pending.popleft()
            return
        self._pending = deque(update for update in pending if update.id != update_id)

    def clear(self) -> None:
        self._pending = None

    def first(self, limit: int) -> list[Update]:
        expired = self._expired()
        return list(islice(self._pending or (), expired, expired + limit))

    def end_poll(self, reason: str) -> None:
        """Ends the waiting poll, which then knows why it lost its place."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(reason)
        self._poll = None

    async def wait(self, seconds: float) -> str | None:
        """Waits for an update or for the time to pass; says why where the wait was ended."""
        poll: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            async with asyncio.timeout(seconds):
                return await poll
        except TimeoutError:
            return None
        finally:
            if self._poll is poll:
                self._poll = None

    def _expired(self) -> int:
        """How many are too old; to look changes nothing, as the clock may be moved back."""
        now = self._world.moment
        return sum(1 for _ in takewhile(lambda update: update.expires < now, self._pending or ()))

    def _expire(self) -> None:
        now, pending = self._world.moment, self._pending
        while pending and pending[0].expires < now:
            pending.popleft()
