"""Reports over time, in a store of the team's; runs are compared by the clauses that all of them have."""

from conformance.history.entry import Entry, Line, entry_of
from conformance.history.opening import FILE, VARIABLE, open_store
from conformance.history.plot import page, svg
from conformance.history.store import Store
from conformance.history.telling import listed, run_told, sparkline
from conformance.history.trend import Trend, changes, trends

__all__ = [
    "FILE",
    "VARIABLE",
    "Entry",
    "Line",
    "Store",
    "Trend",
    "changes",
    "entry_of",
    "listed",
    "open_store",
    "page",
    "run_told",
    "sparkline",
    "svg",
    "trends",
]
