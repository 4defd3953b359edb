"""What became of the bench's bots: over platforms side by side, and on one platform since another day.

Pure functions of reports that hold verdicts of kind ``bot``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from conformance.report.shown import safe
from conformance.report.stream import Report
from conformance.verdict import Outcome, Verdict

__all__ = ["Change", "Tried", "bots_matrix", "changes", "frameworks"]

_RUNS = "✓"
_NOT_TRIED = "–"
_ENDING = str.maketrans({"`": "'", "|": "/", "\n": " "})


@dataclass(frozen=True, slots=True)
class Change:
    """One bot that does otherwise than it did. ``versions`` are its framework's, then and now."""

    bot: str
    framework: str
    versions: tuple[str, str]
    outcomes: tuple[Outcome, Outcome]
    reason: str

    @property
    def broke(self) -> bool:
        """Whether it ran to its end, and no longer does."""
        return self.outcomes[0] is Outcome.PASS and self.outcomes[1] not in {Outcome.PASS, Outcome.SKIPPED}

    @property
    def is_lost(self) -> bool:
        """Whether it ran to its end, and was not tried now: nothing is known of it."""
        return self.outcomes[0] is Outcome.PASS and self.outcomes[1] is Outcome.SKIPPED

    def __str__(self) -> str:
        before, now = self.versions
        released = f"{before} → {now}" if before != now else f"{now}, the same release"
        what = f"{self.outcomes[0]} → {self.outcomes[1]}"
        return f"{self.bot}: {what} ({self.framework} {released}){f': {self.reason}' if self.reason else ''}"


@dataclass(frozen=True, slots=True)
class Tried:
    """How many of a framework's bots ran to the end, of those that could be tried."""

    passed: int
    tried: int
    left: int  # not tried

    def __str__(self) -> str:
        share = f"{self.passed} of {self.tried}" if self.tried else _NOT_TRIED
        return f"{share}{f', {self.left} not tried' if self.left else ''}"


def frameworks(reports: Sequence[Report]) -> dict[str, list[Tried]]:
    """Every framework, with what became of its bots in each report."""
    columns = [list(_bots(report)) for report in reports]
    names = sorted({_framework(one) for column in columns for one in column}, key=str.lower)
    return {
        name: [_tried(one for one in column if _framework(one) == name) for column in columns]
        for name in names
    }


def bots_matrix(reports: Sequence[Report]) -> str:
    """Two tables in Markdown: frameworks by platform, and bots by platform.

    A framework's cell is how many of its bots that could be tried ran to the end. What was not tried
    is no part of that number, and is said.
    """
    names = [report.header.target.name for report in reports]
    columns = [{verdict.id: verdict for verdict in _bots(report)} for report in reports]
    every = {id_: verdict for column in columns for id_, verdict in column.items()}
    head = [*_row("framework", [_code(name) for name in names]), "|---|" + ":-:|" * len(names)]
    lines = list(head)
    for framework, cells in frameworks(reports).items():
        lines += _row(framework, map(str, cells))
    lines += _row("**all**", [str(_tried(column.values())) for column in columns])
    lines += ["", *_row("bot", [_code(name) for name in names]), head[-1]]
    for id_ in sorted(every):
        lines += _row(_code(id_.removeprefix("bots.")), [_cell(column.get(id_)) for column in columns])
    return "\n".join(lines) + "\n"


def changes(old: Report, new: Report) -> list[Change]:
    """The bots of both reports that came out otherwise, those that broke first."""
    before = {verdict.id: verdict for verdict in _bots(old)}
    found = [
        Change(
            verdict.id.removeprefix("bots."),
            str(verdict.extra.get("framework", "")),
            (_version(then), _version(verdict)),
            (then.outcome, verdict.outcome),
            verdict.reason,
        )
        for verdict in _bots(new)
        if (then := before.get(verdict.id)) and then.outcome is not verdict.outcome
    ]
    return sorted(found, key=lambda change: (not change.broke, not change.is_lost, change.bot))


def _bots(report: Report) -> Iterator[Verdict]:
    return (verdict for verdict in report.verdicts if verdict.kind == "bot")


def _version(verdict: Verdict) -> str:
    return str(verdict.extra.get("version") or "none")


def _framework(verdict: Verdict) -> str:
    name = str(verdict.extra.get("framework", "unknown"))
    version = verdict.extra.get("version")
    return "no framework" if name == "none" else f"{name} {version}" if version else name


def _tried(verdicts: Iterable[Verdict]) -> Tried:
    judged = list(verdicts)
    tried = [one for one in judged if one.outcome is not Outcome.SKIPPED]
    passed = sum(one.outcome is Outcome.PASS for one in tried)
    return Tried(passed, len(tried), len(judged) - len(tried))


def _cell(verdict: Verdict | None) -> str:
    if verdict is None:
        return _NOT_TRIED
    if verdict.outcome is Outcome.PASS:
        return _RUNS
    told, lines = verdict.extra, verdict.extra.get("lines")
    what = str(told.get("cause") or verdict.outcome)
    about = next((str(told[name]) for name in ("method", "field", "update") if told.get(name)), "")
    came = f", {told['played']} of {lines} lines" if lines else ""
    return f"{what}{f' {_code(about)}' if about else ''}{came}"


def _row(first: str, cells: Iterable[str]) -> list[str]:
    return [f"| {' | '.join([first, *cells])} |"]


def _code(text: str) -> str:
    """In backticks, from which no text gets out, nor out of its cell."""
    return f"`{safe(text).translate(_ENDING)}`"
