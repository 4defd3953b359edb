"""An ordered story: what a bot called, and what it was answered and delivered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.wire import Answer, Call

__all__ = ["Session", "Step"]


@dataclass(frozen=True, slots=True)
class Step:
    """One recorded call with its recorded answer, in the order in which the answers came."""

    number: int  # from 1
    call: Call
    answer: Answer

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
    session was confirmed against live Telegram, if ever.
    """

    name: str
    steps: tuple[Step, ...]
    bot_api: str | None = None
    recorded_on: str = "unknown"
    validated_live: str | None = None
    notes: Mapping[str, Any] = field(default_factory=dict)
