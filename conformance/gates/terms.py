"""All that a run is held to, and where it falls short."""

from dataclasses import dataclass

from conformance.errors import UsageError
from conformance.gates.floors import Floor, below
from conformance.gates.since import new_unknowns, regressions
from conformance.report import Report

__all__ = ["NO_TERMS", "Terms", "breaches"]


@dataclass(frozen=True, slots=True)
class Terms:
    """Floors, and an older report that nothing may fall behind."""

    floors: tuple[Floor, ...] = ()
    older: Report | None = None
    no_new_unknown: bool = False

    def __post_init__(self) -> None:
        if self.no_new_unknown and self.older is None:
            raise UsageError("--no-new-unknown needs to know what was known: give --no-regression REPORT.")


NO_TERMS = Terms()


def breaches(terms: Terms, report: Report) -> list[str]:
    """A sentence for each term that the report does not keep."""
    told = below(report.score, terms.floors) if terms.floors else []
    if terms.older is None:
        return told
    lost = regressions(terms.older, report)
    unknown = new_unknowns(terms.older, report) if terms.no_new_unknown else []
    return [*told, *lost, *unknown]
