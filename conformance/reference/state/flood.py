"""How much a bot may send before it is asked to wait; nobody is, unless a policy is set.

The usual figures are those that Telegram publishes in its questions and answers for bots: one
message a second to a person, twenty a minute to a group, thirty a second in all. Telegram's real
policy is not published, and this is not validated against it.
"""

import math
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conformance.reference.calls.errors import too_many_requests
from conformance.reference.state.passing import Passing

__all__ = ["USUAL", "Flood", "Limit", "OwnFlood", "Policy"]

_WRITES = ("send", "forward", "copy", "edit")
_NOT = frozenset({"sendchataction"})


@dataclass(frozen=True, slots=True)
class Limit:
    """So many calls in so many seconds."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Policy:
    """A limit for each private chat, each group, and all of a bot together; None sets no limit."""

    private: Limit | None = None
    group: Limit | None = None
    bot: Limit | None = None


USUAL = Policy(Limit(1, 1.0), Limit(20, 60.0), Limit(30, 1.0))


class Flood:
    """Counts what bots send, and refuses what is too much."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._sent: Passing[tuple[str, str], deque[float]] = Passing()

    def check(self, bot: str, method: str, params: Mapping[str, str], moment: float) -> None:
        """Counts a call, or raises ApiError 429 with the seconds to wait; a refused call is not counted."""
        name = method.lower()
        if not name.startswith(_WRITES) or name in _NOT:
            return
        counted = []
        for key, limit in self._limits(bot, params.get("chat_id", "")):
            sent = self._sent.find(key, moment) or deque()
            while sent and sent[0] <= moment - limit.seconds:
                sent.popleft()
            if len(sent) >= limit.count:
                raise too_many_requests(max(1, math.ceil(sent[0] + limit.seconds - moment)))
            counted.append((key, sent, limit.seconds))
        for key, sent, seconds in counted:
            sent.append(moment)
            self._sent.keep(key, sent, moment, moment + seconds)

    def _limits(self, bot: str, chat: str) -> Iterator[tuple[tuple[str, str], Limit]]:
        policy = self.policy
        if policy.bot is not None:
            yield (bot, ""), policy.bot
        limit = policy.group if chat.startswith(("-", "@")) else policy.private
        if limit is not None and chat:
            yield (bot, chat), limit


class OwnFlood:
    """A bot's part: the limits that are set for it alone."""

    flood: Flood | None = None
