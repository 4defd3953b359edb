"""Messages of HTTP as they come in: a head, and a body that streams."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

__all__ = ["Body", "Broken", "Headers", "Request", "Response", "value_of"]

Headers = Sequence[tuple[bytes, bytes]]

# Bytes that may wait to be taken before the sender is held up.
_MOST_WAITING = 256 * 1024


class Broken(Exception):
    """The other side ended in the middle of a message, or does not speak HTTP."""


def _nothing(_: bool) -> None:
    pass


class Body:
    """What follows a head, piece by piece; ``hold`` is told to stop the sender while too much waits."""

    def __init__(self, hold: Callable[[bool], None] = _nothing) -> None:
        self.ended = False  # nothing more will come, though some may wait here
        self._hold = hold
        self._held = False
        self._pieces: deque[bytes] = deque()
        self._waiting = 0
        self._error: Broken | None = None
        self._news: asyncio.Future[None] | None = None

    @classmethod
    def of(cls, content: bytes) -> Self:
        """A body that is all there."""
        body = cls()
        if content:
            body.feed(content)
        body.end()
        return body

    def feed(self, piece: bytes) -> None:
        self._pieces.append(piece)
        self._waiting += len(piece)
        if self._waiting > _MOST_WAITING and not self._held:
            self._held = True
            self._hold(True)
        self._tell()

    def end(self, error: Broken | None = None) -> None:
        if not self.ended:
            self.ended, self._error = True, error
            self._tell()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        while not self._pieces:
            if self._error is not None:
                raise self._error
            if self.ended:
                raise StopAsyncIteration
            self._news = asyncio.get_running_loop().create_future()
            await self._news
        piece = self._pieces.popleft()
        self._waiting -= len(piece)
        if self._held and self._waiting <= _MOST_WAITING // 2:
            self._held = False
            self._hold(False)
        return piece

    async def whole(self) -> bytes:
        return b"".join([piece async for piece in self])

    def _tell(self) -> None:
        if self._news is not None and not self._news.done():
            self._news.set_result(None)


@dataclass(frozen=True, slots=True)
class Request:
    method: bytes
    target: bytes  # as it was written: a path, or a whole URL where a proxy is asked
    headers: Headers
    body: Body
    keeps_alive: bool = True
    version: str = "1.1"


@dataclass(frozen=True, slots=True)
class Response:
    status: int
    reason: bytes
    headers: Headers
    body: Body
    keeps_alive: bool = True


def value_of(headers: Headers, name: bytes) -> bytes:
    """The first value under a name, which is given in lower case; empty where there is none."""
    return next((value for key, value in headers if key.lower() == name), b"")
