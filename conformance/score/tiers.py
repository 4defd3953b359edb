"""The score by the age of what is promised: a tier is a span of versions of the Bot API.

Each tier is scored as the whole is: the mean over the areas that have clauses in it. A clause is of the
version that brought its promise, and not of every later one.
"""

from collections.abc import Iterable, Mapping

from conformance.score.fidelity import areas, mean, untested_points
from conformance.score.figures import Tier
from conformance.score.promised import Promised
from conformance.verdict import Verdict

__all__ = ["TIERS", "tiers"]

# The first version of each, newest first.
TIERS = (
    ("10.x", (10,)),
    ("7.x to 9.x", (7,)),
    ("6.x", (6,)),
    ("5.x", (5,)),
    ("4.x", (4,)),
    ("1.8 to 3.x", (1, 8)),
    ("core of 2015", (1,)),
)


def tiers(
    promised: Iterable[Promised], judged: Mapping[str, Verdict], answered: frozenset[str]
) -> tuple[Tier, ...]:
    """The tiers that have clauses, oldest first. A clause that does not tell its version is in none."""
    members: dict[str, list[Promised]] = {}
    for clause in promised:
        if clause.since:
            members.setdefault(_tier(clause.since), []).append(clause)
    found = []
    for name, _ in reversed(TIERS):
        clauses = members.get(name, [])
        by_area = areas(clauses, judged, answered)
        if (exact := mean(by_area)) is not None:
            methods = {method for clause in clauses for method in clause.methods}
            found.append(
                Tier(
                    name=name,
                    exact=exact,
                    passed=sum(a.passed for a in by_area),
                    clauses=len(clauses),
                    untested=untested_points(by_area),
                    untested_clauses=sum(a.untested for a in by_area),
                    answered=len(methods & answered),
                    methods=len(methods),
                )
            )
    return tuple(found)


def _tier(since: str) -> str:
    version = tuple(int(part) for part in since.split(".") if part.isdecimal())
    return next((name for name, first in TIERS if version >= first), TIERS[-1][0])
