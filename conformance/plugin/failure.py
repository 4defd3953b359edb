"""What a person reads when a promise is not kept."""

from collections.abc import Iterable, Iterator

from conformance.report.details import details, headline
from conformance.report.shown import safe
from conformance.verdict import Outcome, Verdict

__all__ = ["failure_text"]

_SHOWN = 12


def failure_text(verdicts: list[Verdict], command: str) -> str:
    """What was required, recorded and came, what is blocked by what, and the lines that judge it again.

    ``command`` is what ran this; ``--only`` is added to it.
    """
    lost = [one for one in verdicts if one.outcome not in {Outcome.PASS, Outcome.SKIPPED, Outcome.BLOCKED}]
    lines = [line for verdict in lost[:_SHOWN] for line in (headline(verdict), *details(verdict, command))]
    if len(lost) > _SHOWN:
        lines.append(f"… and {len(lost) - _SHOWN} more; the report has them all.")
    lines += _blocked([one for one in verdicts if one.outcome is Outcome.BLOCKED])
    return "\n".join(lines)


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
