"""What a person reads when a promise is not kept."""

import json
from collections.abc import Iterator
from typing import Any

from conformance.verdict import Outcome, Verdict

__all__ = ["failure_text"]

_SHOWN = 12


def failure_text(verdicts: list[Verdict], platform: str) -> str:
    """What was required, what came, and the line that judges only this again."""
    lost = [one for one in verdicts if one.outcome not in {Outcome.PASS, Outcome.SKIPPED}]
    lines: list[str] = []
    for verdict in lost[:_SHOWN]:
        lines += [f"{verdict.outcome.upper()} {verdict.id}: {verdict.reason}", *_details(verdict)]
    if len(lost) > _SHOWN:
        lines.append(f"… and {len(lost) - _SHOWN} more; the report has them all.")
    if lost and lost[0].run_only:
        lines.append(f"Only this again: conformance run --platform {platform} {lost[0].run_only}")
    return "\n".join(lines)


def _details(verdict: Verdict) -> Iterator[str]:
    if verdict.outcome is Outcome.BLOCKED:
        return
    yield f"  required   {verdict.promise} ({verdict.anchor})"
    for difference in [one for one in verdict.differences if not one.informative][:_SHOWN]:
        wanted, came = _short(difference.expected), _short(difference.observed)
        note = f"  ({difference.note})" if difference.note else ""
        yield f"  {difference.kind:<10} {difference.path}: recorded {wanted}, came {came}{note}"
    if verdict.exchanges:
        last = verdict.exchanges[-1]
        yield f"  came       HTTP {last.status} {_short(last.response, 400)}"
        yield f"  again      {last.curl}"


def _short(value: Any, length: int = 120) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= length else text[: length - 1] + "…"
