"""Bots that run, and what to mend next, in words."""

from collections.abc import Iterable

from conformance.score import Fix, Running, Share, Tally

__all__ = ["fix_told", "gap_told", "not_known", "percent_told", "tally_told"]


def percent_told(share: Share) -> str:
    return "–" if share.percent is None else f"{share.percent} %"


def tally_told(tally: Tally) -> tuple[str, str, str]:
    """Those that run unchanged, with the interval; those that run once an address is changed; the others."""
    low, high = tally.runs_unchanged.interval or (0, 100)
    return (
        f"{tally.unchanged} of {tally.total} run unchanged ({low}–{high} % at 95 % confidence)",
        f"{tally.readdressed} more run once Telegram's address in their code is changed",
        f"{tally.losses} with losses at worst, {tally.fails} will not, {tally.unknown} unknown",
    )


def gap_told(name: str) -> str:
    """A capability as a person names it."""
    kind, _, bare = name.partition(":")
    return f"update {bare}" if kind == "update" else bare


def fix_told(fix: Fix) -> str:
    """One sentence: what to mend, and how many bots more it lets run."""
    verb = "frees" if len(fix.gaps) == 1 else "together free"
    clauses = f"{len(fix.clauses)} clause{'' if len(fix.clauses) == 1 else 's'}"
    return f"{_listed(map(gap_told, fix.gaps))} {verb} {_freed(fix)} ({clauses})"


def _freed(fix: Fix) -> str:
    untested = "of which not every need was tested"
    if fix.frees:
        return _bots(fix.frees)
    return f"{_bots(fix.opens)}, {untested}" if fix.opens else "no bot by itself"


def _bots(count: int) -> str:
    return f"{count} more bot{'' if count == 1 else 's'}"


def not_known(running: Running) -> str:
    """One sentence on the needs that no clause can tell of; empty where there is none."""
    if not running.unheld:
        return ""
    lacking = f"{len(running.unheld)} need{'' if len(running.unheld) == 1 else 's'}"
    most = ", ".join(f"{gap_told(name)} ({bots})" for name, bots in list(running.unheld.items())[:3])
    return f"No clause tells of {lacking} of bots, so a bot with one of them is unknown: {most}."


def _listed(names: Iterable[str]) -> str:
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last
