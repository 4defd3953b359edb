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
from fractions import Fraction

from conformance.score.figures import Area, Deduction, Promised, Score, Steps
from conformance.verdict import Level, Outcome, Verdict

__all__ = ["WEIGHTS", "score"]

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


def score(verdicts: Iterable[Verdict], universe: Iterable[Promised] | None = None) -> Score:
    """The same verdicts in any order score the same; what ``universe`` holds beyond them is untested."""
    everything = list(verdicts)
    judged = _judged(everything, "clause")
    promised = (
        {p.id: p for p in universe}
        if universe is not None
        else {v.id: _promised_by(v) for v in judged.values()}
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


def _promised_by(verdict: Verdict) -> Promised:
    """What a verdict tells of its clause, where no universe does."""
    holds = (f"method:{verdict.method}",) if verdict.method else ()
    return Promised(
        *(verdict.id, verdict.area, verdict.level, verdict.anchor, verdict.evidence),
        *(holds, verdict.consequence),
    )


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
