"""The page for people, around the platform: a chat as a user sees it, and the API traffic beside it."""

import json
import mimetypes
from collections.abc import Mapping
from importlib.resources import files
from urllib.parse import parse_qs, unquote

from conformance.reference.chats.access import number
from conformance.reference.page.watch import Watch
from conformance.reference.server.app import Application, Receive, Scope, Send
from conformance.reference.server.dispatch import Desk

__all__ = ["Site"]

PATIENCE = 20.0

_ASSETS = files("conformance.reference.page") / "assets"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}
_GUARD = (
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
)
_POLICY = b"default-src 'self'; img-src 'self' data: blob:; frame-src http: https:; object-src 'none'"


class Site:
    """An ASGI application: ``/`` and ``/page/…`` are its own, everything else is the platform's."""

    def __init__(self, application: Application, desk: Desk) -> None:
        self._application = application
        self._desk = desk
        self._watch = Watch()
        desk.watcher = self._watch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope.get("path", "")
        if scope["type"] == "http" and (path == "/" or path.startswith("/page/")):
            await self._page(scope, path, send)
            return
        await self._application(scope, receive, send)
        if path.startswith("/sandbox/acts"):
            self._watch.wake()

    async def _page(self, scope: Scope, path: str, send: Send) -> None:
        name = unquote(path.removeprefix("/page/"))
        if path == "/page/events":
            query = parse_qs(scope["query_string"].decode("latin-1"))
            calls = await self._watch.after(number(query.get("after", ["0"])[0]), PATIENCE)
            await _send(send, 200, "application/json", json.dumps(calls).encode())
        elif path.startswith("/page/file/"):
            file = self._desk.platform.files.find(name.removeprefix("file/"))
            content = b"" if file is None else file.content
            guessed = _kind_of(content)
            await _send(send, 404 if file is None else 200, guessed, content)
        else:
            await self._asset("page.html" if path == "/" else name, send)

    async def _asset(self, name: str, send: Send) -> None:
        asset = _ASSETS / name
        if "/" in name or "\\" in name or not asset.is_file():
            await _send(send, 404, "text/plain", b"There is no such page.")
            return
        kind = _TYPES.get(f".{name.rpartition('.')[2]}") or mimetypes.guess_type(name)[0] or "text/plain"
        await _send(send, 200, kind, asset.read_bytes(), ((b"content-security-policy", _POLICY),))


async def _send(
    send: Send, status: int, kind: str, content: bytes, more: tuple[tuple[bytes, bytes], ...] = ()
) -> None:
    headers = [(b"content-type", kind.encode()), (b"content-length", b"%d" % len(content)), *_GUARD, *more]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})


def _kind_of(content: bytes) -> str:
    """What a browser may show a file as; anything that could carry a script is only bytes."""
    signs: Mapping[bytes, str] = {
        b"\xff\xd8\xff": "image/jpeg",
        b"\x89PNG": "image/png",
        b"GIF8": "image/gif",
        b"OggS": "audio/ogg",
        b"ID3": "audio/mpeg",
        b"\xff\xfb": "audio/mpeg",
        b"\x1aE\xdf\xa3": "video/webm",
    }
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp":
        return "video/mp4"
    return next(
        (kind for sign, kind in signs.items() if content.startswith(sign)), "application/octet-stream"
    )
