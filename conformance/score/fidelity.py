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
- Clauses that are generated fill one area, so hundreds of them weigh as one area does.
- ``surface`` is cheap: a stub that answers ``{"ok": true}`` to everything reaches 100 %. It is shown
  beside fidelity and never in its place.
- Steps of sessions are not in fidelity at all. Long sessions that repeat one call would otherwise buy it.
- A platform can know the suite and answer it alone. Sessions and real bots exist to catch that.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from conformance.score.figures import Area, Deduction
from conformance.score.judged import UNTESTED, outcome
from conformance.score.promised import Promised
from conformance.verdict import Level, Outcome, Verdict

__all__ = ["WEIGHTS", "areas", "deductions", "mean", "untested_points"]

WEIGHTS: Mapping[Level, int] = {Level.MUST: 3, Level.SHOULD: 2, Level.OBSERVED: 1}


def areas(
    promised: Iterable[Promised], judged: Mapping[str, Verdict], answered: frozenset[str]
) -> tuple[Area, ...]:
    """Every area that the clauses are of, by name; ``answered`` are the methods that answer at all."""
    members: dict[str, list[Promised]] = {}
    for clause in promised:
        members.setdefault(clause.area, []).append(clause)

    def area(name: str, clauses: list[Promised]) -> Area:
        passed = [p for p in clauses if outcome(judged, p.id) is Outcome.PASS]
        untested = [p for p in clauses if outcome(judged, p.id) in UNTESTED]
        methods = {method for p in clauses for method in p.methods}
        return Area(
            name=name,
            earned=sum(WEIGHTS[p.level] for p in passed),
            possible=sum(WEIGHTS[p.level] for p in clauses),
            passed=len(passed),
            clauses=len(clauses),
            untested=len(untested),
            untested_weight=sum(WEIGHTS[p.level] for p in untested),
            answered=len(methods & answered),
            methods=len(methods),
        )

    return tuple(area(name, clauses) for name, clauses in sorted(members.items()))


def mean(found: tuple[Area, ...]) -> Fraction | None:
    """Of 1; None where there is no area."""
    if not found:
        return None
    return sum((Fraction(a.earned, a.possible) for a in found), Fraction()) / len(found)


def untested_points(found: tuple[Area, ...]) -> Fraction:
    """The part of the same points that was not tried."""
    whole = sum((Fraction(a.untested_weight, a.possible) for a in found), Fraction())
    return whole / len(found) if found else Fraction()


def deductions(
    promised: Iterable[Promised], judged: Mapping[str, Verdict], found: tuple[Area, ...]
) -> tuple[Deduction, ...]:
    """Every clause that earned nothing, with what it cost; the dearest first."""
    possible = {a.name: a.possible for a in found}
    lost = [
        Deduction(
            clause=p.id,
            area=p.area,
            outcome=outcome(judged, p.id),
            weight=WEIGHTS[p.level],
            points=Fraction(100 * WEIGHTS[p.level], possible[p.area] * len(found)),
            anchor=p.anchor,
            evidence=p.evidence,
            reason=judged[p.id].reason if p.id in judged else "Not run.",
        )
        for p in promised
        if outcome(judged, p.id) is not Outcome.PASS
    ]
    return tuple(sorted(lost, key=lambda d: (-d.points, d.clause)))
