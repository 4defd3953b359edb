"""What a report must reach before a change may pass: floors, and no less than an older report. Pure."""

from conformance.gates.floors import Floor, below, floor_of
from conformance.gates.since import new_unknowns, regressions
from conformance.gates.terms import NO_TERMS, Terms, breaches

__all__ = ["NO_TERMS", "Floor", "Terms", "below", "breaches", "floor_of", "new_unknowns", "regressions"]
