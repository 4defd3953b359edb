"""One verdict as the page has it: what its row and the search need, and what opens beneath it."""

import json
import re
from collections.abc import Mapping
from typing import Any

from conformance.compare.difference import Difference, Kind
from conformance.report.guard import Guard
from conformance.verdict import Record, Verdict

__all__ = ["evidence_of", "index_of"]

_LONGEST_TEXT = 20_000
_OF_BOTS = ("framework", "version", "played", "lines", "whose")  # what the overview's table shows


def index_of(verdict: Verdict, points: Mapping[str, float]) -> dict[str, Any]:
    """``points`` are those that each clause cost."""
    return _present(
        {
            "id": verdict.id,
            "kind": verdict.kind,
            "area": verdict.area,
            "outcome": verdict.outcome,
            "promise": verdict.promise,
            "reason": verdict.reason,
            "consequence": verdict.consequence,
            "method": verdict.method,
            "expected": verdict.expected or None,
            "session": verdict.session,
            "points": points.get(verdict.id) if verdict.kind == "clause" else None,
            "paths": [difference.path for difference in verdict.differences],
            "bot": {key: verdict.extra.get(key) for key in _OF_BOTS} if verdict.kind == "bot" else None,
        }
    )


def evidence_of(verdict: Verdict) -> dict[str, Any]:
    return _present(
        {
            "level": verdict.level,
            "anchor": verdict.anchor,
            "evidence": verdict.evidence,
            "cause": verdict.cause,
            "differences": [_difference(d) for d in sorted(verdict.differences, key=_by_path)],
            "exchanges": [_exchange(e) for e in verdict.exchanges],
            "duration_ms": verdict.duration_ms,
            "run_only": verdict.run_only,
            "extra": _pretty(verdict.extra) if verdict.extra else None,
        }
    )


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    """Only what is there: most verdicts are passes with little to say."""
    return {key: value for key, value in values.items() if value not in (None, "", [], ())}


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
