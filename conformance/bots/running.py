"""Runs a bot as its own program through the recorder, while a script plays its users."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

from conformance.bots.conversation import Conversation
from conformance.bots.playing import Outcome, play
from conformance.bots.sandbox import SandboxCompany
from conformance.session.cassette import Interaction, Meta
from conformance.session.recorder import Recorder
from conformance.session.scrubbing import Policy, Scrubber

__all__ = ["Run", "Show", "node_modules", "run"]

_START_SECONDS = 60.0
_NO_CALL = "The bot made no call that was answered: its own log says why."
_KEY = b"nobody here is real, so the key may be known"
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Show:
    """A bot with its name, and its users' script.

    ``bot`` is a module of Python, or a file for node that lies beside this one; ``conversation``
    is written as ``module:NAME``. With ``webhook`` the bot is told to listen, and not to poll.
    """

    bot: str
    first_name: str
    username: str
    conversation: str
    webhook: bool = False

    @property
    def command(self) -> tuple[str, ...]:
        if self.bot.endswith(".cjs"):
            return (shutil.which("node") or "node", str(_HERE / self.bot))
        return (sys.executable, "-m", self.bot)

    def story(self) -> Conversation:
        module, _, name = self.conversation.partition(":")
        story: Conversation = getattr(import_module(module), name)
        return story


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
    story, called = show.story(), threading.Event()

    def notice(interaction: Interaction) -> None:
        if not show.webhook or urlsplit(interaction.uri).path.lower().endswith("/setwebhook"):
            called.set()

    cleaner = Scrubber(_KEY, Policy())
    recorder = Recorder(platform, "127.0.0.1:0", cassette, meta, on_record=notice, cleaner=cleaner)
    with (
        SandboxCompany(platform, story, show.first_name, show.username) as company,
        recorder,
        # A file, as a bot that logs more than a pipe holds would stand still.
        tempfile.TemporaryFile() as log,
        subprocess.Popen(  # noqa: S603 - our own programs
            show.command,
            env={**os.environ, **_environment(show, company.bot.token, recorder.url)},
            stdout=log,
            stderr=log,
        ) as child,
    ):
        try:
            ready = _calls(child, called)
            outcome = play(story.script, company.person, patience) if ready else Outcome(0, _NO_CALL)
        finally:
            _end(child)
        log.seek(0)
        said = log.read().decode(errors="replace")
    return Run(outcome, recorder.recorded, tuple(recorder.problems), child.returncode, said)


def node_modules() -> Path:
    """Where npm has put the packages of the bots that run on node."""
    return Path(os.environ.get("CONFORMANCE_NPM_DIR", ".")).resolve() / "node_modules"


def _environment(show: Show, token: str, base: str) -> Mapping[str, str]:
    root = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    given = {"BOT_TOKEN": token, "BOT_API_BASE": base, "POLLING_TIMEOUT": "5", "PYTHONPATH": path}
    if show.webhook:
        given["WEBHOOK_PORT"] = str(_free_port())
    return given | {"NODE_PATH": str(node_modules()), "NODE_NO_WARNINGS": "1"}


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


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
