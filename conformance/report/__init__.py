"""The event stream of a run, and its renderings. Never touches the network."""

from conformance.report.events import FORMAT, Header, Target, event_of, verdict_of
from conformance.report.guard import Guard
from conformance.report.html import render
from conformance.report.stream import (
    Report,
    ReportWriter,
    UnreadableReport,
    footer,
    merge,
    read,
)
from conformance.report.terminal import summary

__all__ = [
    "FORMAT",
    "Guard",
    "Header",
    "Report",
    "ReportWriter",
    "Target",
    "UnreadableReport",
    "event_of",
    "footer",
    "merge",
    "read",
    "render",
    "summary",
    "verdict_of",
]
