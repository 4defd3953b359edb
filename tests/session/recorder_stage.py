"""An upstream that answers in raw bytes, and a bot that speaks them."""

import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 25\r\n\r\n"
OK = HEAD + b'{"ok":true,"result":true}'


class Raw:
    """Answers each request, once it is whole by ``is_whole``, with the next of ``answers``; then hangs up."""

    def __init__(self, *answers: bytes, is_whole: Callable[[bytes], bool] = lambda seen: b"\r\n\r\n" in seen):
        self.seen: list[bytes] = []
        self.connections = 0
        self._answers, self._is_whole = list(answers), is_whole
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()

    def _serve(self) -> None:
        try:
            while True:
                connection, _ = self._socket.accept()
                self.connections += 1
                with connection:
                    self._talk(connection)
        except OSError:
            return

    def _talk(self, connection: socket.socket) -> None:
        seen = b""
        while self._answers and (data := connection.recv(65536)):
            seen += data
            if self._is_whole(seen):
                self.seen.append(seen)
                connection.sendall(self._answers.pop(0))
                seen = b""


def say(url: str, *requests: bytes) -> bytes:
    """What comes back until the connection is closed."""
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as bot:
        for request in requests:
            bot.sendall(request)
        received = b""
        while data := bot.recv(65536):
            received += data
    return received


def post(method: str, body: bytes = b"", *headers: bytes, version: bytes = b"1.1") -> bytes:
    lines = b"".join(b"%b\r\n" % header for header in headers)
    length = b"" if any(b"chunked" in header for header in headers) else b"Content-Length: %d\r\n" % len(body)
    path = f"/bot{TOKEN}/{method}".encode()
    return b"POST %b HTTP/%b\r\nHost: a\r\n%b%b\r\n%b" % (path, version, length, lines, body)
