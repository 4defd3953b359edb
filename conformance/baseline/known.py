"""A baseline as data: entries, each with the things that are known to fail and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from conformance.report.losses import LOSSES
from conformance.verdict import Outcome, Verdict

__all__ = ["KINDS", "NO_BASELINE", "Baseline", "Known", "Seen", "seen"]

KINDS = frozenset({"clause", "step", "bot"})  # what can be known to fail


@dataclass(frozen=True, slots=True)
class Known:
    """One entry. ``ids`` are as they stand in a report: a clause, ``session/12``, or ``bots.name``."""

    kind: str
    ids: tuple[str, ...]
    reason: str
    expires: date  # the last day on which it holds
    link: str = ""
    line: int = 1

    def holds_on(self, day: date) -> bool:
        return day <= self.expires


@dataclass(frozen=True)
class Baseline:
    """Every entry of a file, in its order; no thing is in two of them."""

    entries: tuple[Known, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Known]:
        return {id_: entry for entry in self.entries for id_ in entry.ids}

    def marked(self, verdict: Verdict, day: date) -> Verdict:
        """The verdict, marked as expected where it is a loss that an entry knows on that day."""
        entry = self.by_id.get(verdict.id)
        if entry is None or verdict.outcome not in LOSSES or verdict.kind != entry.kind:
            return verdict
        if not entry.holds_on(day):
            return verdict
        known = {"reason": entry.reason, "link": entry.link, "expires": entry.expires.isoformat()}
        return replace(verdict, expected=True, extra={**verdict.extra, "known": known})


NO_BASELINE = Baseline()


class Seen(StrEnum):
    """What a run says of one thing."""

    LOST = "lost"
    KEPT = "kept"
    NOTHING = "nothing"  # skipped, or passed only when it was tried again


def seen(verdicts: Iterable[Verdict]) -> dict[str, Seen]:
    """Of each thing that can be known to fail; where it was judged twice, a loss outweighs a pass."""
    order = (Seen.LOST, Seen.KEPT, Seen.NOTHING)
    found: dict[str, Seen] = {}
    for verdict in verdicts:
        if verdict.kind in KINDS:
            found[verdict.id] = min(found.get(verdict.id, Seen.NOTHING), _says(verdict), key=order.index)
    return found


def _says(verdict: Verdict) -> Seen:
    if verdict.outcome in LOSSES:
        return Seen.LOST
    # What passes at the second try was not mended.
    steady = verdict.outcome is Outcome.PASS and not verdict.extra.get("flaky")
    return Seen.KEPT if steady else Seen.NOTHING
