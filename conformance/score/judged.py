"""Which judgement counts of each thing that was judged."""

from collections.abc import Iterable, Mapping

from conformance.verdict import Outcome, Verdict

__all__ = ["UNTESTED", "judged", "outcome"]

# None: in the suite, and not run.
UNTESTED = frozenset({None, Outcome.SKIPPED, Outcome.ERROR})
# Where one thing was judged twice, the worst judgement counts.
_WORST_FIRST = (
    Outcome.FAIL,
    Outcome.UNSUPPORTED,
    Outcome.BLOCKED,
    Outcome.ERROR,
    Outcome.SKIPPED,
    Outcome.PASS,
)


def judged(verdicts: Iterable[Verdict], kind: str) -> dict[str, Verdict]:
    """The worst verdict on each clause, or on each step of each session."""
    worst: dict[str, Verdict] = {}
    for verdict in verdicts:
        if verdict.kind != kind:
            continue
        key = verdict.id if kind == "clause" else f"{verdict.session}\0{verdict.id}"
        if key not in worst or _badness(verdict) < _badness(worst[key]):
            worst[key] = verdict
    return worst


def outcome(found: Mapping[str, Verdict], clause: str) -> Outcome | None:
    return found[clause].outcome if clause in found else None


def _badness(verdict: Verdict) -> tuple[int, str, str, str, str]:
    return (
        _WORST_FIRST.index(verdict.outcome),
        verdict.area,
        verdict.level.value,
        verdict.anchor,
        verdict.reason,
    )
