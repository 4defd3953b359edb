"""The event stream of a run, and its renderings. Never touches the network."""

from conformance.report.events import FORMAT, Header, Target, event_of, verdict_of
from conformance.report.guard import Guard
from conformance.report.html import render
from conformance.report.progress import Progress
from conformance.report.renderings import RENDERINGS, Rendering, named
from conformance.report.stream import (
    Report,
    ReportWriter,
    UnreadableReport,
    footer,
    merge,
    read,
)
from conformance.report.terminal import is_coloured, summary

__all__ = [
    "FORMAT",
    "RENDERINGS",
    "Guard",
    "Header",
    "Progress",
    "Rendering",
    "Report",
    "ReportWriter",
    "Target",
    "UnreadableReport",
    "event_of",
    "footer",
    "is_coloured",
    "merge",
    "named",
    "read",
    "render",
    "summary",
    "verdict_of",
]
