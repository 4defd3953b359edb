"""A target's runs as a line: each counted anew by the clauses that all of them have."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from conformance.history.entry import Entry, Line, fidelity_of, shared
from conformance.verdict import Outcome

__all__ = ["Change", "Point", "Trend", "changes", "trends"]


@dataclass(frozen=True, slots=True)
class Point:
    """A run, with its fidelity by the shared clauses and how many of them pass."""

    entry: Entry
    percent: int | None
    passed: int


@dataclass(frozen=True, slots=True)
class Trend:
    """The runs of one target, the oldest first. ``clauses`` are those that all of them have."""

    target: str
    clauses: int
    points: tuple[Point, ...]

    @property
    def told(self) -> str:
        """By what the points are compared, and what that leaves out."""
        most = max(len(point.entry.lines) for point in self.points)
        runs = f"{len(self.points)} run{'' if len(self.points) == 1 else 's'}"
        left = f", of up to {most}" if most > self.clauses else ""
        return f"{runs}, compared by the {self.clauses} clauses that all of them have{left}"


@dataclass(frozen=True, slots=True)
class Change:
    """One clause that came out otherwise; None is: not run."""

    clause: str
    before: Outcome | None
    now: Outcome | None

    def __str__(self) -> str:
        return f"{self.clause}: {_told(self.before)} → {_told(self.now)}"


def trends(entries: Iterable[Entry]) -> list[Trend]:
    """One for each target, by name."""
    ordered = sorted(entries, key=lambda entry: (entry.target, entry.at, entry.digest))
    return [_trend(target, list(runs)) for target, runs in groupby(ordered, lambda entry: entry.target)]


def changes(before: Entry, now: Entry) -> list[Change]:
    """The clauses of both that came out otherwise; those that no longer pass first."""
    both = shared([before, now])
    found = [Change(id_, _outcome(before.lines[id_]), _outcome(now.lines[id_])) for id_ in both]
    different = [one for one in found if one.before is not one.now]
    return sorted(different, key=lambda one: (one.before is not Outcome.PASS, one.clause))


def _trend(target: str, runs: list[Entry]) -> Trend:
    clauses = shared(runs)
    points = tuple(Point(entry, *fidelity_of(entry, clauses)) for entry in runs)
    return Trend(target, len(clauses), points)


def _outcome(line: Line) -> Outcome | None:
    return line.outcome


def _told(outcome: Outcome | None) -> str:
    return "not run" if outcome is None else outcome.value
