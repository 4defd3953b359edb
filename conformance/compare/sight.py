"""What a comparison sees: the binding that it goes by, and the differences that it has found."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from conformance.compare.binding import Binding
from conformance.compare.difference import Difference, Kind

__all__ = ["Judge", "Place", "Sight", "is_close", "json_type", "path_of"]

# Where in a value: written out only for a difference, as most pairs have none.
Place: TypeAlias = "str | tuple[Place, str | int]"


@dataclass(slots=True)
class Sight:
    """``params`` are the recorded call's, typed, for the scopes of identities."""

    binding: Binding
    params: Mapping[str, Any]
    found: list[Difference] = field(default_factory=list)

    def differ(
        self,
        place: Place,
        kind: Kind,
        expected: Any = None,
        observed: Any = None,
        note: str = "",
        *,
        informative: bool = False,
    ) -> None:
        self.found.append(Difference(path_of(place), kind, expected, observed, note, informative))

    @property
    def counted(self) -> int:
        return sum(not one.informative for one in self.found)

    def other(self) -> "Sight":
        """A look at the same through the same binding, with nothing found yet."""
        return Sight(self.binding, self.params)


Judge: TypeAlias = Callable[[Any, Any, Sight, Place], None]


def path_of(place: Place) -> str:
    parts: list[str] = []
    while isinstance(place, tuple):
        place, name = place
        parts.append(f"[{name}]" if isinstance(name, int) else f".{name}")
    return place + "".join(reversed(parts))


def json_type(value: Any) -> str:
    # bool is an int to Python and another thing to every typed client.
    if value is None or isinstance(value, (bool, str, list, dict)):
        return type(value).__name__
    return "number"


def is_close(recorded: Any, observed: Any) -> bool:
    """Whether two numbers are one in single precision, through which Telegram passes coordinates."""
    if isinstance(recorded, float) and isinstance(observed, (int, float)):
        return math.isclose(recorded, observed, rel_tol=1e-6)
    return False
