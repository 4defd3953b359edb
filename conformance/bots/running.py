"""Runs a bot as its own program through the recorder, while a script plays its user."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from conformance.bots.conversation import Outcome, play
from conformance.bots.sandbox import Door
from conformance.platforms.drivers.protocol import Bot
from conformance.session.cassette import Meta
from conformance.session.recorder import Recorder

__all__ = ["Run", "Show", "run"]


@dataclass(frozen=True, slots=True)
class Show:
    """A bot by its module, with its name, and the module of its user's script."""

    bot: str
    first_name: str
    username: str
    conversation: str  # a module with SCRIPT and CUSTOMER


@dataclass(frozen=True, slots=True)
class Run:
    """What came of it: how far the script came, what was recorded, how the bot ended."""

    outcome: Outcome
    recorded: int
    problems: tuple[str, ...]
    exit_code: int | None
    log: str

    @property
    def ok(self) -> bool:
        return not self.outcome.failure and not self.problems


def run(show: Show, platform: str, cassette: Path, meta: Meta, *, patience: float = 10.0) -> Run:
    """Plays a show on the platform with this URL, which has a sandbox door; records it to ``cassette``."""
    conversation: Any = import_module(show.conversation)
    with Door(platform) as door, Recorder(platform, "127.0.0.1:0", cassette, meta) as recorder:
        bot = door.new_bot(show.first_name, show.username)
        person = door.person(bot, door.new_human(conversation.CUSTOMER))
        with subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", show.bot],
            env={**os.environ, **_environment(bot, recorder.url)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        ) as child:
            try:
                outcome = play(conversation.SCRIPT, person, patience)
            finally:
                child.terminate()
                log, code = _end(child)
    return Run(outcome, recorder.recorded, tuple(recorder.problems), code, log)


def _environment(bot: Bot, base: str) -> Mapping[str, str]:
    root = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    return {"BOT_TOKEN": bot.token, "BOT_API_BASE": base, "POLLING_TIMEOUT": "5", "PYTHONPATH": path}


def _end(child: "subprocess.Popen[str]") -> tuple[str, int | None]:
    try:
        _, log = child.communicate(timeout=15)
    except subprocess.TimeoutExpired:
        child.kill()
        _, log = child.communicate()
    return log, child.returncode
