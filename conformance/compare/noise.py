"""What differs between two recordings of the reference itself: frozen in a file that people review.

Never learned from a platform that is judged. The file is ``schemas/noise.toml``: a table for each method,
in it a path with ``[]`` for every index, and the reason why it is noise.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from conformance.compare.difference import Difference, Kind
from conformance.data import SCHEMAS
from conformance.errors import UsageError

__all__ = ["NOTHING", "SOFT", "Noise", "general", "reviewed_noise"]

_INDEX = re.compile(r"\[\d+\]")
SOFT = {Kind.VALUE, Kind.MISSING, Kind.EXTRA, Kind.ORDER}


def general(path: str) -> str:
    """The path without the numbers of its items."""
    return _INDEX.sub("[]", path)


@dataclass(frozen=True, slots=True)
class Noise:
    """Reasons by method and path. A type or an identity is never noise."""

    reasons: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def softened(self, method: str, difference: Difference) -> Difference:
        """The difference as mere information where it is noise, with the reason."""
        if not self.reasons or difference.kind not in SOFT:
            return difference
        reason = self.reasons.get((method, general(difference.path)))
        return replace(difference, note=f"noise: {reason}", informative=True) if reason else difference

    @staticmethod
    def parse(text: str) -> "Noise":
        """Raises UsageError where an entry has no reason: it was not reviewed."""
        tables: dict[str, Any] = tomllib.loads(text)
        reasons = {
            (method, path): reason for method, paths in tables.items() for path, reason in paths.items()
        }
        for (method, path), reason in reasons.items():
            if not (isinstance(reason, str) and reason.strip()):
                raise UsageError(f"The noise {method} {path} has no reason: review it, and write one.")
        return Noise(reasons)


NOTHING = Noise()


@cache
def reviewed_noise() -> Noise:
    """The noise that ships."""
    path = SCHEMAS / "noise.toml"
    return Noise.parse(path.read_text(encoding="utf-8")) if path.is_file() else Noise()
