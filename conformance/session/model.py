"""An ordered story: what a bot called, and what it was answered and delivered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from conformance.wire import Answer, Call

__all__ = ["Session", "Step", "Via"]


class Via(StrEnum):
    """How a step came about. Source: Bot API, "Making requests when getting updates"."""

    CALL = "call"  # the bot called, and was answered
    WEBHOOK = "webhook"  # the platform brought an update to the bot
    REPLY = "reply"  # the bot called in its reply to a webhook: nobody saw what came of it


@dataclass(frozen=True, slots=True)
class Step:
    """One recorded call with its recorded answer, in the order in which the answers came.

    An update that a webhook brought reads as a poll that brought it alone, at the time it came.
    The answers of the steps 1 to ``after`` had come before the call was made; those between
    ``after`` and this step were under way at the same time. Without times nothing was.
    """

    number: int  # from 1
    call: Call
    answer: Answer
    after: int = -1
    via: Via = Via.CALL
    begun: float | None = None  # Unix time of the call, where it is known

    def __post_init__(self) -> None:
        if self.after < 0:
            object.__setattr__(self, "after", self.number - 1)

    @property
    def is_poll(self) -> bool:
        return self.call.method.lower() == "getupdates"

    @property
    def deliveries(self) -> tuple[Mapping[str, Any], ...]:
        """The updates that this step brought to the bot."""
        if not (self.is_poll and self.answer.ok and isinstance(self.answer.result, list)):
            return ()
        return tuple(update for update in self.answer.result if isinstance(update, dict))


@dataclass(frozen=True, slots=True)
class Session:
    """The steps of one bot, with what is known about the recording.

    ``recorded_on`` names the platform that answered, ``validated_live`` the date on which the
    session was confirmed against live Telegram, if ever. The steps of a large recording are read
    from its file each time they are gone through.
    """

    name: str
    steps: Sequence[Step]
    bot_api: str | None = None
    recorded_on: str = "unknown"
    validated_live: str | None = None
    notes: Mapping[str, Any] = field(default_factory=dict)
    downloads: Mapping[str, bytes] = field(default_factory=dict)  # files that the bot fetched, by their paths

    def waves(self) -> Iterator[tuple[Step, ...]]:
        """The steps in their order, those together that may be played at once: each two overlapped."""
        wave: list[Step] = []
        for step in self.steps:
            if wave and step.after >= wave[0].number:
                yield tuple(wave)
                wave = []
            wave.append(step)
        if wave:
            yield tuple(wave)
