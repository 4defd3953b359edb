"""Loads a server with one request over keep-alive connections, and says how many it answers a second.

The client is the same for every server measured, and does as little as a client can: bytes prepared
once, no headers read beyond the length, no JSON. Run as ``python -m pytest benchmarks``.
"""

import asyncio
import json
import re
import time
from collections.abc import Callable
from typing import cast
from urllib.parse import urlsplit

import uvloop

__all__ = ["BrokenAnswer", "load", "rate", "send_message_rate"]

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


class BrokenAnswer(Exception):
    """The server closed, refused, or answered without a length: what was measured would mean nothing."""


async def load(
    url: str,
    path: str,
    body: bytes,
    content_type: str,
    connections: int = 16,
    *,
    seconds: float | None = None,
    count: int | None = None,
) -> float:
    """Requests answered a second, for so many seconds or so many requests. Raises BrokenAnswer."""
    if (seconds is None) == (count is None):
        raise ValueError("give either seconds or count")
    parts = urlsplit(url)
    head = f"POST {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: {content_type}\r\n"
    request = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    tally = _Tally()
    loop = asyncio.get_running_loop()
    opened = [
        await loop.create_connection(
            lambda: _Connection(request, tally), parts.hostname or "127.0.0.1", parts.port or 80
        )
        for _ in range(connections)
    ]
    tally.more = _until(seconds) if count is None else _tickets(count)
    started = time.perf_counter()
    try:
        for _, connection in opened:
            connection.ask()
        await asyncio.gather(*(connection.done for _, connection in opened))
        return tally.answered / (time.perf_counter() - started)
    finally:
        for transport, connection in opened:
            connection.done.cancel()
            transport.abort()
        await asyncio.sleep(0)  # aborted transports close in the loop's next turn


def rate(
    url: str,
    path: str,
    body: bytes,
    content_type: str,
    connections: int = 16,
    *,
    seconds: float | None = None,
    count: int | None = None,
) -> float:
    """``load`` in an event loop of its own, the fastest at hand."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(load(url, path, body, content_type, connections, seconds=seconds, count=count))


def send_message_rate(url: str, token: str, chat_id: int, connections: int = 16, count: int = 5000) -> float:
    """sendMessage a second, with one short JSON body: the figure by which servers are compared."""
    body = json.dumps({"chat_id": chat_id, "text": "Load"}).encode()
    return rate(url, f"/bot{token}/sendMessage", body, "application/json", connections, count=count)


class _Tally:
    """What all connections share: whether there is more to ask, and what was answered."""

    more: Callable[[], bool]

    def __init__(self) -> None:
        self.answered = 0


class _Connection(asyncio.Protocol):
    """Asks again as soon as it is answered, as long as there is more to ask."""

    def __init__(self, request: bytes, tally: _Tally) -> None:
        self._request = request
        self._tally = tally
        self._received = b""
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are asyncio's by name only, so no isinstance here.
        self.transport = cast("asyncio.Transport", transport)

    def ask(self) -> None:
        if self._tally.more():
            self.transport.write(self._request)
        elif not self.done.done():
            self.done.set_result(None)

    def data_received(self, data: bytes) -> None:
        self._received = received = self._received + data
        end = received.find(b"\r\n\r\n")
        if end < 0:
            return
        length = _LENGTH.search(received, 0, end)
        if received[9:12] != b"200" or length is None:
            self._break(received[:200].decode("latin-1"))
        elif len(received) >= end + 4 + int(length[1]):
            self._received = b""
            self._tally.answered += 1
            self.ask()

    def connection_lost(self, exc: Exception | None) -> None:
        self._break(f"the connection was closed: {exc}")

    def _break(self, reason: str) -> None:
        if not self.done.done():
            self.done.set_exception(BrokenAnswer(reason))


def _until(seconds: float | None) -> Callable[[], bool]:
    deadline = time.perf_counter() + (seconds or 0)
    return lambda: time.perf_counter() < deadline


def _tickets(count: int) -> Callable[[], bool]:
    tickets = iter(range(count))
    return lambda: next(tickets, None) is not None
