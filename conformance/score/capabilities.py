"""Capabilities: what bots use of the Bot API, each judged by the clauses that hold it.

A clause that names features is a promise about those features: ``sendMessage`` with MarkdownV2 tells of
MarkdownV2, and nothing of a bot that sends plain text. So it counts for its features, and for its method
and update only where every other clause of theirs names features too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from conformance.score.promised import Promised
from conformance.verdict import Consequence, Level, Outcome

__all__ = [
    "LOST",
    "Capability",
    "Outcomes",
    "Standing",
    "belongs_to",
    "capabilities",
    "holders",
    "is_binding",
    "standing",
]

Outcomes = Mapping[str, Outcome | None]  # by clause

# What says something of the capability. A clause that is blocked says something of another one.
LOST = frozenset({Outcome.FAIL, Outcome.UNSUPPORTED})
_TELLING = LOST | {Outcome.PASS}


class Standing(StrEnum):
    """How a capability, or a bot, stands on a platform; the worst first."""

    FAILS = "fails"
    UNKNOWN = "unknown"
    LOSSES = "losses"
    PASS = "pass"  # noqa: S105 - a standing, not a password

    @property
    def rank(self) -> int:
        return _RANKS[self]


# Looked up hundreds of thousands of times in one score.
_RANKS = {standing: rank for rank, standing in enumerate(Standing)}


@dataclass(frozen=True, slots=True)
class Capability:
    """One capability, and how the clauses came out that it rests on."""

    name: str
    standing: Standing
    clauses: int
    passed: int
    untested: int  # or blocked
    lost: tuple[str, ...]


def belongs_to(clause: Promised) -> tuple[str, ...]:
    """The capabilities that a clause is a promise about."""
    features = tuple(name for name in clause.holds if name.startswith("feature:"))
    return features or clause.holds


def holders(universe: Iterable[Promised]) -> dict[str, tuple[Promised, ...]]:
    """The clauses that each capability rests on."""
    belonging: dict[str, list[Promised]] = {}
    holding: dict[str, list[Promised]] = {}
    for clause in universe:
        for name in belongs_to(clause):
            belonging.setdefault(name, []).append(clause)
        for name in clause.holds:
            holding.setdefault(name, []).append(clause)
    return {name: tuple(belonging.get(name, found)) for name, found in sorted(holding.items())}


def is_binding(clause: Promised) -> bool:
    """Whether a bot breaks without it, and the documentation promises it."""
    return clause.consequence is Consequence.BREAKS and clause.level is not Level.OBSERVED


def standing(clauses: Iterable[Promised], outcomes: Outcomes) -> Standing:
    """How these clauses stand together.

    Fails where a binding one is lost. Unknown where a binding one, or every one, was not tested or
    was blocked. With losses where another one did not pass: lost, or not known to hold.
    """
    worst, tested = Standing.PASS, False
    for clause in clauses:
        outcome = outcomes.get(clause.id)
        tested = tested or outcome in _TELLING
        effect = _effect(clause, outcome)
        worst = effect if _RANKS[effect] < _RANKS[worst] else worst
    return worst if tested else Standing.UNKNOWN


def capabilities(universe: Iterable[Promised], outcomes: Outcomes) -> tuple[Capability, ...]:
    """Every capability that a clause of the universe holds, by name."""

    def made(name: str, clauses: tuple[Promised, ...]) -> Capability:
        found = {clause.id: outcomes.get(clause.id) for clause in clauses}
        passed = sum(outcome is Outcome.PASS for outcome in found.values())
        lost = tuple(sorted(id_ for id_, outcome in found.items() if outcome in LOST))
        untested = len(found) - passed - len(lost)
        return Capability(name, standing(clauses, outcomes), len(found), passed, untested, lost)

    return tuple(made(name, clauses) for name, clauses in holders(universe).items())


def _effect(clause: Promised, outcome: Outcome | None) -> Standing:
    if outcome is Outcome.PASS:
        return Standing.PASS
    if not is_binding(clause):
        return Standing.LOSSES
    return Standing.FAILS if outcome in LOST else Standing.UNKNOWN
