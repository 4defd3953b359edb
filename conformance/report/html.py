"""One page in one file: an overview for owners, every verdict for engineers.

The page asks nothing of the network, and its policy lets no script run but its own:
should a text ever escape its place as data, it still could not act.
"""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from conformance.compare.difference import Difference, Kind
from conformance.report.events import event_of
from conformance.report.guard import Guard
from conformance.report.stream import Report
from conformance.score import score_json
from conformance.verdict import Outcome, Record, Verdict

__all__ = ["render"]

_SCRIPTS = ("elements.js", "verdict.js", "overview.js", "page.js")
_LONGEST_TEXT = 20_000
# What needs eyes comes first.
_ORDER = (
    Outcome.FAIL,
    Outcome.ERROR,
    Outcome.BLOCKED,
    Outcome.UNSUPPORTED,
    Outcome.SKIPPED,
    Outcome.PASS,
)


def render(report: Report) -> str:
    """The report as an HTML page that can be opened from a disk, years from now."""
    style = _asset("page.css")
    script = "".join(map(_asset, _SCRIPTS))
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    )
    return Template(_asset("page.html")).substitute(
        policy=policy,
        title=escape(f"Conformance report · {report.header.target.name}"),
        style=style,
        script=script,
        data=_embedded(_data(report)),
    )


def _asset(name: str) -> str:
    return (files("conformance.report") / "assets" / name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _embedded(value: Any) -> str:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(Guard().clean(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("&", "\\u0026").replace(">", "\\u003e")


def _data(report: Report) -> Mapping[str, Any]:
    result = report.score
    points = {d.clause: float(d.points) for d in result.deductions}
    header = {key: value for key, value in event_of(report.header).items() if key != "universe"}
    return {
        "strings": json.loads(_asset("strings.json")),
        "header": header,
        "score": {key: value for key, value in score_json(result).items() if key != "deductions"},
        "counts": result.counts,
        "footer": report.footer and {key: report.footer[key] for key in ("exit_code", "redacted")},
        "verdicts": [
            _verdict(v, points) for v in sorted(report.verdicts, key=lambda v: _ORDER.index(v.outcome))
        ],
    }


def _verdict(verdict: Verdict, points: Mapping[str, float]) -> dict[str, Any]:
    """Only what is there: most verdicts are passes with little to say."""
    values = event_of(verdict) | {
        "points": points.get(verdict.id) if verdict.kind == "clause" else None,
        "differences": [_difference(d) for d in sorted(verdict.differences, key=_by_path)],
        "exchanges": [_exchange(e) for e in verdict.exchanges],
        "extra": _pretty(verdict.extra) if verdict.extra else None,
    }
    return {key: value for key, value in values.items() if key != "event" and value not in (None, "", [], ())}


def _by_path(difference: Difference) -> list[tuple[bool, int, str]]:
    pieces = re.split(r"(\d+)", difference.path)
    return [(not p.isdecimal(), int(p) if p.isdecimal() else 0, p) for p in pieces]


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "path": difference.path,
        "kind": difference.kind,
        "expected": None if difference.kind is Kind.EXTRA else _pretty(difference.expected),
        "observed": None if difference.kind is Kind.MISSING else _pretty(difference.observed),
        "note": difference.note,
        "informative": difference.informative,
    }


def _exchange(record: Record) -> dict[str, Any]:
    return {
        "verb": record.verb,
        "url": record.url,
        "request": _pretty(record.request),
        "status": record.status,
        "response": _pretty(record.response) if record.status is not None or record.response else "",
        "elapsed_ms": record.elapsed_ms,
        "curl": record.curl,
    }


def _pretty(value: Any) -> str:
    """Written here and not in the browser, whose numbers lose the last digits of a large id."""
    text = json.dumps(Guard().clean(value), ensure_ascii=False, indent=2, allow_nan=False)
    return text if len(text) <= _LONGEST_TEXT else text[:_LONGEST_TEXT] + "\n… (shortened)"
