"""How far a run has come: counts, and what is left of the time. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from conformance.report.losses import LOSSES

__all__ = ["Progress"]

_FIRST_GUESS = 5  # percent done before the time left is worth saying


@dataclass(frozen=True, slots=True)
class Progress:
    """Items done of all, the verdicts they left by outcome, and the seconds it took."""

    done: int
    total: int
    counts: Mapping[str, int]
    seconds: float

    @property
    def percent(self) -> int:
        return self.done * 100 // self.total if self.total else 100

    @property
    def left(self) -> int | None:
        """Seconds still to go at the pace so far; None where that would be a guess."""
        if self.percent < _FIRST_GUESS or not self.done:
            return None
        return ceil(self.seconds / self.done * (self.total - self.done))

    @property
    def line(self) -> str:
        lost = ", ".join(f"{self.counts[o]} {o.value}" for o in LOSSES if self.counts.get(o))
        parts = [
            f"{self.percent:>3} %  {self.done} of {self.total} judged",
            lost or "none lost",
            f"{_clock(self.left)} left" if self.left else "",
        ]
        return ", ".join(filter(None, parts))


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
