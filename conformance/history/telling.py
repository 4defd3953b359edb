"""A history as text for a terminal."""

from collections.abc import Iterable, Iterator

from conformance.history.entry import Entry
from conformance.history.trend import Point, Trend, changes
from conformance.report.shown import safe
from conformance.verdict import Outcome

__all__ = ["listed", "run_told", "sparkline"]

_BARS = "▁▂▃▄▅▆▇█"
_SHORT = 10  # characters of a digest
_WIDEST = 40  # runs in a sparkline
_MOST = 40  # changes that are shown


def sparkline(percents: Iterable[int | None]) -> str:
    """One bar for each percent, over the whole of 0 to 100: a small change looks small."""
    return "".join("·" if one is None else _BARS[min(7, one * 8 // 100)] for one in percents)


def listed(found: Iterable[Trend]) -> str:
    """Every target with its line, and its runs, the newest first."""
    return "\n\n".join("\n".join(_trend(trend)) for trend in found) + "\n"


def run_told(entry: Entry, before: Entry | None) -> str:
    """One run, and what came out otherwise than in the one before."""
    lines = [
        f"{safe(entry.target)}  {entry.at}  {entry.digest[:_SHORT]}",
        f"Bot API {safe(entry.bot_api)}, suite {safe(entry.suite)}, driver {safe(entry.driver)}",
        f"Fidelity  {_percent(entry.fidelity)}  {_clauses(entry)}",
        f"Sessions  {entry.steps_passed} of {entry.steps} steps",
        "not validated against live Telegram",
        "",
    ]
    if before is None:
        return "\n".join([*lines, "No run of this target is before it."]) + "\n"
    found = changes(before, entry)
    lost = sum(one.before is Outcome.PASS for one in found)
    won = sum(one.now is Outcome.PASS for one in found)
    both = len(before.lines.keys() & entry.lines.keys())
    lines.append(
        f"Since {before.at} ({before.digest[:_SHORT]}), by the {both} clauses of both: "
        f"{won} more pass, {lost} no longer do, {len(found) - won - lost} changed otherwise."
    )
    lines += [f"  {safe(str(one))}" for one in found[:_MOST]]
    lines += [f"  … and {len(found) - _MOST} more"] if len(found) > _MOST else []
    return "\n".join(lines) + "\n"


def _trend(trend: Trend) -> Iterator[str]:
    percents = [point.percent for point in trend.points]
    line = sparkline(percents[-_WIDEST:])
    yield f"{safe(trend.target)}  {line}  {_percent(percents[0])} → {_percent(percents[-1])}"
    yield f"  {trend.told}; not validated against live Telegram"
    yield from (_point(trend, point) for point in reversed(trend.points))


def _point(trend: Trend, point: Point) -> str:
    entry, passed = point.entry, f"({point.passed} of {trend.clauses})"
    at = f"{entry.at[:16].replace('T', ' ')}  {entry.digest[:_SHORT]}"
    return (
        f"  {at}  {_percent(point.percent):>5} {passed}; "
        f"in its own suite {_percent(entry.fidelity)}, {_clauses(entry)}; "
        f"steps {entry.steps_passed} of {entry.steps}; "
        f"suite {safe(entry.suite)}, Bot API {safe(entry.bot_api)}"
    )


def _clauses(entry: Entry) -> str:
    return f"{entry.passed} of {entry.clauses} clauses, {entry.untested} untested"


def _percent(percent: int | None) -> str:
    return "–" if percent is None else f"{percent} %"
