"""Holds a report to a baseline, both ways."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from conformance.baseline.known import KINDS, Baseline, Known, Seen, seen
from conformance.report import Report
from conformance.report.losses import LOSSES
from conformance.verdict import Verdict

__all__ = ["Checked", "Departure", "check", "vanished"]


@dataclass(frozen=True, slots=True)
class Departure:
    """One thing that is not as the baseline says: ``new``, ``fixed``, ``expired`` or ``vanished``."""

    kind: str
    id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of holding a report to a baseline."""

    departures: tuple[Departure, ...]
    expected: int  # things lost, as known
    unseen: tuple[str, ...]  # known, and the run says nothing of them

    def __str__(self) -> str:
        counted = Counter(departure.kind for departure in self.departures)
        told = ", ".join(f"{count} {kind}" for kind, count in counted.items()) or "none"
        unseen = f"; {len(self.unseen)} known failures were not tested" if self.unseen else ""
        return f"Departures from the baseline: {told}. {self.expected} lost as expected{unseen}."


def check(baseline: Baseline, report: Report, day: date) -> Checked:
    """Every departure: new failures, fixes not recorded, entries expired, and things vanished."""
    found = seen(report.verdicts)
    gone = vanished(baseline, report)
    departures = (
        *_new(baseline, report),
        *_fixed(baseline, found),
        *_expired(baseline, found, day),
        *(Departure("vanished", id_, _vanished(baseline.by_id[id_], id_)) for id_ in sorted(gone)),
    )
    in_force = {id_ for id_, entry in baseline.by_id.items() if entry.holds_on(day)}
    silent = sorted(id_ for id_ in baseline.by_id if found.get(id_, Seen.NOTHING) is Seen.NOTHING)
    return Checked(
        departures,
        sum(found.get(id_) is Seen.LOST for id_ in in_force),
        tuple(id_ for id_ in silent if id_ not in gone),
    )


def vanished(baseline: Baseline, report: Report) -> frozenset[str]:
    """The things of the baseline that no run of this suite would judge any more."""
    judged = {verdict.id for verdict in report.verdicts}
    played = {verdict.session for verdict in report.verdicts if verdict.kind == "step"}
    bench = any(verdict.kind == "bot" for verdict in report.verdicts)
    universe = None if report.header.universe is None else {one.id for one in report.header.universe}
    scope = report.header.scope

    def is_gone(kind: str, id_: str) -> bool:
        if id_ in judged:
            return False
        if kind == "clause":
            return universe is not None and id_ not in universe
        if scope == "narrowed":
            return False
        if kind == "bot":
            return bench and scope == "whole"
        session = id_.rpartition("/")[0]
        return session in played or (scope == "whole" and session not in report.header.cassettes)

    return frozenset(id_ for entry in baseline.entries for id_ in entry.ids if is_gone(entry.kind, id_))


def _new(baseline: Baseline, report: Report) -> Iterator[Departure]:
    told: set[str] = set()
    for verdict in report.verdicts:
        counts = verdict.kind in KINDS or verdict.kind == "smoke"
        if counts and verdict.outcome in LOSSES and verdict.id not in told | baseline.by_id.keys():
            told.add(verdict.id)
            yield Departure("new", verdict.id, _unknown(verdict))


def _fixed(baseline: Baseline, found: dict[str, Seen]) -> Iterator[Departure]:
    for id_, entry in baseline.by_id.items():
        if found.get(id_) is Seen.KEPT:
            sentence = f"{id_} passes, and line {entry.line} still knows it as a failure: take it out."
            yield Departure("fixed", id_, sentence)


def _expired(baseline: Baseline, found: dict[str, Seen], day: date) -> Iterator[Departure]:
    for entry in baseline.entries:
        left = [id_ for id_ in entry.ids if found.get(id_) is not Seen.KEPT]
        if left and not entry.holds_on(day):
            what = left[0] if len(left) == 1 else f"{left[0]} and {len(left) - 1} more"
            told = f"The entry in line {entry.line} ({what}) expired on {entry.expires}"
            yield Departure("expired", left[0], f"{told}: mend them, or give it a later day.")


def _vanished(entry: Known, id_: str) -> str:
    return f"{id_}, known in line {entry.line}, is no longer a part of the suite: take it out."


def _unknown(verdict: Verdict) -> str:
    why = f": {verdict.reason}" if verdict.reason else "."
    return f"{verdict.id} is {verdict.outcome.value}, and the baseline does not know it{why}"
