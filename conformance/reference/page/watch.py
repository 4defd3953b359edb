"""What passed between bots and the platform lately, for who looks on."""

import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from conformance.reference.server.dispatch import Answer
from conformance.reference.state import Bot
from conformance.wire.call import Call

__all__ = ["Seen", "Watch"]

KEPT = 500
SHOWN = 20_000  # bytes of an answer


@dataclass(frozen=True, slots=True)
class Seen:
    """One call with its answer; without the token."""

    number: int
    at: float
    bot: str
    method: str
    verb: str
    form: str
    params: Mapping[str, str]
    files: Mapping[str, str]
    status: int
    answer: str
    elapsed_ms: float = field(compare=False)


class Watch:
    """Keeps the last calls, and wakes who waits for the next."""

    def __init__(self) -> None:
        self._seen: deque[Seen] = deque(maxlen=KEPT)
        self._count = 0
        self._news = asyncio.Event()

    def __call__(self, bot: Bot, call: Call, answer: Answer, moment: float, elapsed: float) -> None:
        files = {name: f"{one.filename}, {len(one.content)} bytes" for name, one in call.files.items()}
        self._count += 1
        self._seen.append(
            Seen(
                self._count,
                moment,
                bot.user.username or str(bot.user.id),
                call.method,
                call.verb,
                call.form.value,
                {name: str(value)[:SHOWN] for name, value in call.params.items()},
                files,
                answer.status,
                answer.body[:SHOWN].decode("utf-8", "replace"),
                round(elapsed * 1000, 2),
            )
        )
        self.wake()

    def wake(self) -> None:
        """Something changed that is no call: a person acted, or time passed."""
        self._news.set()
        self._news = asyncio.Event()

    async def after(self, number: int, patience: float) -> list[dict[str, Any]]:
        """The calls after that number, once there is news or the time is over."""
        if self._count <= number:
            news = self._news
            try:
                async with asyncio.timeout(patience):
                    await news.wait()
            except TimeoutError:
                pass
        return [asdict(one) for one in self._seen if one.number > number]
