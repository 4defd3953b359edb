"""One run as a history keeps it: its figures, and how each clause came out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conformance.errors import UsageError
from conformance.report import Report
from conformance.score import Promised, score
from conformance.score.judged import judged
from conformance.verdict import Level, Outcome, Verdict

__all__ = ["Entry", "Line", "entry_of", "fidelity_of", "shared"]


@dataclass(frozen=True, slots=True)
class Line:
    """One clause of a run; an outcome of None was in the suite, and not run."""

    area: str
    level: Level
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One run. ``digest`` is that of its report, so that the same report is the same run."""

    digest: str
    at: str  # when it began, ISO 8601
    target: str
    bot_api: str
    suite: str
    driver: str
    fidelity: int | None
    passed: int
    clauses: int
    untested: int  # clauses
    steps_passed: int
    steps: int
    lines: Mapping[str, Line]  # by clause


def entry_of(report: Report) -> Entry:
    """Raises UsageError for a run whose figures would bend the line: interrupted, or narrowed."""
    if report.footer is None:
        raise UsageError("The report is of a run that was interrupted, and is no point of a line: run again.")
    if report.header.scope != "whole":
        raise UsageError("The report is of a part of the suite, and is no point of a line: run all of it.")
    header, result, found = report.header, report.score, judged(report.verdicts, "clause")
    promised = header.universe
    if promised is None:
        promised = tuple(Promised(id_, one.area, one.level) for id_, one in found.items())
    return Entry(
        digest=str(report.footer["digest"]),
        at=header.started_at,
        target=header.target.name,
        bot_api=header.bot_api,
        suite=header.suite,
        driver=header.driver,
        fidelity=result.fidelity,
        passed=result.passed,
        clauses=result.clauses,
        untested=result.untested_clauses,
        steps_passed=result.steps.passed,
        steps=result.steps.total,
        lines={p.id: Line(p.area, p.level, found[p.id].outcome if p.id in found else None) for p in promised},
    )


def shared(entries: Iterable[Entry]) -> frozenset[str]:
    """The clauses that every run has: the only ones that runs can be compared by."""
    known = [entry.lines.keys() for entry in entries]
    return frozenset(known[0]).intersection(*known[1:]) if known else frozenset()


def fidelity_of(entry: Entry, clauses: frozenset[str]) -> tuple[int | None, int]:
    """Fidelity by these clauses alone, and how many of them pass. Level and area are the run's own."""
    lines = {id_: line for id_, line in entry.lines.items() if id_ in clauses}
    promised = [Promised(id_, line.area, line.level) for id_, line in lines.items()]
    verdicts = [
        Verdict(id_, "clause", line.area, line.outcome, "", level=line.level)
        for id_, line in lines.items()
        if line.outcome is not None
    ]
    result = score(verdicts, promised)
    return result.fidelity, result.passed
