"""Brings a baseline to what a report shows: it only shrinks, unless it is told to grow."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from conformance.baseline.checking import vanished
from conformance.baseline.known import Baseline, Known, Seen, seen
from conformance.baseline.reading import parse
from conformance.baseline.text import added, without
from conformance.errors import UsageError
from conformance.report import Report
from conformance.verdict import Outcome, Verdict

__all__ = ["Growth", "Update", "updated"]


@dataclass(frozen=True, slots=True)
class Growth:
    """What every new entry is to say."""

    reason: str
    expires: date
    link: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """The new text, and how it came about."""

    text: str
    fixed: tuple[str, ...]
    vanished: tuple[str, ...]
    added: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{len(self.fixed)} fixed and {len(self.vanished)} vanished taken out, {len(self.added)} added."
        )


def updated(text: str, report: Report, growth: Growth | None = None, name: str = "the baseline") -> Update:
    """The text without what was fixed or has vanished; with growth, with every other loss of the report.

    What it does not touch stays as it is, to the character. An expired entry is a person's to renew.
    """
    baseline = parse(text, name)
    found = seen(report.verdicts)
    fixed = frozenset(id_ for id_ in baseline.by_id if found.get(id_) is Seen.KEPT)
    gone = vanished(baseline, report)
    shrunk = without(text, baseline.entries, fixed | gone) if fixed | gone else text
    grown = tuple(_grown(baseline, report, found, growth)) if growth else ()
    whole = added(shrunk, grown) if grown else shrunk
    _agrees(whole, baseline, fixed | gone, grown, name)
    new = tuple(id_ for entry in grown for id_ in entry.ids)
    return Update(whole, tuple(sorted(fixed)), tuple(sorted(gone)), new)


def _grown(baseline: Baseline, report: Report, found: dict[str, Seen], growth: Growth) -> Iterator[Known]:
    if any(one.kind == "smoke" and one.outcome is not Outcome.PASS for one in report.verdicts):
        raise UsageError("The smoke check of this run did not pass, so its losses tell little: run again.")
    lost = {one.id: one for one in report.verdicts if found.get(one.id) is Seen.LOST}
    new = [one for id_, one in lost.items() if id_ not in baseline.by_id]
    for (kind, _), members in sorted(_grouped(new).items()):
        yield Known(kind, tuple(members), growth.reason, growth.expires, growth.link)


def _grouped(verdicts: Iterable[Verdict]) -> dict[tuple[str, str], list[str]]:
    """One entry for each area, each session, and the bots."""
    groups: dict[tuple[str, str], list[str]] = {}
    for one in verdicts:
        group = {"clause": one.area, "step": one.session or "", "bot": ""}[one.kind]
        groups.setdefault((one.kind, group), []).append(one.id)
    return groups


def _agrees(text: str, before: Baseline, gone: frozenset[str], grown: tuple[Known, ...], name: str) -> None:
    """Raises where the text does not say what was meant: a file is not written that lies."""
    after = parse(text, name).by_id.keys()
    meant = (before.by_id.keys() - gone) | {id_ for entry in grown for id_ in entry.ids}
    if after != meant:
        raise UsageError(f"{name} cannot be updated without harm: change it by hand.")
