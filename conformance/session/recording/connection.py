"""One end of HTTP/1.1: messages come in, and bytes go out as fast as they are taken."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

import httptools

from conformance.session.recording.messages import Body, Broken, Request, Response, value_of

__all__ = ["Connection", "Requests", "Responses"]

Message = TypeVar("Message", Request, Response)


class Connection(asyncio.Protocol, Generic[Message]):
    """What both ends share; the parser calls the methods that begin with ``on_``."""

    _new_parser: Callable[[Any], Any]

    def __init__(self) -> None:
        self.closed = False
        self.fault = "the connection was closed"  # why nothing more comes, once that is so
        self.on_lost: Callable[[], object] = lambda: None
        self._messages: deque[Message] = deque()
        self._body: Body | None = None  # of the message that is coming in
        self._news: asyncio.Future[None] | None = None
        self._room: asyncio.Future[None] | None = None
        self.restart()

    def restart(self) -> None:
        """Forgets what was parsed, for what begins anew on the same connection."""
        self._parser = self._new_parser(self)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are asyncio's by name only, so no isinstance here.
        self.transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            self._stay(data[upgrade.args[0] :])
        except httptools.HttpParserError as error:
            self.fault = f"it does not speak HTTP: {error}"
            self._end_body(Broken(self.fault))
            self.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self.closed = True
        if exc is not None:
            self.fault = str(exc)
        self._end_body(Broken(self.fault))
        for waiting in (self._news, self._room):
            if waiting is not None and not waiting.done():
                waiting.set_result(None)
        self.on_lost()

    def pause_writing(self) -> None:
        self._room = asyncio.get_running_loop().create_future()

    def resume_writing(self) -> None:
        if self._room is not None and not self._room.done():
            self._room.set_result(None)
        self._room = None

    def close(self) -> None:
        self.transport.close()

    async def receive(self) -> Message | None:
        """The next message's head; None where the other side has closed."""
        while not self._messages:
            if self.closed:
                return None
            self._news = asyncio.get_running_loop().create_future()
            await self._news
        return self._messages.popleft()

    async def send(self, data: bytes) -> None:
        """Raises Broken where the other side is gone."""
        if self.closed:
            raise Broken(self.fault)
        self.transport.write(data)
        if self._room is not None:
            await self._room

    def on_message_begin(self) -> None:
        self._target = self._reason = b""
        self._headers: list[tuple[bytes, bytes]] = []

    def on_url(self, part: bytes) -> None:
        self._target += part

    def on_status(self, part: bytes) -> None:
        self._reason += part

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers.append((name, value))

    def on_body(self, piece: bytes) -> None:
        if self._body is not None:
            self._body.feed(piece)

    def on_message_complete(self) -> None:
        self._end_body()

    def _arrive(self, message: Message) -> None:
        self._body = message.body
        self._messages.append(message)
        if self._news is not None and not self._news.done():
            self._news.set_result(None)

    def _end_body(self, error: Broken | None = None) -> None:
        body, self._body = self._body, None
        if body is not None:
            body.end(error)

    def _hold(self, hold: bool) -> None:
        if not self.closed and hold:
            self.transport.pause_reading()
        elif not self.closed:
            self.transport.resume_reading()

    def _stay(self, rest: bytes) -> None:
        """Goes on with HTTP/1.1 where another protocol was offered."""


class Requests(Connection[Request]):
    """The end at which requests come in."""

    _new_parser = httptools.HttpRequestParser
    _is_known = False  # the head that the parser reads was read before

    def __init__(self, on_open: Callable[["Requests"], object]) -> None:
        super().__init__()
        self._on_open = on_open

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._on_open(self)

    def on_headers_complete(self) -> None:
        if self._is_known:
            self._is_known = False
            return
        request = Request(
            self._parser.get_method(),
            self._target,
            tuple(self._headers),
            Body(self._hold),
            self._parser.should_keep_alive(),
            self._parser.get_http_version(),
        )
        if value_of(request.headers, b"expect").lower() == b"100-continue":
            self.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        self._arrive(request)

    def on_message_complete(self) -> None:
        # The parser takes the body of a request that offers an upgrade for the other protocol.
        if not self._parser.should_upgrade() or self._parser.get_method() == b"CONNECT":
            super().on_message_complete()

    def _stay(self, rest: bytes) -> None:
        self.restart()
        if self._body is None:  # after CONNECT nothing is understood
            return
        self._is_known = True
        framing = [pair for pair in self._headers if pair[0].lower() in _FRAMING]
        head = b"POST / HTTP/1.1\r\n" + b"".join(b"%b: %b\r\n" % pair for pair in framing) + b"\r\n"
        self.data_received(head + rest)


class Responses(Connection[Response]):
    """The end at which responses come in."""

    _new_parser = httptools.HttpResponseParser
    expects_no_body = False  # the response to HEAD tells the length of a body that does not follow
    _lasts_until_closed = False

    def on_headers_complete(self) -> None:
        status = self._parser.get_status_code()
        if status < 200:  # what is provisional concerns this connection alone
            return
        names = {name.lower() for name, _ in self._headers}
        self._lasts_until_closed = not names & _FRAMING
        body, keeps_alive = Body(self._hold), self._parser.should_keep_alive()
        self._arrive(Response(status, self._reason, tuple(self._headers), body, keeps_alive))
        if self.expects_no_body:
            self._end_body()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._lasts_until_closed and exc is None:
            self._end_body()
        super().connection_lost(exc)


_FRAMING = {b"content-length", b"transfer-encoding"}
