"""The reference platform as an ASGI application."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from conformance.reference.dispatch import Answer, Desk, encode
from conformance.reference.errors import ApiError, not_found, unauthorized
from conformance.reference.fetching import NO_ADDRESSES, Fetcher, addresses
from conformance.reference.request import MAX_BODY, read_call

__all__ = ["Application", "Receive", "Scope", "Send"]

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

_JSON = (b"content-type", b"application/json")
_BYTES = (b"content-type", b"application/octet-stream")


class Application:
    """Routes: ``/bot<token>/<method>``, ``/file/bot<token>/<path>`` and ``/sandbox``."""

    def __init__(self, desk: Desk, fetcher: Fetcher | None = None) -> None:
        self._desk = desk
        self._fetcher = fetcher or Fetcher()
        self._begun = False  # couriers need the running loop, and a state file may hold webhooks
        self._timer: asyncio.TimerHandle | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if not self._begun:
            self._begun = True
            self._desk.couriers.look_at_all()
        path: str = scope["path"]
        kind = _JSON
        try:
            _check_length(scope)
            message = await receive()
            body: bytes = message.get("body", b"")
            if message.get("more_body"):
                body = await _rest(body, receive)
            if path.startswith("/bot"):
                answer = await self._call(scope, path, body)
            elif path.startswith("/file/bot"):
                answer, kind = Answer(200, self._download(path)), _BYTES
            elif path.startswith("/sandbox"):
                query = scope["query_string"].decode("latin-1")
                reply = self._desk.act(scope["method"], path, query, body)
                allow = ((b"allow", reply.allow.encode()),) if reply.allow else ()
                answer = Answer(reply.status, encode(reply.value).encode(), allow)
            else:
                raise not_found()
        except ApiError as error:
            answer = self._desk.refusal(error)
        self._wind()
        headers = [kind, (b"content-length", b"%d" % len(answer.body)), *answer.headers]
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": answer.body})

    async def _call(self, scope: Scope, path: str, body: bytes) -> Answer:
        token, _, name = path[4:].partition("/")
        bot = self._desk.bot(token)
        if not name:
            raise not_found()
        # The way to the test environment; here it has the same bots.
        name = name.removeprefix("test/")
        content_type = b""
        for key, value in scope["headers"]:
            if key == b"content-type":
                content_type = value
                break
        call = read_call(
            name.rstrip("/"),
            scope["method"],
            scope["query_string"].decode("latin-1"),
            content_type.decode("latin-1"),
            body,
        )
        named = addresses(call)
        fetched = await self._fetcher.fetch(named) if named else NO_ADDRESSES
        return await self._desk.call(bot, call, fetched)

    def _download(self, path: str) -> bytes:
        token, _, name = path[9:].partition("/")
        platform = self._desk.platform
        if token not in platform.bots:
            raise unauthorized() if ":" in token else not_found()
        file = platform.files.at(name)
        if file is None:
            raise not_found()
        return file.content

    def _wind(self) -> None:
        """Sets the alarm for the next thing that is to happen by itself."""
        due = self._desk.platform.schedule.next
        if due is None:
            return
        if self._timer is not None:
            self._timer.cancel()
        wait = max(0.0, due - self._desk.platform.clock.read())
        self._timer = asyncio.get_running_loop().call_later(wait, self._strike)

    def _strike(self) -> None:
        self._timer = None
        self._desk.tick()
        self._wind()


def _check_length(scope: Scope) -> None:
    """Raises ApiError where the body says that it is too large, before any of it is read."""
    for key, value in scope["headers"]:
        if key == b"content-length" and value.isdigit() and int(value[:20]) > MAX_BODY:
            raise ApiError(413, "Request Entity Too Large")


async def _rest(first: bytes, receive: Receive) -> bytes:
    """The whole body, that came in more pieces than one. Raises ApiError where it is too large."""
    chunks, size, more = [first], len(first), True
    while more:
        message = await receive()
        chunks.append(message.get("body", b""))
        size += len(chunks[-1])
        more = message.get("more_body", False)
        if size > MAX_BODY:
            raise ApiError(413, "Request Entity Too Large")
    return b"".join(chunks)
