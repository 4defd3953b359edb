"""What a run is held to besides the promises: its baseline and its gates."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Self

from conformance.baseline import NO_BASELINE, Baseline, check, read_baseline
from conformance.gates import NO_TERMS, Terms, breaches, floor_of
from conformance.report import Report, read
from conformance.verdict import Verdict

__all__ = ["BASELINE", "Held", "Known", "Shortfall"]

BASELINE = Path("conformance-baseline.toml")


@dataclass(frozen=True, slots=True)
class Known:
    """The baseline of a run, and the day on which it is read; without a file, nothing is known."""

    baseline: Baseline = NO_BASELINE
    path: Path | None = None
    day: date = field(default_factory=lambda: datetime.now(UTC).date())

    @classmethod
    def read(cls, given: str | None) -> Self:
        """The file given, or the one that lies in the folder. Raises BaselineUnreadable."""
        path = Path(given) if given is not None else BASELINE if BASELINE.is_file() else None
        return cls() if path is None else cls(read_baseline(path), path)

    def marked(self, verdict: Verdict) -> Verdict:
        return self.baseline.marked(verdict, self.day)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Where a run falls short: ``sentences`` fail it, ``told`` is said of its baseline at any rate."""

    sentences: tuple[str, ...] = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """What the run is held to when it is over."""

    known: Known = field(default_factory=Known)
    terms: Terms = NO_TERMS

    @classmethod
    def read(cls, known: Known, floors: Iterable[str], older: str | None, *, no_new_unknown: bool) -> Self:
        """Raises UsageError, or UnreadableReport for the older report."""
        report = None if older is None else read(older)
        return cls(known, Terms(tuple(map(floor_of, floors)), report, no_new_unknown))

    def shortfall(self, report: Report) -> Shortfall:
        """New failures are told where they happen, so they are only counted here."""
        broken = tuple(breaches(self.terms, report))
        if self.known.path is None:
            return Shortfall(broken)
        checked = check(self.known.baseline, report, self.known.day)
        departures = (one.sentence for one in checked.departures if one.kind != "new")
        return Shortfall((*departures, *broken), f"{self.known.path}: {checked}")
