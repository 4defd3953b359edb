"""A shim as an ASGI application: the Bot API's addresses, and one for native deliveries."""

import contextlib
import json
import logging
import secrets
from typing import Any

from conformance.platforms.shims.queue import Queue
from conformance.platforms.shims.shim import Happening, Shim, absent
from conformance.reference.calls.errors import ApiError, internal_error, not_found
from conformance.reference.server.app import GoneError, Receive, Scope, Send, body_of, send_answer
from conformance.reference.server.dispatch import Answer
from conformance.reference.server.request import read_call
from conformance.wire import Call

__all__ = ["ShimServer"]

_log = logging.getLogger(__name__)
_BYTES = (b"content-type", b"application/octet-stream")
_ABOUT_UPDATES = frozenset({"getupdates", "setwebhook", "deletewebhook", "getwebhookinfo"})


class ShimServer:
    """Answers ``/bot<token>/<method>`` and ``/file/bot<token>/<path>`` through a shim."""

    def __init__(self, shim: Shim) -> None:
        self._shim = shim
        self._queues: dict[str, Queue] = {}
        self._doors: dict[str, str] = {}  # where native deliveries come in, by its secret: whose

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        try:
            answer = await self._answer(scope, await body_of(scope, receive))
        except GoneError:
            return
        except ApiError as error:
            answer = _refusal(error)
        except Exception:  # noqa: BLE001 - logged; the bot is told nothing of our inside
            _log.exception("an answer failed")
            answer = _refusal(internal_error())
        await send_answer(answer, send)

    async def _answer(self, scope: Scope, body: bytes) -> Answer:
        path: str = scope["path"]
        if path.startswith("/file/bot"):
            token, _, name = path.removeprefix("/file/bot").partition("/")
            return Answer(200, await self._shim.file(token, name), kind=_BYTES)
        if owner := self._doors.get(path.removeprefix("/delivered/")):
            self._queues[owner].put(self._shim.delivered(json.loads(body)))
            return _json(200, {"status": "OK"})
        token, _, method = path.removeprefix("/bot").partition("/")
        if not path.startswith("/bot") or not method:
            raise not_found()
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        call = read_call(
            method.rstrip("/"),
            scope["method"],
            scope["query_string"].decode("latin-1"),
            headers.get("content-type", ""),
            body,
            headers.get("content-encoding", ""),
        )
        result = await self._result(token, call, f"http://{headers.get('host', '')}")
        return _json(200, {"ok": True, "result": result})

    async def _result(self, token: str, call: Call, here: str) -> Any:
        method = call.method.lower()
        queue = self._queues.get(token) or await self._begun(token, here)
        if method not in _ABOUT_UPDATES:
            return await self._shim.call(token, call)
        if not self._shim.has_updates:
            raise absent()
        if method != "getwebhookinfo":
            await self._shim.call(token, Call("getMe"))  # a token that is not known is refused
        return await queue.call(method, call.params)

    async def _begun(self, token: str, here: str) -> Queue:
        async def fetch(seconds: float) -> list[Happening]:
            return await self._shim.updates(token, seconds)

        async def reply(kind: str, content: bytes) -> None:
            with contextlib.suppress(ApiError):
                call = read_call("", "POST", "", kind or "application/json", content)
                if content.strip() and (method := call.params.get("method")):
                    await self._shim.call(token, Call(method, call.params, call.files, call.form))

        await self._shim.call(token, Call("getMe"))
        queue = self._queues[token] = Queue(fetch, reply)
        key = secrets.token_urlsafe(16)
        self._doors[key] = token
        await self._shim.begin(token, f"{here}/delivered/{key}")
        return queue


def _refusal(error: ApiError) -> Answer:
    return _json(error.code, error.envelope())


def _json(status: int, body: Any) -> Answer:
    return Answer(status, json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode())
