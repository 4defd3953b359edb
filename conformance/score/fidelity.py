"""Fidelity: the mean over areas of the mean over clauses, weighted by level, floored to whole percent.

A clause that passes earns its weight (must 3, should 2, observed 1); every other outcome earns nothing
and stays in the denominator. All arithmetic is exact, so the points lost and the points earned add up
to 100, and 100 is reached only where every clause passed.

Where the formula can be gamed, or says less than it seems to:

- Every area weighs the same. A clause in an area of three moves the number ten times as much as one in
  an area of thirty, so splitting or merging areas moves everyone's number without any fix.
- A clause is all or nothing: a method wrong in one field and a method that is absent lose the same.
- Clauses overlap. One fault in ``sendMessage`` may cost ten clauses, and one fix earn them all.
- The weights are a judgement. They measure how binding a promise is, not how many bots rely on it.
- Without ``universe`` the denominator is what was run, and running only what passes gives 100.
  A number worth publishing is always scored against the whole suite.
- ``surface`` is cheap: a stub that answers ``{"ok": true}`` to everything reaches 100 %. It is shown
  beside fidelity and never in its place.
- Steps of sessions are not in fidelity at all. Long sessions that repeat one call would otherwise buy it.
- A platform can know the suite and answer it alone. Sessions and real bots exist to catch that.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor
from typing import Any

from conformance.verdict import Evidence, Level, Outcome, Verdict

__all__ = ["WEIGHTS", "Area", "Deduction", "Promised", "Score", "Steps", "score", "score_json"]

WEIGHTS: Mapping[Level, int] = {Level.MUST: 3, Level.SHOULD: 2, Level.OBSERVED: 1}

_UNTESTED = frozenset({None, Outcome.SKIPPED, Outcome.ERROR})
# Where one thing was judged twice, the worst judgement counts.
_WORST_FIRST = (
    Outcome.FAIL,
    Outcome.UNSUPPORTED,
    Outcome.BLOCKED,
    Outcome.ERROR,
    Outcome.SKIPPED,
    Outcome.PASS,
)


@dataclass(frozen=True, slots=True)
class Promised:
    """A clause as the denominator knows it, whether or not it was run."""

    id: str
    area: str
    level: Level = Level.MUST
    anchor: str = ""
    evidence: tuple[Evidence, ...] = ()


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
    outside: tuple[str, ...] = field(default=())  # judged, and not in the universe: earns nothing

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


def score(verdicts: Iterable[Verdict], universe: Iterable[Promised] | None = None) -> Score:
    """The same verdicts in any order score the same; what ``universe`` holds beyond them is untested."""
    everything = list(verdicts)
    judged = _judged(everything, "clause")
    promised = (
        {p.id: p for p in universe}
        if universe is not None
        else {v.id: Promised(v.id, v.area, v.level, v.anchor, v.evidence) for v in judged.values()}
    )
    areas = _areas(promised, judged)
    deductions = _deductions(promised, judged, areas)
    sessions = _sessions(_judged(everything, "step").values())
    methods = {v.method for v in everything if v.method is not None}
    answered = {v.method for v in everything if v.method and v.outcome in {Outcome.PASS, Outcome.FAIL}}
    return Score(
        exact=1 - sum((d.points for d in deductions), Fraction()) / 100 if promised else None,
        passed=sum(a.passed for a in areas),
        clauses=len(promised),
        untested_clauses=sum(a.untested for a in areas),
        untested=sum((d.points for d in deductions if d.outcome in _UNTESTED), Fraction()) / 100,
        areas=areas,
        answered=len(answered),
        methods=len(methods),
        steps=Steps("", sum(s.passed for s in sessions), sum(s.total for s in sessions)),
        sessions=sessions,
        counts={o.value: n for o, n in _counted(everything).items()},
        deductions=deductions,
        outside=tuple(sorted(judged.keys() - promised.keys())),
    )


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


def _judged(verdicts: Iterable[Verdict], kind: str) -> dict[str, Verdict]:
    worst: dict[str, Verdict] = {}
    for verdict in verdicts:
        if verdict.kind != kind:
            continue
        key = verdict.id if kind == "clause" else f"{verdict.session}\0{verdict.id}"
        if key not in worst or _badness(verdict) < _badness(worst[key]):
            worst[key] = verdict
    return worst


def _badness(verdict: Verdict) -> tuple[int, str, str, str, str]:
    return (
        _WORST_FIRST.index(verdict.outcome),
        verdict.area,
        verdict.level.value,
        verdict.anchor,
        verdict.reason,
    )


def _areas(promised: Mapping[str, Promised], judged: Mapping[str, Verdict]) -> tuple[Area, ...]:
    def area(name: str) -> Area:
        members = [p for p in promised.values() if p.area == name]
        passed = [p for p in members if _outcome(judged, p.id) is Outcome.PASS]
        untested = [p for p in members if _outcome(judged, p.id) in _UNTESTED]
        return Area(
            name=name,
            earned=sum(WEIGHTS[p.level] for p in passed),
            possible=sum(WEIGHTS[p.level] for p in members),
            passed=len(passed),
            clauses=len(members),
            untested=len(untested),
            untested_weight=sum(WEIGHTS[p.level] for p in untested),
        )

    return tuple(area(name) for name in sorted({p.area for p in promised.values()}))


def _deductions(
    promised: Mapping[str, Promised], judged: Mapping[str, Verdict], areas: tuple[Area, ...]
) -> tuple[Deduction, ...]:
    possible = {a.name: a.possible for a in areas}
    lost = [
        Deduction(
            clause=p.id,
            area=p.area,
            outcome=_outcome(judged, p.id),
            weight=WEIGHTS[p.level],
            points=Fraction(100 * WEIGHTS[p.level], possible[p.area] * len(areas)),
            anchor=p.anchor,
            evidence=p.evidence,
            reason=judged[p.id].reason if p.id in judged else "Not run.",
        )
        for p in promised.values()
        if _outcome(judged, p.id) is not Outcome.PASS
    ]
    return tuple(sorted(lost, key=lambda d: (-d.points, d.clause)))


def _outcome(judged: Mapping[str, Verdict], clause: str) -> Outcome | None:
    return judged[clause].outcome if clause in judged else None


def _sessions(steps: Iterable[Verdict]) -> tuple[Steps, ...]:
    total: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for step in steps:
        total[step.session or ""] += 1
        passed[step.session or ""] += step.outcome is Outcome.PASS
    return tuple(Steps(name, passed[name], total[name]) for name in sorted(total))


def _counted(verdicts: Iterable[Verdict]) -> dict[Outcome, int]:
    seen = Counter(v.outcome for v in verdicts)
    return {outcome: seen[outcome] for outcome in Outcome}
