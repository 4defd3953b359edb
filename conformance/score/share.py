"""A part of a whole, with the interval that so small a whole leaves."""

from dataclasses import dataclass
from math import ceil, floor, sqrt

__all__ = ["Share"]

_Z = 1.959963984540054  # 95 %


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``total``. The interval is Wilson's, for 95 %.

    It is that of a random draw. A corpus that was chosen otherwise may be further off than it says.
    """

    count: int
    total: int

    @property
    def percent(self) -> int | None:
        """Floored."""
        return self.count * 100 // self.total if self.total else None

    @property
    def interval(self) -> tuple[int, int] | None:
        """Whole percent, rounded outwards."""
        if not self.total:
            return None
        share, square = self.count / self.total, _Z * _Z / self.total
        middle = (share + square / 2) / (1 + square)
        reach = _Z * sqrt((share * (1 - share) + square / 4) / self.total) / (1 + square)
        # Floats may step a hair over the ends.
        return max(0, floor((middle - reach) * 100)), min(100, ceil((middle + reach) * 100))
