"""What pytest collects: the smoke check, sessions and clauses, as items of their own kind."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from conformance.errors import CassetteError, TargetUnreachable
from conformance.plugin.failure import failure_text
from conformance.plugin.run import Run, broken
from conformance.suite import Clause, checks_of
from conformance.verdict import Outcome, Verdict

__all__ = ["ClauseFile", "JudgedItem", "SessionFile", "SmokeFile"]


class NotAsPromised(Exception):
    """Carries the verdicts out of an item; their text is the failure's."""


class JudgedItem(pytest.Item):
    """An item that leaves verdicts, and the exit code of what went wrong outside them."""

    run: Run
    verdicts: list[Verdict]
    exit_code: int = 0

    def __init__(self, *, run: Run, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.run = run
        self.verdicts = []
        if not run.platform.makes_bots:
            # Two pollers with one token disturb each other: one worker takes them all.
            self.add_marker(pytest.mark.xdist_group("one-token"))

    def judge(self) -> None:
        """Adds to ``verdicts``."""
        raise NotImplementedError

    def runtest(self) -> None:
        try:
            self.judge()
        except TargetUnreachable as error:
            self.exit_code = error.exit_code
            self.session.shouldstop = str(error)
            raise
        self.verdicts = list(map(self.run.known.marked, self.verdicts))
        outcomes = {verdict.outcome for verdict in self.verdicts}
        if lost := [one for one in self.verdicts if one.outcome not in {Outcome.PASS, Outcome.SKIPPED}]:
            if all(one.expected for one in lost):
                pytest.xfail(lost[0].extra["known"]["reason"])
            raise NotAsPromised
        if self.verdicts and outcomes == {Outcome.SKIPPED}:
            pytest.skip(self.verdicts[0].reason)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, NotAsPromised):
            unexpected = [verdict for verdict in self.verdicts if not verdict.expected]
            return failure_text(unexpected, self.run.command(self.path))
        if isinstance(excinfo.value, TargetUnreachable):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, self.name


class _Smoke(JudgedItem):
    def judge(self) -> None:
        self.verdicts.append(self.run.smoke())


class _Session(JudgedItem):
    def judge(self) -> None:
        try:
            late = self.run.terms.forbids(())
            self.verdicts += self.run.unplayed(self.path, late) if late else self.run.replayed(self.path)
        except CassetteError as error:
            self.exit_code = error.exit_code
            self.verdicts.append(broken(self.path, error))


class _ClauseItem(JudgedItem):
    def __init__(self, *, clause: Clause, check: Callable[..., None], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.clause = clause
        self.check = check

    def judge(self) -> None:
        self.verdicts.append(self.run.judge(self.clause, self.check))


class _RunFile(pytest.File):
    def __init__(self, *, run: Run, **kwargs: Any) -> None:
        # Ids that read alike from any folder, and on any machine.
        kwargs["nodeid"] = f"{kwargs['path'].parent.name}/{kwargs['path'].name}"
        super().__init__(**kwargs)
        self.run = run


class SmokeFile(_RunFile):
    def collect(self) -> Iterable[pytest.Item]:
        yield _Smoke.from_parent(self, name="smoke", run=self.run)


class SessionFile(_RunFile):
    def collect(self) -> Iterable[pytest.Item]:
        if self.run.wants_session(self.path.stem):
            yield _Session.from_parent(self, name=self.path.stem, run=self.run)


class ClauseFile(_RunFile):
    def collect(self) -> Iterable[pytest.Item]:
        for clause, check in checks_of(self.path):
            if self.run.has(clause) and self.run.wants(clause.id):
                yield _ClauseItem.from_parent(self, name=clause.id, run=self.run, clause=clause, check=check)
