"""A reverse proxy between a bot and its server that writes down what passes."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpx
import uvicorn

from conformance.errors import UsageError
from conformance.session.cassette import Interaction, Meta, Writer
from conformance.session.scrubbing import ScrubbingFailed, scrub, secrets_of

__all__ = ["Recorder"]

_Scope = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
_Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
_Headers = list[tuple[bytes, bytes]]

# They are of one connection, not of the message. Source: RFC 9110, section 7.6.1; host is the proxy's own.
_HOP_BY_HOP = frozenset(
    b"connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer "
    b"transfer-encoding upgrade host".split()
)
_READABLE_ENCODINGS = (b"gzip", b"deflate")

# A long poll waits as long as the bot asked for: only connecting has an end of its own.
_PATIENCE = {"connect": 15.0, "read": None, "write": None, "pool": None}


class Recorder:
    """Forwards a bot's calls to ``upstream`` and appends each exchange to the cassette at ``path``.

    A context manager that serves from a thread of its own. An exchange is on file before the bot
    has its answer, so that no bot ever acts on what is not recorded. What could not be recorded
    is a sentence in ``problems``.
    """

    def __init__(
        self,
        upstream: str,
        listen: str,
        path: Path | str,
        meta: Meta,
        *,
        on_record: Callable[[Interaction], None] = lambda _: None,
        proxy: str | None = None,
        sync: bool = False,
    ) -> None:
        self.problems: list[str] = []
        self.recorded = 0
        self._upstream = _origin(upstream)
        self._proxy = proxy
        self._on_record = on_record
        self._secrets: set[str] = set()
        self._socket = _listening(listen)
        self._writer = Writer(path, meta, sync=sync)
        config = uvicorn.Config(
            self._app,
            interface="asgi3",
            proxy_headers=False,
            http="httptools",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=2,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="recorder")
        self._transport: httpx.AsyncHTTPTransport

    @property
    def url(self) -> str:
        """The base URL to give to the bot."""
        host, port = self._socket.getsockname()[:2]
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    def start(self) -> None:
        self._address = self.url  # the socket forgets it when it closes
        self._thread.start()

    def stop(self) -> None:
        """Lets calls under way come to their end for two seconds, then closes the cassette."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join()
        self._socket.close()
        self._writer.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    async def _serve(self) -> None:
        self._transport = httpx.AsyncHTTPTransport(
            proxy=self._proxy, limits=httpx.Limits(max_connections=None, keepalive_expiry=5.0)
        )
        async with self._transport:
            await self._server.serve(sockets=[self._socket])

    async def _app(self, scope: _Scope, receive: _Receive, send: _Send) -> None:
        body = await _body(receive)
        answering = asyncio.create_task(self._answer(scope, body))
        leaving = asyncio.create_task(_gone(receive))
        await asyncio.wait({answering, leaving}, return_when=asyncio.FIRST_COMPLETED)
        leaving.cancel()
        if not answering.done():
            # A poll that its bot has given up would go on upstream and take updates from the next one.
            answering.cancel()
            return
        status, headers, content = answering.result()
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": content})

    async def _answer(self, scope: _Scope, body: bytes) -> tuple[int, _Headers, bytes]:
        target = scope["raw_path"] + (b"?" + scope["query_string"] if scope["query_string"] else b"")
        headers = [(name, value) for name, value in scope["headers"] if name not in _HOP_BY_HOP]
        url = self._upstream.copy_with(raw_path=self._upstream.raw_path.rstrip(b"/") + target)
        request = httpx.Request(
            scope["method"],
            url,
            headers=_narrowed(headers),
            content=body,
            extensions={"timeout": _PATIENCE},
        )
        started_at, clock = time.time(), time.perf_counter()
        try:
            response = await self._transport.handle_async_request(request)
            try:
                raw = b"".join([chunk async for chunk in response.aiter_raw()])
            finally:
                await response.aclose()
        except httpx.TransportError as error:
            method = urlsplit(target.decode("latin-1")).path.rsplit("/", 1)[-1]
            self.problems.append(f"{method} had no answer from upstream ({type(error).__name__}).")
            return _bad_gateway(type(error).__name__)
        kept, content = _readable(response, raw)
        self._record(
            Interaction(
                scope["method"],
                f"http://proxy{target.decode('latin-1')}",
                _named(headers),
                body,
                response.status_code,
                response.reason_phrase,
                kept,
                content,
                round(started_at, 6),
                round((time.perf_counter() - clock) * 1000, 3),
            )
        )
        answer = [(name.lower(), value) for name, value in response.headers.raw]
        return response.status_code, [pair for pair in answer if pair[0] not in _HOP_BY_HOP], raw

    def _record(self, interaction: Interaction) -> None:
        self._secrets |= secrets_of(interaction)
        try:
            clean = scrub(interaction, self._secrets)
            self._writer.append(clean)
        except (ScrubbingFailed, OSError) as error:
            self.problems.append(str(error))
        else:
            self.recorded += 1
            self._on_record(clean)


def _origin(upstream: str) -> httpx.URL:
    try:
        url = httpx.URL(upstream)
    except httpx.InvalidURL as error:
        raise UsageError(
            f"{upstream!r} is not a URL ({error}): give one such as https://example.org."
        ) from error
    if url.scheme not in {"http", "https"} or not url.host or url.query:
        raise UsageError(f"{upstream!r} is not a base URL: give one such as https://example.org.")
    return url


def _listening(listen: str) -> socket.socket:
    host, _, port = listen.rpartition(":")
    if not port.isdigit() or int(port) > 65535:
        raise UsageError(f"{listen!r} is not an address to listen at: give one such as 127.0.0.1:8082.")
    host = host.strip("[]") or "127.0.0.1"
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, int(port)), family=family, backlog=512)
    except OSError as error:
        raise UsageError(f"{listen} cannot be listened at ({error.strerror}): choose another.") from error
    # Head and body of an answer are two writes: without this the second waits 40 ms for an acknowledgement.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


async def _body(receive: _Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body


async def _gone(receive: _Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _narrowed(headers: _Headers) -> _Headers:
    """The headers as they are, except that no answer is asked for in an encoding that cannot be read."""

    def narrow(value: bytes) -> bytes:
        wanted = {part.split(b";")[0].strip().lower() for part in value.split(b",")}
        return b", ".join(each for each in _READABLE_ENCODINGS if each in wanted) or b"identity"

    return [(name, narrow(value) if name == b"accept-encoding" else value) for name, value in headers]


def _named(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in headers}


def _readable(response: httpx.Response, raw: bytes) -> tuple[dict[str, str], bytes]:
    """Headers and body as they are recorded: decompressed, with the length of what is written."""
    headers = _named(response.headers.raw)
    encoding = headers.get("content-encoding", "")
    if encoding.encode() not in _READABLE_ENCODINGS:
        return headers, raw
    try:
        content = httpx.Response(200, headers={"content-encoding": encoding}, content=raw).content
    except httpx.DecodingError:
        return headers, raw
    del headers["content-encoding"]
    return headers | {"content-length": str(len(content))}, content


def _bad_gateway(reason: str) -> tuple[int, _Headers, bytes]:
    text = f"Bad Gateway: the recorder's upstream does not answer ({reason})"
    content = json.dumps({"ok": False, "error_code": 502, "description": text}).encode()
    return (
        502,
        [(b"content-type", b"application/json"), (b"content-length", str(len(content)).encode())],
        content,
    )
