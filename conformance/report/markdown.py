"""A report as Markdown for a job's summary: figures, areas, and what was lost, within GitHub's limit.

Every text that is not ours stands in a code element with its punctuation as entities: it can neither
end a table, nor become a link, nor call a person by name.
"""

import re
from collections.abc import Iterable, Iterator

from conformance.report.doubts import doubts
from conformance.report.guard import Guard
from conformance.report.losses import LOSSES, expected_told, losses
from conformance.report.shown import safe
from conformance.report.stream import Report
from conformance.score import Score
from conformance.verdict import Verdict

__all__ = ["LIMIT", "markdown"]

LIMIT = 1024 * 1024  # bytes that GitHub shows of one step's summary
_ROOM = 512  # for what is written after the last row
_LONGEST = 300
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_GROUPS = 30


def markdown(report: Report) -> str:
    """The summary; where rows would not fit, the last line says how many."""
    header, score = report.header, report.score
    lines = [
        f"## Telegram bots on {_code(header.target.name)}",
        "",
        *(f"> **{escaped}**\n" for escaped in map(_escaped, doubts(report))),
        *_figures(score),
        "",
        f"Bot API {_escaped(header.bot_api)}, suite {_escaped(header.suite)}, "
        f"{_escaped(header.started_at[:10])}, driver {_code(header.driver)}. "
        + "; ".join(map(_escaped, header.tags)),
        *_areas(score),
        *_causes(report.verdicts),
    ]
    text = "\n".join(lines) + "\n"
    return text + _rows(report.verdicts, LIMIT - _ROOM - len(text.encode()))


def _figures(score: Score) -> Iterator[str]:
    fidelity = "–" if score.fidelity is None else f"{score.fidelity} %"
    yield "| figure | value | of |"
    yield "|---|--:|---|"
    yield f"| **Fidelity** | **{fidelity}** | {score.passed} of {score.clauses} clauses |"
    yield (
        f"| Untested | {score.untested_percent} % | {score.untested_clauses} of {score.clauses} clauses, "
        "counted as not earned |"
    )
    yield f"| Session steps | {score.steps.passed} | of {score.steps.total}, {len(score.sessions)} sessions |"
    yield f"| Surface | {score.answered} | of {score.methods} methods answer at all |"


def _areas(score: Score) -> Iterator[str]:
    if not score.areas:
        return
    yield from ("", "### By area", "", "| area | earned | clauses | untested |", "|---|--:|--:|--:|")
    for area in sorted(score.areas, key=lambda a: (a.percent, a.name)):
        yield f"| {_code(area.name)} | {area.percent} % | {area.passed} of {area.clauses} | {area.untested} |"


def _causes(verdicts: Iterable[Verdict]) -> Iterator[str]:
    found = losses(verdicts)
    if not found:
        return
    yield from (
        "",
        "### What was lost, by cause",
        "",
        "| method or area | lost | the first |",
        "|---|---|---|",
    )
    for loss in found[:_GROUPS]:
        first = f"{loss.first.id}: {loss.first.reason or loss.first.promise}"
        yield f"| {_code(loss.name)} | {loss.told} | {_code(first)} |"
    if known := expected_told(one for loss in found for one in loss.members):
        yield f"\n{known}"
    if len(found) > _GROUPS:
        yield f"\n… and {len(found) - _GROUPS} more methods or areas."


def _rows(verdicts: Iterable[Verdict], room: int) -> str:
    """As many losses as there is room for, the worst first."""
    lost = sorted((v for v in verdicts if v.outcome in LOSSES), key=lambda v: LOSSES.index(v.outcome))
    if not lost:
        return ""
    head = f"\n<details><summary>Every loss: {len(lost)}</summary>\n\n"
    rows = [head, "| outcome | verdict | what happened |\n|---|---|---|\n"]
    room -= len("".join(rows).encode())
    left = len(lost)
    for verdict in lost:
        row = f"| {verdict.outcome} | {_code(verdict.id)} | {_code(verdict.reason)} |\n"
        room -= len(row.encode())
        if room < 0:
            break
        rows.append(row)
        left -= 1
    rest = f"\n… and {left} more, for which there is no room here; the report has them all.\n" if left else ""
    return "".join(rows) + rest + "\n</details>\n"


def _code(text: str) -> str:
    shown = safe(Guard().text(text))
    cut = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
    return f'<code dir="auto">{_escaped(cut)}</code>' if cut else ""


def _escaped(text: str) -> str:
    return _PUNCTUATION.sub(lambda found: f"&#{ord(found[0])};", safe(text))
