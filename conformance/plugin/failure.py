"""What a person reads when a promise is not kept."""

from collections.abc import Iterable, Iterator

from conformance.compare import Difference, Kind
from conformance.report.shown import safe, shown
from conformance.verdict import Outcome, Verdict

__all__ = ["failure_text"]

_SHOWN = 12


def failure_text(verdicts: list[Verdict], command: str) -> str:
    """What was required, recorded and came, what is blocked by what, and the lines that judge it again.

    ``command`` is what ran this; ``--only`` is added to it.
    """
    lost = [one for one in verdicts if one.outcome not in {Outcome.PASS, Outcome.SKIPPED, Outcome.BLOCKED}]
    lines = [line for verdict in lost[:_SHOWN] for line in (_headline(verdict), *_details(verdict, command))]
    if len(lost) > _SHOWN:
        lines.append(f"… and {len(lost) - _SHOWN} more; the report has them all.")
    lines += _blocked([one for one in verdicts if one.outcome is Outcome.BLOCKED])
    return "\n".join(lines)


def _headline(verdict: Verdict) -> str:
    return f"{verdict.outcome.upper()} {verdict.id}: {safe(verdict.reason)}"


def _details(verdict: Verdict, command: str) -> Iterator[str]:
    yield f"  required   {verdict.promise}{f' ({verdict.anchor})' if verdict.anchor else ''}"
    if evidence := verdict.evidence:
        yield f"  evidence   {'; '.join(f'{one.kind}, {one.reference}' for one in evidence)}"
    counted = [one for one in verdict.differences if not one.informative]
    for difference in sorted(counted, key=lambda one: one.path)[:_SHOWN]:
        yield _difference(difference)
    if len(counted) > _SHOWN:
        yield f"  … and {len(counted) - _SHOWN} more differences"
    if verdict.exchanges:
        last = verdict.exchanges[-1]
        yield f"  came       HTTP {last.status} {shown(last.response, 400)}"
        yield f"  curl       {safe(last.curl)}"
    if verdict.run_only:
        yield f"  again      {command} {verdict.run_only}"


def _difference(one: Difference) -> str:
    wanted = "nothing" if one.kind is Kind.EXTRA else shown(one.expected)
    came = "nothing" if one.kind is Kind.MISSING else shown(one.observed)
    note = f"  ({safe(one.note)})" if one.note else ""
    return f"  {one.kind:<10} {safe(one.path) or 'the answer'}: recorded {wanted}, came {came}{note}"


def _blocked(verdicts: list[Verdict]) -> Iterator[str]:
    """One line for each cause, however much waits for it."""
    by_id = {one.id: one for one in verdicts}
    causes: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        causes.setdefault(_root(verdict, by_id), []).append(verdict)
    for cause, waiting in causes.items():
        steps = f"{len(waiting)} step{'' if len(waiting) == 1 else 's'}"
        by = f" by {cause}" if waiting[0].cause else f": {safe(cause)}"
        yield f"BLOCKED {steps} ({_numbers(one.id for one in waiting)}){by}"


def _root(verdict: Verdict, by_id: dict[str, Verdict]) -> str:
    """The cause that is not itself blocked, or the reason where no step is the cause."""
    seen = {verdict.id}
    while verdict.cause and verdict.cause not in seen:
        seen.add(verdict.cause)
        if verdict.cause not in by_id:
            return verdict.cause
        verdict = by_id[verdict.cause]
    return verdict.reason


def _numbers(ids: Iterable[str]) -> str:
    """``15, 17-20``: the numbers of steps, neighbours together."""
    runs: list[list[int]] = []
    for number in sorted(int(one.rpartition("/")[2]) for one in ids if one.rpartition("/")[2].isdecimal()):
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)
