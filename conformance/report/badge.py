"""A badge: fidelity with its denominator and its versions, as SVG and as JSON for a badge server."""

import json
from html import escape
from typing import Any

from rich.cells import cell_len

from conformance.report.shown import in_xml
from conformance.report.stream import Report

__all__ = ["badge", "endpoint"]

# From the floor on, this colour; each is legible beneath white text.
_FLOORS = ((95, "#2b7a3d"), (80, "#5b7a1d"), (60, "#8a6d00"), (40, "#b05a10"), (0, "#b3261e"))
_UNKNOWN = "#5d676e"
_CELL = 6.6  # the mean width of a letter at 11 px; the text is then fitted to what was reckoned
_PAD = 12
_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" aria-label="{title}">\
<title>{title}</title>\
<clipPath id="r"><rect width="{width}" height="20" rx="3"/></clipPath>\
<g clip-path="url(#r)"><rect width="{split}" height="20" fill="#3a4247"/>\
<rect x="{split}" width="{right}" height="20" fill="{colour}"/></g>\
<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">\
<text x="{middle_left}" y="14" textLength="{left_text}">{label}</text>\
<text x="{middle_right}" y="14" textLength="{right_text}">{message}</text></g></svg>
"""


def badge(report: Report) -> str:
    """The badge as an SVG that needs no font and no network."""
    label, message, colour = _label(report), _message(report), _colour(report)
    left_text, right_text = (round(cell_len(text) * _CELL) for text in (label, message))
    split, right = left_text + _PAD, right_text + _PAD
    return _SVG.format(
        title=escape(f"{label}: {message}; {', '.join(map(in_xml, report.header.tags))}"),
        label=escape(label),
        message=escape(message),
        colour=colour,
        width=split + right,
        split=split,
        right=right,
        left_text=left_text,
        right_text=right_text,
        middle_left=split / 2,
        middle_right=split + right / 2,
    )


def endpoint(report: Report) -> str:
    """The badge as JSON that a badge server reads from an address."""
    shown: dict[str, Any] = {
        "schemaVersion": 1,
        "label": _label(report),
        "message": _message(report),
        "color": _colour(report),
    }
    if not report.complete:
        shown["isError"] = True
    return json.dumps(shown, ensure_ascii=False) + "\n"


def _label(report: Report) -> str:
    return in_xml(f"Bot API {report.header.bot_api} fidelity")


def _message(report: Report) -> str:
    score = report.score
    parts = [
        "no clause judged" if score.fidelity is None else f"{score.fidelity}%",
        f"{score.passed} of {score.clauses} clauses" if score.clauses else "",
        f"{score.untested_percent}% untested" if score.untested_percent else "",
        "interrupted" if not report.complete else "",
        f"suite {report.header.suite}",
    ]
    return in_xml(" · ".join(filter(None, parts)))


def _colour(report: Report) -> str:
    """By the floor that the figure reaches; grey where the run says too little to colour it."""
    score = report.score
    if score.fidelity is None or not report.complete:
        return _UNKNOWN
    return next(colour for floor, colour in _FLOORS if score.fidelity >= floor)
