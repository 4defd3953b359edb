"""What time it is on the platform: the world's, or one that tests move."""

import heapq
import time
from collections.abc import Callable
from typing import Any

__all__ = ["Clock", "Schedule"]


class Clock:
    """The world's time, moved or stood still at will; seconds since 1970."""

    def __init__(self, source: Callable[[], float] = time.time) -> None:
        self._source = source
        self._ahead = 0.0
        self._stands: float | None = None

    def read(self) -> float:
        return self._stands if self._stands is not None else self._source() + self._ahead

    def advance(self, seconds: float) -> None:
        if self._stands is not None:
            self._stands += seconds
        else:
            self._ahead += seconds

    def stand(self, at: float) -> None:
        """Shows that time until it is moved."""
        self._stands = at

    @property
    def setting(self) -> tuple[float, float | None]:
        """How it differs from the world's time: what a clock is set by to show the same."""
        return self._ahead, self._stands

    def set(self, ahead: float, stands: float | None) -> None:
        self._ahead, self._stands = ahead, stands

    def run(self) -> None:
        """Goes on from where it is."""
        if self._stands is not None:
            self._ahead, self._stands = self._stands - self._source(), None


class Schedule:
    """What is to happen later, by time and then by order; each a module's function, so that it pickles."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Callable[..., None], tuple[Any, ...]]] = []
        self._pushed = 0

    def at(self, moment: float, happening: Callable[..., None], *details: Any) -> None:
        self._pushed += 1
        heapq.heappush(self._heap, (moment, self._pushed, happening, details))

    @property
    def next(self) -> float | None:
        """When the next thing is due."""
        return self._heap[0][0] if self._heap else None

    def due(self, moment: float) -> tuple[float, Callable[..., None], tuple[Any, ...]] | None:
        """Takes out the first thing that is due by then, with the moment when it is."""
        if not self._heap or self._heap[0][0] > moment:
            return None
        when, _, happening, details = heapq.heappop(self._heap)
        return when, happening, details
