"""What an earlier report of the same platform has judged, and is not judged again."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import conformance
from conformance.errors import UsageError
from conformance.platforms import Target
from conformance.report import read
from conformance.suite.smoke import SMOKE
from conformance.verdict import Outcome, Verdict

__all__ = ["Carried"]


@dataclass(frozen=True, slots=True)
class Carried:
    """Verdicts by clause, and by session where every step that was asked for is there.

    Each says from which run it is. Errors of ours are judged again, and so is what is built on them.
    """

    clauses: Mapping[str, Verdict] = field(default_factory=dict)
    sessions: Mapping[str, tuple[Verdict, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: str | None, target: Target, bot_api: str) -> "Carried":
        """Raises UsageError for a report of another platform, suite or version of the Bot API."""
        if path is None:
            return cls()
        report = read(Path(path), partial=True)
        header = report.header
        if (header.target.name, header.bot_api, header.suite) != (
            target.shown,
            bot_api,
            conformance.__version__,
        ):
            raise UsageError(
                f"{path} is of {header.target.name}, Bot API {header.bot_api}, suite {header.suite}: "
                "only a run of the same three can be resumed."
            )
        told = [
            replace(one, extra={**one.extra, "carried_from": header.started_at})
            for one in report.verdicts
            if one.kind in {"clause", "step"} and one.id != SMOKE.id
        ]
        sessions: dict[str, list[Verdict]] = {}
        for one in told:
            if one.kind == "step":
                sessions.setdefault(one.session or "", []).append(one)
        return cls(
            {one.id: one for one in told if one.kind == "clause" and one.outcome is not Outcome.ERROR},
            {name: tuple(steps) for name, steps in sessions.items() if _is_sound(steps)},
        )

    def session(self, name: str, steps: int) -> tuple[Verdict, ...]:
        """The verdicts on all of its steps; empty where some are missing."""
        found = self.sessions.get(name, ())
        return found if len(found) == steps else ()


def _is_sound(steps: list[Verdict]) -> bool:
    return all(one.outcome is not Outcome.ERROR for one in steps)
