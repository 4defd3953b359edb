"""How a session is to be played."""

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Delivery", "Manner", "Pace", "Patience"]

_SHORTEST = 0.5


class Delivery(StrEnum):
    """How updates come to the bot."""

    RECORDED = "recorded"  # as when the session was recorded
    POLLING = "polling"
    WEBHOOK = "webhook"


class Pace(StrEnum):
    FAST = "fast"  # as fast as the target allows
    RECORDED = "recorded"  # no earlier than the bot called


@dataclass(slots=True)
class Patience:
    """How long to wait for updates that must come, in seconds: less each time that it was in vain."""

    seconds: float = 5.0

    def lose(self) -> None:
        self.seconds = max(_SHORTEST, self.seconds / 2)


@dataclass(frozen=True, slots=True)
class Manner:
    """What a person can choose, and the patience that all sessions of a run share.

    ``webhook_url`` is an address from which the platform's deliveries reach ``webhook_listen``;
    without one the platform must reach this machine itself. ``last`` is the number of the last step
    to play. ``overlap`` sends at once what the bot sent at once.
    """

    pace: Pace = Pace.FAST
    delivery: Delivery = Delivery.RECORDED
    webhook_url: str = ""
    webhook_listen: str = "127.0.0.1:0"
    overlap: bool = False
    tidy: bool = True
    last: int | None = None
    patience: Patience = field(default_factory=Patience)
    poll: int = 2  # seconds
