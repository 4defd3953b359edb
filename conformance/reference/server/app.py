"""The reference platform as an ASGI application."""

import logging
from collections.abc import Awaitable, Callable, Container, Mapping
from typing import Any

from conformance.reference.calls.errors import ApiError, internal_error, not_found, unauthorized
from conformance.reference.server.dispatch import Answer, Desk, encode
from conformance.reference.server.request import MAX_BODY, read_call

__all__ = ["Application", "GoneError", "Receive", "Scope", "Send", "body_of", "send_answer"]

_log = logging.getLogger(__name__)

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

_BYTES = (b"content-type", b"application/octet-stream")


class Application:
    """Routes: ``/bot<token>/<method>``, ``/file/bot<token>/<path>`` and ``/sandbox``."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        try:
            answer = await self._answer(scope, await body_of(scope, receive))
        except GoneError:
            return
        except ApiError as error:
            answer = self._desk.refusal(error)
        except Exception:  # noqa: BLE001 - logged; the bot is told nothing of our inside
            _log.exception("an answer failed")
            answer = self._desk.refusal(internal_error())
        await send_answer(answer, send)

    async def _answer(self, scope: Scope, body: bytes) -> Answer:
        path: str = scope["path"]
        if path.startswith("/bot"):
            return await self._call(scope, path, body)
        if path.startswith("/file/bot"):
            return Answer(200, self._download(path), kind=_BYTES)
        if path.startswith("/sandbox"):
            query = scope["query_string"].decode("latin-1")
            reply = self._desk.act(scope["method"], path, query, body)
            self._desk.wind()
            allow = ((b"allow", reply.allow.encode()),) if reply.allow else ()
            return Answer(reply.status, encode(reply.value).encode(), allow)
        raise not_found()

    async def _call(self, scope: Scope, path: str, body: bytes) -> Answer:
        token, _, name = path[4:].partition("/")
        bot = self._desk.bot(token)
        if not name:
            raise not_found()
        if name.startswith("test/"):
            raise unauthorized()  # no bot here is one of the test environment
        content_type = encoding = b""
        for key, value in scope["headers"]:
            if key == b"content-type":
                content_type = value
            elif key == b"content-encoding":
                encoding = value
        call = read_call(
            name.rstrip("/"),
            scope["method"],
            scope["query_string"].decode("latin-1"),
            content_type.decode("latin-1"),
            body,
            encoding.decode("latin-1"),
        )
        return await self._desk.call(bot, call)

    def _download(self, path: str) -> bytes:
        token, _, name = path[9:].partition("/")
        platform = self._desk.platform
        if token not in platform.bots:
            raise unauthorized() if ":" in token else not_found()
        file = platform.files.at(name)
        if file is None:
            raise not_found()
        return file.content


async def send_answer(answer: Answer, send: Send) -> None:
    headers = [answer.kind, (b"content-length", b"%d" % len(answer.body)), *answer.headers]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


class GoneError(Exception):
    """The client hung up before its request was whole; nothing is done of it."""


_VERBS = frozenset({"GET", "POST"})


async def body_of(scope: Scope, receive: Receive, verbs: Container[str] = _VERBS) -> bytes:
    """The whole body. Raises ApiError where it is not to be read, or is too large."""
    is_look = scope["method"] == "HEAD" and scope["path"].startswith("/file/bot")
    if scope["method"] not in verbs and not is_look and not scope["path"].startswith("/sandbox"):
        raise ApiError(501, "Not Implemented")
    for key, value in scope["headers"]:
        if key == b"content-length" and value.isdigit() and int(value[:20]) > MAX_BODY:
            raise ApiError(413, "Request Entity Too Large")
    message = await receive()
    if not message.get("more_body") and message["type"] == "http.request":
        first: bytes = message.get("body", b"")
        return first
    chunks, size = [], 0
    while message["type"] == "http.request":
        chunks.append(message.get("body", b""))
        size += len(chunks[-1])
        if size > MAX_BODY:
            raise ApiError(413, "Request Entity Too Large")
        if not message.get("more_body"):
            return b"".join(chunks)
        message = await receive()
    raise GoneError
