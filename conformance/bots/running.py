"""Runs a bot as its own program through the recorder, while a script plays its user."""

import os
import subprocess
import sys
import tempfile
import threading
import time
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

_START_SECONDS = 60.0
_NO_CALL = "The bot made no call that was answered: its own log says why."


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
    called = threading.Event()
    recorder = Recorder(platform, "127.0.0.1:0", cassette, meta, on_record=lambda _: called.set())
    with Door(platform) as door, recorder:
        bot = door.new_bot(show.first_name, show.username)
        person = door.person(bot, door.new_human(conversation.CUSTOMER))
        # A file, as a bot that logs more than a pipe holds would stand still.
        with (
            tempfile.TemporaryFile() as log,
            subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-m", show.bot],
                env={**os.environ, **_environment(bot, recorder.url)},
                stdout=subprocess.DEVNULL,
                stderr=log,
            ) as child,
        ):
            try:
                ready = _calls(child, called)
                outcome = play(conversation.SCRIPT, person, patience) if ready else Outcome(0, _NO_CALL)
            finally:
                _end(child)
            log.seek(0)
            said = log.read().decode(errors="replace")
    return Run(outcome, recorder.recorded, tuple(recorder.problems), child.returncode, said)


def _environment(bot: Bot, base: str) -> Mapping[str, str]:
    root = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    return {"BOT_TOKEN": bot.token, "BOT_API_BASE": base, "POLLING_TIMEOUT": "5", "PYTHONPATH": path}


def _calls(child: "subprocess.Popen[bytes]", called: threading.Event) -> bool:
    """Whether the bot makes its first call; a framework may take seconds to import."""
    deadline = time.monotonic() + _START_SECONDS
    while not called.wait(0.05):
        if child.poll() is not None or time.monotonic() > deadline:
            return False
    return True


def _end(child: "subprocess.Popen[bytes]") -> None:
    child.terminate()
    try:
        child.wait(timeout=15)
    except subprocess.TimeoutExpired:
        child.kill()
