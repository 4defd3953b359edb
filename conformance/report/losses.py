"""What went wrong, grouped by what caused it. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conformance.verdict import Outcome, Verdict

__all__ = ["LOSSES", "Loss", "expected_told", "losses"]

# What is worst to read of comes first.
LOSSES = (Outcome.FAIL, Outcome.ERROR, Outcome.UNSUPPORTED, Outcome.BLOCKED)


@dataclass(frozen=True, slots=True)
class Loss:
    """Everything that was lost by one method, or by one area where no method is known."""

    name: str
    members: tuple[Verdict, ...]

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many of each outcome, the worst first; those that did not happen are absent."""
        counted = Counter(v.outcome for v in self.members)
        return {outcome: counted[outcome] for outcome in LOSSES if counted[outcome]}

    @property
    def told(self) -> str:
        return ", ".join(f"{count} {outcome}" for outcome, count in self.counts.items())

    @property
    def first(self) -> Verdict:
        """The one to look at: the worst outcome, in the order of the report."""
        return min(self.members, key=lambda v: LOSSES.index(v.outcome))


def losses(verdicts: Iterable[Verdict]) -> list[Loss]:
    """The largest first; what is blocked stands with what blocked it."""
    everything = list(verdicts)
    by_id = {v.id: v for v in everything}
    groups: dict[str, list[Verdict]] = {}
    for verdict in everything:
        if verdict.outcome in LOSSES:
            root = _root(verdict, by_id)
            groups.setdefault(root.method or root.area, []).append(verdict)
    found = [Loss(name, tuple(members)) for name, members in groups.items()]
    return sorted(found, key=lambda loss: (-len(loss.members), loss.name))


def expected_told(verdicts: Iterable[Verdict]) -> str:
    """How much of what was lost the baseline knows; empty where it knows nothing of it."""
    lost = [verdict for verdict in verdicts if verdict.outcome in LOSSES]
    known = sum(verdict.expected for verdict in lost)
    return f"{known} of {len(lost)} losses are known to the baseline; they count as lost." if known else ""


def _root(verdict: Verdict, by_id: Mapping[str, Verdict]) -> Verdict:
    seen = {verdict.id}
    while (cause := verdict.cause) and cause in by_id and cause not in seen:
        seen.add(cause)
        verdict = by_id[cause]
    return verdict
