"""What a run came to, on one screen of a terminal."""

import os
from collections.abc import Iterable, Sequence
from math import ceil
from textwrap import wrap
from typing import TextIO

from rich.cells import cell_len, set_cell_size

from conformance.report.doubts import doubts
from conformance.report.losses import expected_told, losses
from conformance.report.running import fix_told, percent_told, tally_told
from conformance.report.shown import safe
from conformance.report.stream import Report
from conformance.score import Area, Score
from conformance.verdict import Outcome, Verdict

__all__ = ["is_coloured", "summary"]

_MOST_AREAS = 7
_MOST_GROUPS = 3
_MOST_FIXES = 3
_BAR = 24
_BOLD, _DIM, _RED, _YELLOW, _CYAN = "1", "2", "31", "33", "36"


def summary(
    report: Report | Score, *, colour: bool = False, width: int = 80, files: Iterable[object] = ()
) -> str:
    """The figures with their denominators, where points were lost, and how far to trust it all.

    ``files`` are the places of the report's renderings, named last.
    """
    result = report.score if isinstance(report, Report) else report
    parts = [
        [
            *_headline(result, colour),
            *(_bench(report.verdicts, colour) if isinstance(report, Report) else []),
            *_bots(result, width, colour),
        ],
        _about(report, width, colour) if isinstance(report, Report) else [],
        _areas(result.areas, width, colour),
        _losses(report.verdicts, width, colour) if isinstance(report, Report) else [],
        _fixes(result, width, colour),
        _doubts(doubts(report), width, colour),
        [f"Report: {file}" for file in files],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def is_coloured(stream: TextIO) -> bool:
    """Whether to colour what is written there: NO_COLOR forbids it, FORCE_COLOR asks for it in a pipe."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def _headline(result: Score, colour: bool) -> list[str]:
    if result.fidelity is None:
        clauses = "no clause was judged, so there is no percentage"
        percent = "–"
    else:
        clauses = f"{result.passed} of {result.clauses} clauses; {result.untested_percent} % untested"
        percent = f"{result.fidelity} %"
    steps, surface = result.steps, f"{result.answered} of {result.methods} methods answer"
    sessions = f"{len(result.sessions)} session{'' if len(result.sessions) == 1 else 's'}"
    replayed = f"{steps.passed} of {steps.total} steps, in {sessions}; {surface}"
    return [
        f"Fidelity  {_paint(percent.rjust(5), _BOLD, colour)}  {clauses}",
        f"Sessions  {_paint(_whole(steps.passed, steps.total).rjust(5), _BOLD, colour)}  {replayed}",
    ]


def _bench(verdicts: Sequence[Verdict], colour: bool) -> list[str]:
    """Real bots that were run here, where any was."""
    tried = [one for one in verdicts if one.kind == "bot" and one.outcome is not Outcome.SKIPPED]
    if not tried:
        return []
    ran = sum(one.outcome is Outcome.PASS for one in tried)
    percent = _paint(_whole(ran, len(tried)).rjust(5), _BOLD, colour)
    return [f"Bench     {percent}  {ran} of {len(tried)} bots of the bench run to their end"]


def _bots(result: Score, width: int, colour: bool) -> list[str]:
    """Bots that run, where the clauses tell of what they need."""
    if not result.running:
        return []
    tally = result.running[0].tallies[0]
    percent = _paint(percent_told(tally.runs_unchanged).rjust(5), _BOLD, colour)
    first, *others = tally_told(tally)
    return [
        f"Bots      {percent}  {_cut(first, width - 17)}",
        *(" " * 17 + _cut(other, width - 17) for other in others),
    ]


def _fixes(result: Score, width: int, colour: bool) -> list[str]:
    fixes = result.running[0].fixes if result.running else ()
    lines = [_cut(f"  {n}. {fix_told(fix)}", width) for n, fix in enumerate(fixes[:_MOST_FIXES], 1)]
    head = _paint("To mend next, for the most bots", _BOLD, colour)
    return [head, *lines, *_rest(len(fixes) - _MOST_FIXES, "steps, in the report")] if lines else []


def _about(report: Report, width: int, colour: bool) -> list[str]:
    header = report.header
    facts = [
        f"{header.target.name} {header.target.url}".strip(),
        f"Bot API {header.bot_api}, suite {header.suite}, {header.started_at[:10]}, driver {header.driver}",
        *header.tags,
    ]
    return [_paint(_cut(fact, width), _DIM, colour) for fact in facts]


def _areas(areas: Sequence[Area], width: int, colour: bool) -> list[str]:
    shown = sorted(areas, key=lambda area: (area.percent, area.name))[:_MOST_AREAS]
    name = min(max((cell_len(safe(a.name)) for a in shown), default=0), max(8, width - _BAR - 36))
    lines = [
        f"{_cut(a.name, name, pad=True)}  {_bar(a, colour)} {a.percent:>3} %  {a.passed} of {a.clauses}"
        + (f", {a.untested} untested" if a.untested else "")
        for a in shown
    ]
    return lines + _rest(len(areas) - len(shown), "areas, all of them better")


def _bar(area: Area, colour: bool) -> str:
    earned = area.earned * _BAR // area.possible
    untested = min(_BAR - earned, ceil(area.untested_weight * _BAR / area.possible))
    return _paint("█" * earned, _CYAN, colour) + "░" * untested + "·" * (_BAR - earned - untested)


def _losses(verdicts: Sequence[Verdict], width: int, colour: bool) -> list[str]:
    """Grouped by what caused them: the verdict that blocked others, else the method."""
    found = losses(verdicts)
    lines = []
    for loss in found[:_MOST_GROUPS]:
        first = loss.first
        lines.append(f"{_paint(_cut(loss.name, 24, pad=True), _RED, colour)}  {loss.told}")
        lines.append(_cut(f"  {first.id}: {first.reason or first.promise}", width))
    lines += _rest(len(found) - _MOST_GROUPS, "methods or areas, in the report")
    return lines + list(filter(None, [_cut(expected_told(verdicts), width)]))


def _doubts(found: Iterable[str], width: int, colour: bool) -> list[str]:
    return [
        _paint(line, _YELLOW, colour)
        for doubt in found
        for line in wrap(doubt, width, initial_indent="! ", subsequent_indent="  ")
    ]


def _rest(count: int, what: str) -> list[str]:
    return [f"… and {count} more {what}"] if count > 0 else []


def _whole(part: int, total: int) -> str:
    return f"{part * 100 // total} %" if total else "–"


def _cut(text: str, width: int, *, pad: bool = False) -> str:
    shown = safe(text)
    if cell_len(shown) > width:
        return set_cell_size(shown, width - 1) + "…"
    return set_cell_size(shown, width) if pad else shown


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour and text else text
