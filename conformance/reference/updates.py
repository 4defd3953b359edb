"""A bot's queue of updates, with the Bot API's rules of confirming and waiting."""

import asyncio
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

__all__ = ["DEFAULT_KINDS", "KINDS", "Inbox", "Update"]

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
)
DEFAULT_KINDS = frozenset(KINDS) - {"chat_member", "message_reaction", "message_reaction_count"}

KEPT_SECONDS = 24 * 60 * 60


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

    def __init__(self, first_id: int, world: Timed) -> None:
        self._next_id = first_id
        self._pending: deque[Update] = deque()
        self._world = world
        self._poll: asyncio.Future[bool] | None = None
        self.allowed: frozenset[str] = DEFAULT_KINDS

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_poll": None}  # who waits, waits in this process

    def __len__(self) -> int:
        self._expire()
        return len(self._pending)

    def put(self, kind: str, text: str) -> int | None:
        """Appends an update of that kind and wakes the waiting poll; None if the bot did not ask for it."""
        if kind not in self.allowed:
            return None
        update_id = self._next_id
        self._next_id += 1
        # Telegram breaks the line after the id; the recordings show it.
        written = f'{{"update_id":{update_id},\n"{kind}":{text}}}'
        self._pending.append(Update(update_id, written, self._world.moment + KEPT_SECONDS))
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(True)
        return update_id

    def confirm(self, offset: int) -> None:
        """Forgets what is below a positive offset, or all but the last -offset updates."""
        while offset < 0 and len(self._pending) > -offset:
            self._pending.popleft()
        while offset > 0 and self._pending and self._pending[0].id < offset:
            self._pending.popleft()

    def clear(self) -> None:
        self._pending.clear()

    def first(self, limit: int) -> Iterable[Update]:
        self._expire()
        return [update for update, _ in zip(self._pending, range(limit), strict=False)]

    def end_poll(self) -> None:
        """Ends the waiting poll, which then knows that it lost its place."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(False)
        self._poll = None

    async def wait(self, seconds: float) -> bool:
        """Waits for an update or for the time to pass; False if another poll took this one's place."""
        poll: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            async with asyncio.timeout(seconds):
                kept = await poll
        except TimeoutError:
            kept = True
        finally:
            if self._poll is poll:
                self._poll = None
        return kept

    def _expire(self) -> None:
        now = self._world.moment
        while self._pending and self._pending[0].expires < now:
            self._pending.popleft()
