"""What was judged, how it came out, and the evidence."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from conformance.compare.difference import Difference
from conformance.wire.evidence import Record

__all__ = ["Consequence", "Evidence", "Level", "Outcome", "Record", "Verdict"]


class Outcome(StrEnum):
    """The six verdicts."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    UNSUPPORTED = "unsupported"  # refused cleanly
    BLOCKED = "blocked"  # a prerequisite failed
    ERROR = "error"  # ours
    SKIPPED = "skipped"  # we or the user chose


class Level(StrEnum):
    """How binding a promise is: documented as required, documented, or only seen."""

    MUST = "must"
    SHOULD = "should"
    OBSERVED = "observed"


class Consequence(StrEnum):
    """What a bot suffers where the promise is not kept."""

    BREAKS = "breaks"
    DEGRADES = "degrades"
    COSMETIC = "cosmetic"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why we believe a promise: ``captured``, ``documented`` or ``observed`` in clients, and where."""

    kind: str
    reference: str
    validated_live: str | None = None  # ISO date of validation against live Telegram; None: never


@dataclass(frozen=True, slots=True)
class Verdict:
    """One judged thing: a clause, a step of a session, or the smoke check."""

    id: str
    kind: str  # "clause" | "step" | "smoke"; "probe" says what it saw, and is in no figure
    area: str
    outcome: Outcome
    promise: str
    reason: str = ""  # one sentence; empty on a pass
    level: Level = Level.MUST
    consequence: Consequence = Consequence.BREAKS
    anchor: str = ""  # the Bot API section, e.g. "#sendmessage"
    evidence: tuple[Evidence, ...] = ()
    method: str | None = None
    session: str | None = None  # the cassette, for a step
    cause: str | None = None  # the id of the verdict that blocks this one
    differences: tuple[Difference, ...] = ()
    exchanges: tuple[Record, ...] = ()
    duration_ms: float = 0.0
    run_only: str = ""  # one command line that judges just this again
    extra: dict[str, Any] = field(default_factory=dict)
    expected: bool = False  # a loss that the baseline knows; it counts in every figure as any other
