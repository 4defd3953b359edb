"""Requests per second that one server answers: raw keep-alive sockets, answers counted, not parsed."""

import asyncio
import time
from dataclasses import dataclass

CONNECTIONS = 16


@dataclass(frozen=True, slots=True)
class Rate:
    requests: int
    seconds: float

    @property
    def per_second(self) -> float:
        return self.requests / self.seconds


def form_request(path: str, body: str) -> bytes:
    """One POST of a form, as a client library writes it."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: keep-alive\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return (head + body).encode()


class _Connection(asyncio.Protocol):
    """Sends the same request again whenever an answer is complete."""

    def __init__(self, request: bytes, count: int, done: "asyncio.Future[int]") -> None:
        self._request = request
        self._left = count
        self._done = done
        self._buffer = b""
        self.good = 0

    def connection_made(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end].lower()
            place = head.index(b"content-length:") + 15
            length = int(head[place:].split(b"\r\n", 1)[0])
            if len(self._buffer) < end + 4 + length:
                return
            self.good += head.startswith(b"http/1.1 200")
            self._buffer = self._buffer[end + 4 + length :]
            self._left -= 1
            if self._left == 0:
                self._done.set_result(self.good)
                self._transport.close()
                return
            self._transport.write(self._request)

    def connection_lost(self, error: Exception | None) -> None:
        if not self._done.done():
            self._done.set_exception(error or ConnectionError(f"closed after {self._buffer[:200]!r}"))


async def _load(port: int, request: bytes, total: int) -> int:
    loop = asyncio.get_running_loop()
    share = total // CONNECTIONS
    finished = []
    for _ in range(CONNECTIONS):
        done: asyncio.Future[int] = loop.create_future()
        await loop.create_connection(lambda done=done: _Connection(request, share, done), "127.0.0.1", port)
        finished.append(done)
    return sum(await asyncio.gather(*finished))


def measure(port: int, request: bytes, total: int) -> Rate:
    """The rate over ``total`` requests; every answer must be a 200."""
    import uvloop

    total -= total % CONNECTIONS
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        begun = time.perf_counter()
        good = runner.run(_load(port, request, total))
        seconds = time.perf_counter() - begun
    assert good == total, f"{total - good} of {total} answers were no 200"
    return Rate(total, seconds)
