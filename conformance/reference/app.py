"""The reference platform as an ASGI application."""

import json
from collections.abc import Awaitable, Callable, Mapping
from types import CoroutineType
from typing import Any

from conformance.reference.errors import ApiError, not_found, unauthorized
from conformance.reference.methods import HANDLERS, Request, Written
from conformance.reference.request import MAX_BODY, read_call
from conformance.reference.sandbox import Sandbox
from conformance.reference.state import Platform

__all__ = ["Application"]

_Scope = Mapping[str, Any]
_Receive = Callable[[], Awaitable[Mapping[str, Any]]]
_Send = Callable[[dict[str, Any]], Awaitable[None]]

_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


class Application:
    """Routes: ``/bot<token>/<method>``, ``/file/bot<token>/<path>`` and ``/sandbox``."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._behaviour = platform.behaviour
        self._methods = platform.behaviour.method_names(HANDLERS)
        self._sandbox = Sandbox(platform)

    async def __call__(self, scope: _Scope, receive: _Receive, send: _Send) -> None:
        if scope["type"] != "http":
            return
        path: str = scope["path"]
        kind = b"application/json"
        try:
            message = await receive()
            body: bytes = message.get("body", b"")
            if message.get("more_body"):
                body = await _rest(body, receive)
            if path.startswith("/bot"):
                status, answer = 200, await self._call(scope, path, body)
            elif path.startswith("/file/bot"):
                status, answer, kind = 200, self._download(path), b"application/octet-stream"
            elif path.startswith("/sandbox"):
                status, value = self._sandbox.answer(
                    scope["method"], path, scope["query_string"].decode(), body
                )
                answer = _encode(value).encode()
            else:
                raise not_found()
        except ApiError as error:
            refusal = self._behaviour.refusal(error)
            status, answer = self._behaviour.status(refusal.code), _encode(refusal.envelope()).encode()
        headers = [(b"content-type", kind), (b"content-length", b"%d" % len(answer))]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    async def _call(self, scope: _Scope, path: str, body: bytes) -> bytes:
        token, _, name = path[4:].partition("/")
        bot = self._platform.bots.get(token)
        if bot is None:
            known_form = token.partition(":")[0].isdigit() and ":" in token
            raise unauthorized() if known_form and name else not_found()
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
            scope["query_string"].decode(),
            content_type.decode("latin-1"),
            body,
        )
        handler = self._methods.get(self._behaviour.method_key(call.method))
        if handler is None or not self._behaviour.accepts(call.verb, call.form):
            raise not_found("method not found")
        result = handler(Request(self._platform, bot, call.params, call.files))
        if type(result) is CoroutineType:
            result = await result
        if type(result) is Written:
            return result.envelope().encode()
        return b'{"ok":true,"result":' + _encode(self._behaviour.result(result)).encode() + b"}"

    def _download(self, path: str) -> bytes:
        token, _, name = path[9:].partition("/")
        if token not in self._platform.bots:
            raise unauthorized() if ":" in token else not_found()
        file = self._platform.files.at(name)
        if file is None:
            raise not_found()
        return file.content


async def _rest(first: bytes, receive: _Receive) -> bytes:
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
