"""Says beforehand how long a run will take: calls that it makes, by what one call takes there."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["Forecast", "forecast"]

_CALLS = Path(__file__).parents[1] / "suite" / "calls.json"
_USUAL = 4  # calls of a clause that nobody has counted


@dataclass(frozen=True, slots=True)
class Forecast:
    """``seconds`` for ``calls``, each of which takes ``each``."""

    calls: int
    each: float

    @property
    def seconds(self) -> float:
        return self.calls * self.each

    def __str__(self) -> str:
        took = f"{self.seconds / 60:.0f} minutes" if self.seconds >= 90 else f"{self.seconds:.0f} seconds"
        return f"About {self.calls:,} calls at {self.each * 1000:,.0f} ms each: {took}."


def forecast(
    clauses: Iterable[str], sessions: Iterable[str], *, latency: float, rate: float = 0.0, workers: int = 1
) -> Forecast:
    """For those clauses and sessions; ``latency`` in seconds, ``rate`` in calls a second (0: no limit).

    How many calls each makes was counted on the reference platform (``suite/calls.json``); waiting
    for updates that never come is not in it.
    """
    counted = _counted()
    calls = sum(counted["clauses"].get(one, _USUAL) for one in clauses)
    calls += sum(counted["sessions"].get(one, _USUAL) for one in sessions)
    return Forecast(calls, max(latency / max(1, workers), 1 / rate if rate else 0.0))


@cache
def _counted() -> Mapping[str, Mapping[str, int]]:
    counted: Any = json.loads(_CALLS.read_text(encoding="utf-8"))
    return {kind: counted.get(kind, {}) for kind in ("clauses", "sessions")}
