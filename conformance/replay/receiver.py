"""A small server that a platform sends updates to."""

import json
import queue
import secrets
import sys
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from conformance.errors import UsageError

__all__ = ["SECRET_HEADER", "Receiver", "update_number"]

_LARGEST = 16 * 1024 * 1024
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name


class Receiver:
    """Takes each update once, in the order in which they come, and answers with nothing to do."""

    def __init__(self, listen: str = "127.0.0.1:0", secret_header: str = SECRET_HEADER) -> None:
        self._secret_header = secret_header.lower()
        self.secret = secrets.token_urlsafe(24)
        self.fault = ""  # what was wrong with a delivery, if anything ever was
        self._path = f"/{secrets.token_urlsafe(12)}"
        self._updates: queue.Queue[Any] = queue.Queue()
        self._seen: set[Any] = set()
        host, _, port = listen.rpartition(":")
        try:
            self._server = _Server((host, int(port)), self)
        except (OSError, ValueError) as error:
            raise UsageError(f"Nothing can listen for deliveries at {listen}: {error}.") from error
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}{self._path}"

    def wait(self, seconds: float) -> list[Any]:
        """What has come; waits that long for the first."""
        found = []
        try:
            found.append(self._updates.get(timeout=seconds) if seconds > 0 else self._updates.get_nowait())
            while True:
                found.append(self._updates.get_nowait())
        except queue.Empty:
            return found

    def take(self, secret: str | None, body: bytes) -> None:
        """One delivery as it came."""
        if secret != self.secret:
            self.fault = f"a delivery came {'with a wrong' if secret else 'without its'} secret token"
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            self.fault = "a delivery came that is no JSON"
            return
        key = update_number(update)
        # What was answered too late is sent again.
        if key is None or key not in self._seen:
            self._seen.add(key)
            self._updates.put(update)

    def answer(self, headers: Mapping[str, str], body: bytes) -> tuple[int, str, bytes]:
        """The status, content type and body that a delivery is answered with; names of headers are lower."""
        self.take(headers.get(self._secret_header), body)
        return 200, "", b""

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def update_number(update: Any) -> int | None:
    """How the platform numbers it; nothing where that is no number, and cannot tell it from another."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) else None


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], receiver: Receiver) -> None:
        self.receiver = receiver
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A platform that hangs up, as on a webhook that was deleted meanwhile, is no fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_POST(self) -> None:
        size = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(min(size, _LARGEST))
        told = {name.lower(): value for name, value in self.headers.items()}
        status, kind, content = self.server.receiver.answer(told, body)
        self.send_response(status)
        if kind:
            self.send_header("content-type", kind)
        if status != 204:  # which has no body, and no length either
            self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Says nothing: what came is in the report."""
