"""The figures of a score, each with its denominator, and their form in a report."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any

from conformance.verdict import Consequence, Evidence, Level, Outcome

__all__ = ["Area", "Deduction", "Promised", "Score", "Steps", "score_json"]


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


@dataclass(frozen=True, slots=True)
class Area:
    """One area of the coding model: weights earned of possible, clauses passed of all."""

    name: str
    earned: int
    possible: int
    passed: int
    clauses: int
    untested: int
    untested_weight: int

    @property
    def percent(self) -> int:
        return self.earned * 100 // self.possible


@dataclass(frozen=True, slots=True)
class Deduction:
    """One clause that earned nothing, and the part of 100 points that it cost."""

    clause: str
    area: str
    outcome: Outcome | None  # None: in the suite, and not run
    weight: int
    points: Fraction
    anchor: str
    evidence: tuple[Evidence, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps passed of all, in one session or in all of them."""

    session: str
    passed: int
    total: int


@dataclass(frozen=True, slots=True)
class Score:
    """Every figure with its denominator; what it was computed from is in ``deductions``."""

    exact: Fraction | None  # of 1; None where there is no clause to judge by
    passed: int
    clauses: int
    untested_clauses: int
    untested: Fraction  # of the same points as ``exact``
    areas: tuple[Area, ...]
    answered: int
    methods: int
    steps: Steps
    sessions: tuple[Steps, ...]
    counts: Mapping[str, int]  # every outcome, over verdicts of every kind
    deductions: tuple[Deduction, ...]
    outside: tuple[str, ...] = ()  # judged, and not in the universe: earns nothing

    @property
    def fidelity(self) -> int | None:
        return None if self.exact is None else floor(self.exact * 100)

    @property
    def surface(self) -> int | None:
        return self.answered * 100 // self.methods if self.methods else None

    @property
    def untested_percent(self) -> int:
        """Rounded up: what was not tried is never made to look smaller."""
        return ceil(self.untested * 100)


def score_json(result: Score) -> dict[str, Any]:
    """The figures as JSON; points are rounded to six places, the whole percent is exact."""
    return {
        "fidelity": result.fidelity,
        "passed": result.passed,
        "clauses": result.clauses,
        "untested_percent": result.untested_percent,
        "untested_clauses": result.untested_clauses,
        "areas": [
            {
                "name": a.name,
                "percent": a.percent,
                "earned": a.earned,
                "possible": a.possible,
                "passed": a.passed,
                "clauses": a.clauses,
                "untested": a.untested,
                "untested_weight": a.untested_weight,
            }
            for a in result.areas
        ],
        "surface": {"percent": result.surface, "answered": result.answered, "methods": result.methods},
        "steps": {"passed": result.steps.passed, "total": result.steps.total},
        "sessions": [{"session": s.session, "passed": s.passed, "total": s.total} for s in result.sessions],
        "deductions": [
            {
                "clause": d.clause,
                "area": d.area,
                "outcome": d.outcome.value if d.outcome else None,
                "weight": d.weight,
                "points": round(float(d.points), 6),
                "anchor": d.anchor,
                "evidence": [
                    {"kind": e.kind, "reference": e.reference, "validated_live": e.validated_live}
                    for e in d.evidence
                ],
                "reason": d.reason,
            }
            for d in result.deductions
        ],
        "outside": list(result.outside),
    }
