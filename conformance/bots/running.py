"""Runs a bot as its own program through the recorder, while a script plays its users."""

import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from conformance.bots.child import Bounds, Child
from conformance.bots.company import People, public_name
from conformance.bots.conversation import Conversation, Line
from conformance.bots.playing import Outcome, play
from conformance.bots.program import Program, Show
from conformance.bots.traffic import Traffic
from conformance.platforms.drivers import Bot, Driver, SandboxDriver
from conformance.session.cassette import Meta
from conformance.session.recorder import Recorder
from conformance.session.scrubbing import Policy, Scrubber
from conformance.wire import Address

__all__ = ["Mark", "Run", "Stage", "perform", "run"]

_START_SECONDS = 60.0  # a framework may take its time to import
_HANDSHAKE_SECONDS = 20.0  # from its first call until it awaits updates
_NO_CALL = "The bot made no call that was answered: its own log says why."
_NOT_LISTENING = "The bot never came to await updates: it neither polls nor has set a webhook."
_KEY = b"nobody here is real, so the key may be known"


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a bot is tried: the platform's address, who plays the people, and the bot's own token.

    ``public_url`` is where the platform reaches the recorder, which listens at ``listen``; ``bounds``
    name places that the bot may connect to besides the recorder. The ``suffix`` of groups' usernames keeps
    bots apart that are tried on one platform at once; a bot is told of the first by CHANNEL.
    """

    address: Address
    driver: Driver
    bot: Bot
    listen: str = "127.0.0.1:0"
    public_url: str | None = None
    bounds: Bounds = field(default_factory=Bounds)
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """How much had passed, and how much the bot had logged, before a person's last act, and its kind."""

    passed: int = 0
    logged: int = 0
    act: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """What came of it: how far the script came, what passed, how the bot ended."""

    outcome: Outcome
    recorded: int
    problems: tuple[str, ...]
    exit_code: int | None  # None where it had to be ended
    log: str
    listened: bool = True
    died: bool = False  # before the script was at its end
    mark: Mark = field(default_factory=Mark)
    traffic: Traffic = field(default_factory=Traffic)
    under_way: tuple[str, ...] = ()  # calls without an answer as the script ended

    @property
    def ok(self) -> bool:
        return not self.outcome.failure and not self.problems


def run(show: Show, platform: str, cassette: Path, meta: Meta, *, patience: float = 10.0) -> Run:
    """Plays a show on the platform with this URL, which has a sandbox door; records it to ``cassette``."""
    driver = SandboxDriver(platform)
    try:
        made = driver.new_bot(show.first_name, show.username)
        stage = Stage(Address.parse(platform), driver, made)
        return perform(show.program(), show.story(), stage, cassette, meta, patience=patience)
    finally:
        driver.close()


def perform(
    program: Program,
    story: Conversation,
    stage: Stage,
    cassette: Path,
    meta: Meta,
    *,
    patience: float = 10.0,
    on_line: Callable[[int, Line], None] = lambda *_: None,
) -> Run:
    """Starts the program, plays the story with it, ends it. Raises DriverError where nobody can be there."""
    traffic = Traffic()
    recorder = Recorder(
        stage.address,
        stage.listen,
        cassette,
        meta,
        on_record=traffic.record,
        cleaner=Scrubber(_KEY, Policy()),
        public_url=stage.public_url,
    )
    recorder.log.on_begin, recorder.log.on_end = traffic.arrive, traffic.leave
    people = People(stage.driver, stage.bot, story, traffic, stage.suffix)
    told = {**_told(program, stage.bot.token, recorder.url), **_channel(story, stage.suffix)}
    reach = (recorder.url.removeprefix("http://"), *stage.bounds.reach)
    bounds = replace(stage.bounds, reach=reach)
    with recorder, Child(program.command, told, bounds) as child:
        people.on_act = lambda: child.logged
        failure = _handshake(child, traffic)
        outcome = (
            Outcome(0, failure)
            if failure
            else play(story.script, people.person, patience, alive=lambda: child.runs, on_line=on_line)
        )
        died, under_way = not child.runs, tuple(traffic.under_way)
        child.end()
        log = child.log()
    mark = Mark(people.acted, people.logged, people.kind)
    return Run(
        outcome,
        recorder.recorded,
        tuple(recorder.problems),
        child.exit_code,
        log,
        not failure,
        died,
        mark,
        traffic,
        under_way,
    )


def _channel(story: Conversation, suffix: str) -> dict[str, str]:
    names = [name for group in story.groups if (name := public_name(group, suffix))]
    return {"CHANNEL": f"@{names[0]}"} if names else {}


def _told(program: Program, token: str, base: str) -> dict[str, str]:
    port = str(_free_port())
    told = {program.token_variable: token, program.base_variable: base}
    if program.port_variable:
        told[program.port_variable] = port
    values = {"{url}": base, "{token}": token, "{port}": port}
    return {
        **program.environment,
        **told,
        **{name: _filled(form, values) for name, form in program.forms.items()},
    }


def _filled(form: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        form = form.replace(name, value)
    return form


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _handshake(child: Child, traffic: Traffic) -> str:
    """Waits until the bot awaits updates; the answer is why it does not."""
    if not _happens(traffic.begun, child, _START_SECONDS):
        return _NO_CALL
    return "" if _happens(traffic.listening, child, _HANDSHAKE_SECONDS) else _NOT_LISTENING


def _happens(event: threading.Event, child: Child, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not event.wait(0.05):
        if not child.runs or time.monotonic() > deadline:
            return event.is_set()
    return True
