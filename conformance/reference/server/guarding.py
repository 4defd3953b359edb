"""An HTTP protocol that lets nobody send headers without end, and refuses in the Bot API's envelope."""

import asyncio
import json
from http import HTTPStatus
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

__all__ = ["MAX_HEADERS", "GuardedProtocol"]

MAX_HEADERS = 256 * 1024  # bytes, of all headers together


class GuardedProtocol(HttpToolsProtocol):
    """Answers 431 and closes once a request's headers exceed what the Bot API server reads."""

    _in_headers = True
    _received = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn
        super().connection_made(cast("asyncio.Transport", _Joined(transport)))

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        super().data_received(data)
        if self._in_headers:
            self._received += len(data)
            if self._received > MAX_HEADERS:
                self._refuse(431, "Request Header Fields Too Large: total headers size exceeded")

    def on_headers_complete(self) -> None:
        self._in_headers, self._received = False, 0
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._in_headers = True
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - the server's own words are few
        self._refuse(400, "Bad Request")

    def _refuse(self, code: int, description: str) -> None:
        envelope = {"ok": False, "error_code": code, "description": description}
        content = json.dumps(envelope, separators=(",", ":")).encode()
        head = (
            f"HTTP/1.1 {code} {HTTPStatus(code).phrase}\r\ncontent-type: application/json\r\n"
            f"content-length: {len(content)}\r\nconnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + content)
        self.transport.close()


class _Joined:
    """A transport that says in one piece what is said in one turn of the loop.

    Head and body of an answer are two writes to uvicorn; as two system calls they cost a third of
    the time of a small answer.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> None:
        if not self._parts:
            asyncio.get_running_loop().call_soon(self._flush)
        self._parts.append(data)

    def close(self) -> None:
        self._flush()
        self._transport.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def _flush(self) -> None:
        if self._parts:
            parts, self._parts = self._parts, []
            self._transport.write(b"".join(parts))
