"""How far a run may go on a platform that belongs to somebody: how fast, how long, and what it may leave."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from conformance.errors import UsageError
from conformance.suite.clause import EFFECTS

__all__ = ["RATE", "RETRIES", "Terms", "effects_of"]

# Where a platform is ours, made for the run, neither is needed.
RATE = 20.0
RETRIES = 1


@dataclass(frozen=True, slots=True)
class Terms:
    """``allowed`` are some of the suite's EFFECTS; ``begun`` is by the monotonic clock."""

    retries: int = 0
    allowed: frozenset[str] = frozenset(EFFECTS)
    limit: float | None = None  # minutes
    begun: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        if self.retries < 0 or (self.limit is not None and self.limit < 0):
            raise UsageError(
                "Retries and minutes cannot be less than none: give --retries and --time-limit 0 or more."
            )

    @property
    def is_over(self) -> bool:
        return self.limit is not None and time.monotonic() - self.begun > 60 * self.limit

    def forbids(self, effects: Iterable[str]) -> str:
        """Why a clause with these effects may not run; empty where it may."""
        not_allowed = [one for one in effects if one not in self.allowed]
        if self.is_over:
            return f"The time limit of {self.limit:g} minutes was reached."
        if not_allowed:
            told = "; ".join(EFFECTS[one] for one in not_allowed)
            return f"It {told}: allow it with --allow {not_allowed[0]}."
        return ""


def effects_of(given: Iterable[str]) -> frozenset[str]:
    """The effects that a user allows. Raises UsageError for an unknown one."""
    named = set(given)
    if unknown := sorted(named - EFFECTS.keys() - {"all"}):
        known = ", ".join([*EFFECTS, "all"])
        raise UsageError(f"No effect of the suite is called {unknown[0]!r}: --allow takes {known}.")
    return frozenset(EFFECTS if "all" in named else named)
