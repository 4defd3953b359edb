"""Things that are kept for a while: each is gone once its time is over."""

from collections.abc import Hashable
from typing import Generic, TypeVar

__all__ = ["Passing"]

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_FEW = 100


class Passing(Generic[Key, Value]):
    """A mapping of such things. What is over is swept out as more comes in, so that it takes no more room."""

    def __init__(self) -> None:
        self._kept: dict[Key, tuple[float, Value]] = {}
        self._swept = 0  # how many there were after the last sweep

    def keep(self, key: Key, value: Value, moment: float, until: float) -> None:
        self._kept[key] = (until, value)
        if len(self._kept) > 2 * self._swept + _FEW:
            self._kept = {one: kept for one, kept in self._kept.items() if kept[0] >= moment}
            self._swept = len(self._kept)

    def find(self, key: Key, moment: float) -> Value | None:
        until, value = self._kept.get(key, (0.0, None))
        return value if until >= moment else None

    def take(self, key: Key, moment: float) -> Value | None:
        """The same, and keeps it no more."""
        value = self.find(key, moment)
        self._kept.pop(key, None)
        return value
