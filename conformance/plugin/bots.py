"""The bots of the bench as items: each is started, shakes hands, converses and is stopped."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from conformance.bots import pieces
from conformance.bots.environments import bench, environments
from conformance.bots.pieces import Piece
from conformance.bots.program import Environment
from conformance.bots.trying import Hooks, tried
from conformance.plugin.items import JudgedItem
from conformance.plugin.run import Run
from conformance.report.shown import safe

__all__ = ["HOME", "BotFile"]

_LOG_LINES = 12
HOME = Path(pieces.__file__)


class _BotItem(JudgedItem):
    def __init__(self, *, piece: Piece, environment: Environment, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.piece = piece
        self.environment = environment

    def judge(self) -> None:
        manner = self.run.manner
        hooks = Hooks(manner.webhook_url, manner.webhook_listen)
        name = self.name.removeprefix("bots.")
        self.verdicts.append(tried(name, self.piece, self.run.platform, self.environment, hooks))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        text = super().repr_failure(excinfo, style)
        log = "".join(str(verdict.extra.get("log", "")) for verdict in self.verdicts).strip()
        ending = "\n".join(f"    {safe(line)}" for line in log.splitlines()[-_LOG_LINES:])
        return f"{text}\n  the bot's log ends with\n{ending}" if log and isinstance(text, str) else text


class BotFile(pytest.File):
    """Stands for the list of the bench's bots."""

    def __init__(self, *, run: Run, **kwargs: Any) -> None:
        kwargs["nodeid"] = "bots"
        super().__init__(**kwargs)
        self.run = run

    def collect(self) -> Iterable[pytest.Item]:
        for name, piece, environment in bench(environments(self.config.getoption("--bot-env"))):
            if self.run.wants(f"bots.{name}"):
                yield _BotItem.from_parent(
                    self, name=f"bots.{name}", run=self.run, piece=piece, environment=environment
                )
