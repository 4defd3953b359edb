"""The bots of the bench as items: each is started, shakes hands, converses and is stopped."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from conformance.bots import pieces
from conformance.bots.pieces import PIECES, Piece
from conformance.bots.trying import Hooks, tried
from conformance.plugin.items import JudgedItem
from conformance.plugin.run import Run

__all__ = ["HOME", "BotFile"]

HOME = Path(pieces.__file__)


class _BotItem(JudgedItem):
    def __init__(self, *, piece: Piece, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.piece = piece

    def judge(self) -> None:
        manner = self.run.manner
        hooks = Hooks(manner.webhook_url, manner.webhook_listen)
        verdict = tried(self.name.removeprefix("bots."), self.piece, self.run.platform, hooks=hooks)
        self.verdicts.append(verdict)


class BotFile(pytest.File):
    """Stands for the list of the bench's bots."""

    def __init__(self, *, run: Run, **kwargs: Any) -> None:
        kwargs["nodeid"] = "bots"
        super().__init__(**kwargs)
        self.run = run

    def collect(self) -> Iterable[pytest.Item]:
        for name, piece in PIECES.items():
            if self.run.wants(f"bots.{name}"):
                yield _BotItem.from_parent(self, name=f"bots.{name}", run=self.run, piece=piece)
