"""A clause as the denominator knows it."""

from dataclasses import dataclass

from conformance.verdict import Consequence, Evidence, Level

__all__ = ["Promised"]

_METHOD = "method:"


@dataclass(frozen=True, slots=True)
class Promised:
    """A clause as the denominator knows it, whether or not it was run.

    ``holds`` are the capabilities that it is a part of; ``since`` is empty where a report is older
    than this field.
    """

    id: str
    area: str
    level: Level = Level.MUST
    anchor: str = ""
    evidence: tuple[Evidence, ...] = ()
    holds: tuple[str, ...] = ()
    consequence: Consequence = Consequence.BREAKS
    since: str = ""

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that it is a promise about."""
        return tuple(name.removeprefix(_METHOD) for name in self.holds if name.startswith(_METHOD))
