"""The reference platform served over HTTP, with the state file, world and policies that its user chose."""

import asyncio
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import uvicorn

from conformance.errors import UsageError, WorldUnreadable
from conformance.reference.behaviour import Behaviour
from conformance.reference.server.app import Application
from conformance.reference.server.dispatch import Desk
from conformance.reference.server.fetching import Fetcher
from conformance.reference.server.guarding import GuardedProtocol
from conformance.reference.server.journal import Journal
from conformance.reference.server.world_file import read_world
from conformance.reference.state import Platform, Switches
from conformance.reference.state.flood import USUAL, Flood
from conformance.reference.state.openness import Openness

__all__ = ["Serving", "serve"]

Announce = Callable[[uvicorn.Server, str, Desk], None]


@dataclass(frozen=True, slots=True)
class Serving:
    """How the platform is to be served."""

    host: str = "127.0.0.1"
    port: int = 0
    behaviour: Behaviour = field(default_factory=Behaviour)
    seed: int | None = None
    state: Path | None = None
    world: Path | None = None
    floods: bool = False
    fetches: bool = False  # files by URL from the network too
    open: bool = False  # whoever is named is there
    greets: bool = False  # an empty world gets a bot and a person, to begin with
    wrap: Callable[[Application, Desk], Any] | None = None  # what stands around the application


def serve(serving: Serving, announce: Announce) -> None:
    """Serves until it is stopped; ``announce`` is told the server, its URL and the desk once it listens.

    Raises UsageError, StateFileUnreadable and WorldUnreadable before anything is served.
    """
    desk = _opened(serving)
    listening = _listening(serving.host, serving.port)
    application = Application(desk)
    config = uvicorn.Config(
        application if serving.wrap is None else serving.wrap(application, desk),
        http=GuardedProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        log_level="critical",
        timeout_keep_alive=75,
    )

    def announced(server: uvicorn.Server, url: str) -> None:
        desk.begin()
        announce(server, url, desk)

    server = _Announced(config, announced)
    try:
        with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
            runner.run(server.serve([listening]))
    finally:
        desk.keep()


def _opened(serving: Serving) -> Desk:
    platform, journal = Platform(serving.behaviour, serving.seed), None
    if serving.state is not None:
        journal = Journal(serving.state)
        platform = journal.state() or platform
    desk = Desk(platform, journal, Fetcher(network=serving.fetches))
    is_new = not platform.bots
    if journal is not None:
        for entry in journal.entries():
            desk.redo(entry)
        is_new = not platform.bots
        desk.keep()
    if serving.world is not None and is_new:
        _furnish(desk, serving.world)
    if serving.greets and not platform.bots:
        _greet(desk)
    if serving.open:
        platform.part(Openness).is_open = True
    if serving.floods:
        platform.flood = Flood(USUAL)
    return desk


def _furnish(desk: Desk, path: Path) -> None:
    """Makes what the file describes. Raises WorldUnreadable."""
    reply = desk.act("POST", "/sandbox/world", "", read_world(path))
    if reply.status != 200:
        raise WorldUnreadable(f"{path} does not describe a world: {reply.value['error']}.")


def _greet(desk: Desk) -> None:
    """One bot and one person, so that there is somebody to talk to."""
    platform = desk.platform
    bot = platform.new_bot("My Bot", "my_first_bot", switches=Switches(supports_inline_queries=True))
    platform.open_private(bot, platform.new_user("Sara", username="sara", language_code="fa"))
    desk.keep()


def _listening(host: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise UsageError(
            f"Nothing can listen at {host}:{port} ({error.strerror}): choose another address or port."
        ) from error
    return listening


class _Announced(uvicorn.Server):
    """Says where it listens once it does."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[uvicorn.Server, str], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        host, port = (sockets or [])[0].getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        self._announce(self, f"http://{shown}:{port}")

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self.force_exit = True  # a waiting long poll must not hold the end up
