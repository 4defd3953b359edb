"""Several reports as the columns of one table, scored over what all of them could be judged by.

A figure is only comparable where its denominator is the same. So reports of different suites, or of
different versions of the Bot API, are held to the clauses that all of them know, and to nothing else;
their own figures, counted over more or fewer clauses, are not shown. Sessions are compared where they
are the same recording. What is left out is counted and said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from conformance.errors import UsageError
from conformance.report.bots import Tried, frameworks
from conformance.report.stream import Report
from conformance.score import Promised, Score, Steps, score
from conformance.score.judged import judged
from conformance.score.needs import shipped
from conformance.verdict import Verdict

__all__ = ["Column", "Comparison", "Note", "compared"]


@dataclass(frozen=True, slots=True)
class Note:
    """What must be known to read the table: a key of the page's dictionary, and what fills its holes."""

    key: str
    values: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One report, with its score over the common clauses and its verdict on each of them."""

    report: Report
    label: str
    score: Score
    clauses: Mapping[str, Verdict]
    sessions: Mapping[str, Steps]

    @property
    def has_clauses(self) -> bool:
        return self.score.clauses > 0

    @property
    def steps(self) -> Steps:
        """Of the sessions that are compared."""
        found = self.sessions.values()
        return Steps("", sum(each.passed for each in found), sum(each.total for each in found))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The columns, the platforms in the order given and each one's shims beside it."""

    columns: tuple[Column, ...]
    clauses: tuple[Promised, ...]
    sessions: tuple[str, ...]
    bots: Mapping[str, Sequence[Tried]]
    notes: tuple[Note, ...]


def compared(reports: Iterable[Report]) -> Comparison:
    """Raises UsageError where there is no report, or no clause that all of those with clauses know."""
    ordered = _side_by_side(list(reports))
    if not ordered:
        raise UsageError("There is nothing to compare: name one report or more.")
    known = [_known(report) for report in ordered]
    with_clauses = [each for each in known if each]
    common = set.intersection(*map(set, with_clauses)) if with_clauses else set()
    if with_clauses and not common:
        raise UsageError("These reports have no clause in common: judge the platforms by the same suite.")
    newest = max(zip(ordered, known, strict=True), key=lambda pair: (bool(pair[1]), _begun(pair[0])))[1]
    clauses = tuple(sorted((newest[id_] for id_ in common), key=lambda one: (one.area, one.id)))
    sessions, unlike = _sessions(ordered)
    labels = _labels(ordered)
    columns = tuple(
        _column(report, label, clauses if mine else (), sessions)
        for report, label, mine in zip(ordered, labels, known, strict=True)
    )
    notes = (*_left_out(ordered, with_clauses, len(common)), *_unlike(unlike), *_of_each(columns))
    return Comparison(columns, clauses, sessions, frameworks(ordered), notes)


def _side_by_side(reports: Sequence[Report]) -> list[Report]:
    """A platform's reports together where its first one stood, the unchanged bot's first."""
    names = list(dict.fromkeys(report.header.target.name for report in reports))
    return sorted(reports, key=lambda one: (names.index(one.header.target.name), one.header.shim))


def _begun(report: Report) -> str:
    return report.header.started_at


def _known(report: Report) -> dict[str, Promised]:
    """The clauses that a report is counted against, or has judged where it names no universe."""
    if report.header.universe is not None:
        return {one.id: one for one in report.header.universe}
    found = judged(report.verdicts, "clause").values()
    return {one.id: Promised(one.id, one.area, one.level, one.anchor, one.evidence) for one in found}


def _labels(reports: Sequence[Report]) -> list[str]:
    """The platform's name, with the time of the run where two would read alike."""
    keys = [(one.header.target.name, one.header.shim) for one in reports]
    return [
        f"{name} {_begun(one)[:16].replace('T', ' ')}" if keys.count((name, shim)) > 1 else name
        for one, (name, shim) in zip(reports, keys, strict=True)
    ]


def _column(report: Report, label: str, clauses: tuple[Promised, ...], sessions: tuple[str, ...]) -> Column:
    result = score(report.verdicts, clauses, (shipped(),))
    ids = {one.id for one in clauses}
    found = {id_: one for id_, one in judged(report.verdicts, "clause").items() if id_ in ids}
    played = {each.session: each for each in result.sessions if each.session in sessions}
    return Column(report, label, result, found, played)


def _sessions(reports: Sequence[Report]) -> tuple[tuple[str, ...], int]:
    """Those that are one recording wherever they were played, and how many are not."""
    played = [
        (one.session or "", report.header.cassettes.get(one.session or "", ""))
        for report in reports
        for one in judged(report.verdicts, "step").values()
    ]
    by_name = groupby(sorted(set(played)), key=lambda pair: pair[0])
    recordings = {name: len(list(pairs)) for name, pairs in by_name}
    same = tuple(name for name, count in recordings.items() if count == 1)
    return same, len(recordings) - len(same)


def _left_out(
    reports: Sequence[Report], known: Sequence[Mapping[str, Promised]], common: int
) -> Iterable[Note]:
    """One note where not every report knows the same clauses."""
    left = len(set().union(*known)) - common
    if not left:
        return
    suites = sorted({report.header.suite for report in reports})
    if len(suites) > 1:
        yield Note("noteSuites", (", ".join(suites), common, left))
    else:
        yield Note("noteClauses", (common, left))


def _unlike(sessions: int) -> Iterable[Note]:
    if sessions:
        yield Note("noteSessions", (sessions,))


def _of_each(columns: Iterable[Column]) -> Iterable[Note]:
    for column in columns:
        if not column.report.complete:
            yield Note("noteInterrupted", (column.label, len(column.report.verdicts)))
        if not column.has_clauses:
            yield Note("noteNoClauses", (column.label,))
