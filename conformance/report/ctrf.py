"""A report as CTRF, the common test report format: one test a verdict."""

import json
from collections import Counter
from datetime import datetime
from typing import Any

from conformance.report.details import command, details
from conformance.report.doubts import doubts
from conformance.report.guard import Guard
from conformance.report.stream import Report
from conformance.score import score_json
from conformance.verdict import Outcome, Verdict

__all__ = ["ctrf"]

_STATUSES = {Outcome.PASS: "passed", Outcome.SKIPPED: "skipped", Outcome.ERROR: "other"}  # else: failed
_EVERY = ("passed", "failed", "skipped", "pending", "other")
_SPEC = "0.0.0"  # the version that the format itself gives in its examples, as no other is released


def ctrf(report: Report) -> str:
    """JSON with the clause of every test as its labels; an interrupted run has a test that says so."""
    again = command(report.header)
    tests = [_test(verdict, again) for verdict in report.verdicts]
    if not report.complete:
        tests.append(_interruption(report))
    header = report.header
    results = {
        "tool": {"name": "telegram-conformance", "version": header.suite},
        "summary": _summary(report, tests),
        "tests": tests,
        "environment": {
            "appName": header.target.name,
            "extra": {"url": header.target.url, "bot_api": header.bot_api, "driver": header.driver},
        },
        "extra": _figures(report),
    }
    whole = {"reportFormat": "CTRF", "specVersion": _SPEC, "timestamp": _finished(report), "results": results}
    return json.dumps(Guard().clean(whole), ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _test(verdict: Verdict, again: str) -> dict[str, Any]:
    test: dict[str, Any] = {
        "name": verdict.id or "(no id)",
        "status": _status(verdict),
        "duration": round(verdict.duration_ms),
        "rawStatus": verdict.outcome,
        "suite": [verdict.kind, verdict.session or verdict.area],
        "labels": _labels(verdict),
    }
    if verdict.outcome is not Outcome.PASS:
        test["message"] = verdict.reason
    if verdict.outcome not in {Outcome.PASS, Outcome.SKIPPED}:
        test["trace"] = "\n".join(details(verdict, again))
    return test


def _status(verdict: Verdict) -> str:
    """What is known to the baseline is told as skipped, so that it breaks no build."""
    return "skipped" if verdict.expected else _STATUSES.get(verdict.outcome, "failed")


def _labels(verdict: Verdict) -> dict[str, Any]:
    labels = {
        "promise": verdict.promise,
        "anchor": verdict.anchor,
        "level": verdict.level,
        "consequence": verdict.consequence,
        "evidence": [f"{e.kind}: {e.reference}" for e in verdict.evidence],
        "method": verdict.method,
        "cause": verdict.cause,
        "expected": verdict.expected,
    }
    return {name: value for name, value in labels.items() if value}


def _interruption(report: Report) -> dict[str, Any]:
    return {
        "name": "The run came to its end.",
        "status": "other",
        "duration": 0,
        "rawStatus": "interrupted",
        "suite": ["run"],
        "message": report.state,
    }


def _summary(report: Report, tests: list[dict[str, Any]]) -> dict[str, Any]:
    counted = Counter(test["status"] for test in tests)
    return {
        "tests": len(tests),
        **{status: counted[status] for status in _EVERY},
        "start": _milliseconds(report.header.started_at),
        "stop": _milliseconds(_finished(report)),
    }


def _figures(report: Report) -> dict[str, Any]:
    """The figures, which no count of tests can tell."""
    figures = {k: v for k, v in score_json(report.score).items() if k != "deductions"}
    return {
        "complete": report.complete,
        "score": figures,
        "tags": list(report.header.tags),
        "doubts": doubts(report),
    }


def _finished(report: Report) -> str:
    """Of an interrupted run no more is known than when it began."""
    return str(report.footer["finished_at"]) if report.footer else report.header.started_at


def _milliseconds(moment: str) -> int:
    return round(datetime.fromisoformat(moment).timestamp() * 1000)
