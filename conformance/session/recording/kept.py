"""What a recording keeps of a body: all of it, or the beginning of what is long, with size and hash."""

import hashlib
import re
import zlib
from dataclasses import replace
from email.message import Message
from typing import Literal

from conformance.session.cassette import Cut
from conformance.session.recording.messages import Headers, value_of

__all__ = ["BOUND", "HEAD", "Kept", "plain"]

BOUND = 256 * 1024  # up to here a file is kept whole
HEAD = 16 * 1024  # what is kept of a longer one
_LONGEST_TEXT = 8 * 1024 * 1024  # a hundred updates may well be longer than a file may be

_NAME = re.compile(rb'name="([^"]*)"')
_END_OF_TOKEN = re.compile(rb"[\w:%\\-]{1,200}\Z", re.ASCII)


class Kept:
    """A body as it passes by. What is kept of it is as well-formed as it was."""

    def __init__(self, of: Literal["request", "response"], headers: Headers) -> None:
        self._of = of
        kind = Message()
        kind["content-type"] = value_of(headers, b"content-type").decode("latin-1")
        boundary = str(kind.get_param("boundary") or "")
        self._body: _Span | _Multipart = (
            _Multipart(boundary.encode("latin-1"))
            if kind.get_content_type() == "multipart/form-data" and boundary
            else _Span(_LONGEST_TEXT if _is_text(kind) else BOUND)
        )

    def feed(self, piece: bytes) -> None:
        self._body.feed(piece)

    @property
    def content(self) -> bytes:
        return self._body.content

    @property
    def cuts(self) -> tuple[Cut, ...]:
        return tuple(replace(one, of=self._of) for one in self._body.cuts)


def plain(encoding: str, content: bytes) -> bytes | None:
    """The content decompressed; None where that is beyond us, or the content broken or boundless."""
    windows = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}.get(encoding.strip().lower(), ())
    for window in windows:
        stream = zlib.decompressobj(window)
        try:
            opened = stream.decompress(content, _LONGEST_TEXT)
        except zlib.error:
            continue
        return opened if stream.eof else None
    return None


def _is_text(kind: Message) -> bool:
    whole = kind.get_content_type()
    return whole in {"application/json", "application/x-www-form-urlencoded"} or whole.startswith("text/")


class _Span:
    """A run of bytes, of which the head alone is kept once it grows beyond its bound."""

    def __init__(self, bound: int, *, has_headers: bool = False) -> None:
        self._bound = bound
        self._has_headers = has_headers
        self._held = bytearray()
        self._hash = hashlib.sha256()
        self._size = 0  # of what was let go, and its head

    def feed(self, piece: bytes) -> None:
        if self._size:
            self._size += len(piece)
            self._hash.update(piece)
            return
        self._held += piece
        if len(self._held) > self._bound:
            file = self._held[self._start :]
            self._size = len(file)
            self._hash.update(file)
            head = bytes(self._held[: self._start + HEAD])
            # Half a token is no token by its shape, and half a secret all the same.
            self._held = bytearray(_END_OF_TOKEN.sub(b"", head))

    @property
    def content(self) -> bytes:
        return bytes(self._held)

    @property
    def cuts(self) -> tuple[Cut, ...]:
        if not self._size:
            return ()
        name = _NAME.search(self._held, 0, self._start)
        part = name[1].decode("utf-8", "replace") if name else None
        kept = len(self._held) - self._start
        return (Cut("", part, self._size, self._hash.hexdigest(), kept),)

    @property
    def _start(self) -> int:
        return self._held.find(b"\r\n\r\n") + 4 if self._has_headers else 0


class _Multipart:
    """A form with files: each part is a span of its own."""

    def __init__(self, boundary: bytes) -> None:
        self._delimiter = b"\r\n--" + boundary
        self._pending = b"\r\n"  # the first boundary begins the body
        self._spans = [_Span(BOUND)]

    def feed(self, piece: bytes) -> None:
        pending, delimiter = self._pending + piece, self._delimiter
        start = 0
        while (end := pending.find(delimiter, start)) >= 0:
            self._spans[-1].feed(pending[start:end])
            self._spans.append(_Span(BOUND, has_headers=True))
            start = end + len(delimiter)
        sure = max(start, len(pending) - len(delimiter))  # what follows may begin the next one
        self._spans[-1].feed(pending[start:sure])
        self._pending = pending[sure:]

    @property
    def content(self) -> bytes:
        spans = [span.content for span in self._spans]
        return (self._delimiter.join(spans) + self._pending).removeprefix(b"\r\n")

    @property
    def cuts(self) -> tuple[Cut, ...]:
        return tuple(cut for span in self._spans for cut in span.cuts)
