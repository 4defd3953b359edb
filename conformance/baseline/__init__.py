"""Known failures, kept in a file of the vendor's: what is known is expected, and all else is a departure.

Pure, but for the reading of the file.
"""

from conformance.baseline.checking import Checked, Departure, check
from conformance.baseline.known import KINDS, NO_BASELINE, Baseline, Known
from conformance.baseline.reading import parse, read_baseline
from conformance.baseline.updating import Growth, Update, updated

__all__ = [
    "KINDS",
    "NO_BASELINE",
    "Baseline",
    "Checked",
    "Departure",
    "Growth",
    "Known",
    "Update",
    "check",
    "parse",
    "read_baseline",
    "updated",
]
