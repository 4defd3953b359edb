"""A reverse proxy between a bot and its server that writes down what passes."""

import asyncio
import contextlib
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from conformance.errors import UsageError
from conformance.session.cassette import Interaction, Meta
from conformance.session.recording.connection import Requests
from conformance.session.recording.desk import Cleaner, Desk
from conformance.session.recording.log import Log
from conformance.session.recording.origin import Origin
from conformance.session.recording.passage import Passage
from conformance.session.recording.shelf import Shelf
from conformance.session.recording.webhooks import Webhooks
from conformance.session.scrubbing import Scrubber
from conformance.wire import Address

__all__ = ["Recorder"]

_GRACE_SECONDS = 2.0


class Recorder:
    """Forwards a bot's calls to ``upstream`` and appends each exchange to the cassette at ``path``.

    A context manager that serves from a thread of its own. An exchange is on file before the bot
    has the end of its answer, so that no bot ever acts on what is not recorded. What could not be
    recorded is a sentence in ``problems``.

    A folder as ``path``, or ``{bot}`` in it, makes one cassette for each bot. Webhooks that are set
    through the recorder stand upstream under ``public_url``: by default where it listens, if
    upstream is on this machine. ``cleaner`` takes out what must not be written; by default secrets alone.
    An ``Address`` as ``upstream`` may have any form: calls come in as Telegram's, and go on in that one.
    """

    def __init__(
        self,
        upstream: str | Address,
        listen: str,
        path: Path | str,
        meta: Meta,
        *,
        on_record: Callable[[Interaction], None] = lambda _: None,
        proxy: str | None = None,
        sync: bool = False,
        public_url: str | None = None,
        cleaner: Cleaner | None = None,
    ) -> None:
        address = upstream if isinstance(upstream, Address) else None
        origin = Origin.parse(address.host if address else str(upstream))
        self.log = Log(on_record)
        self._socket = _listening(listen)
        self.url = _url(self._socket)
        try:
            self._shelf = Shelf(path, meta, sync=sync)
        except OSError as error:
            self._socket.close()
            raise UsageError(f"{path} cannot be written ({error.strerror}): give another file.") from error
        public = public_url.rstrip("/") if public_url else (self.url if origin.is_here else None)
        self._desk = Desk(
            origin,
            Webhooks(public),
            self._shelf,
            cleaner or Scrubber(),
            self.log,
            Origin.parse(proxy) if proxy else None,
            address,
        )
        self._thread = threading.Thread(target=self._serve, name="recorder", daemon=True)
        self._loop = _new_loop()
        self._ended = asyncio.Event()

    @property
    def recorded(self) -> int:
        return self.log.recorded

    @property
    def problems(self) -> list[str]:
        """Each that came up, once."""
        return list(self.log.problems)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Lets calls under way come to their end for two seconds, then closes the cassette."""
        if self._thread.is_alive():
            with contextlib.suppress(RuntimeError):  # its loop may just have ended by itself
                self._loop.call_soon_threadsafe(self._ended.set)
            self._thread.join()
        self._socket.close()
        self._shelf.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _serve(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._listen())

    async def _listen(self) -> None:
        open_now: set[Passage] = set()

        def begin(connection: Requests) -> None:
            open_now.add(Passage(self._desk, connection, open_now.discard))

        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: Requests(begin), sock=self._socket)
        await self._ended.wait()
        server.close()
        for passage in tuple(open_now):
            passage.end_when_idle()
        if open_now:
            await asyncio.wait([passage.work for passage in open_now], timeout=_GRACE_SECONDS)
        for passage in tuple(open_now):
            passage.end()


def _new_loop() -> asyncio.AbstractEventLoop:
    if sys.platform == "win32":
        return asyncio.new_event_loop()
    import uvloop  # noqa: PLC0415 - it is not there on Windows

    return uvloop.new_event_loop()


def _listening(listen: str) -> socket.socket:
    host, _, port = listen.rpartition(":")
    if not port.isdigit() or int(port) > 65535:
        raise UsageError(f"{listen!r} is not an address to listen at: give one such as 127.0.0.1:8082.")
    host = host.strip("[]") or "127.0.0.1"
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, int(port)), family=family, backlog=512)
    except OSError as error:
        raise UsageError(f"{listen} cannot be listened at ({error.strerror}): choose another.") from error


def _url(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
