"""How a session is to be played."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Delivery", "Manner", "Pace"]


class Delivery(StrEnum):
    """How updates come to the bot."""

    RECORDED = "recorded"  # as when the session was recorded
    POLLING = "polling"
    WEBHOOK = "webhook"


class Pace(StrEnum):
    FAST = "fast"  # as fast as the target allows
    RECORDED = "recorded"  # no earlier than the bot called


@dataclass(frozen=True, slots=True)
class Manner:
    """What a person can choose, and how long to wait for updates that must come, in seconds.

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
    settle: float = 5.0
    poll: int = 2
