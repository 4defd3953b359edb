"""Opens bodies that travelled compressed."""

import zlib
from collections.abc import Mapping
from importlib import import_module
from typing import Any

__all__ = ["Unopenable", "opened"]

_LARGEST = 64 * 1024 * 1024


class Unopenable(ValueError):
    """The body is not in the encoding that its header says, or in one that cannot be read here."""


def opened(headers: Mapping[str, str], body: bytes) -> tuple[dict[str, str], bytes]:
    """Headers and body as they were before compression; names of headers are in lower case.

    Recordings may hold the body opened and the header left as it was: such a body stays as it is.
    Raises Unopenable.
    """
    coded = headers.get("content-encoding", "").lower()
    codings = [name.strip() for name in coded.split(",") if name.strip() not in {"", "identity"}]
    kept = {name: value for name, value in headers.items() if name != "content-encoding"}
    if not codings or not body:
        return kept, body
    if _reads_as_text(body):
        return _measured(kept, body), body
    for name in reversed(codings):
        body = _open(name, body)
    return _measured(kept, body), body


def _reads_as_text(body: bytes) -> bool:
    return body[:1] in {b"{", b"["} or body[:2] == b"--"


def _measured(headers: dict[str, str], body: bytes) -> dict[str, str]:
    return headers | ({"content-length": str(len(body))} if "content-length" in headers else {})


def _open(name: str, body: bytes) -> bytes:
    match name:
        case "gzip" | "x-gzip":
            return _inflated(name, body, 16 + zlib.MAX_WBITS)
        case "deflate":
            # Some send the bare stream, without the frame that the name promises.
            framed = len(body) > 1 and int.from_bytes(body[:2]) % 31 == 0 and body[0] & 15 == 8
            return _inflated(name, body, zlib.MAX_WBITS if framed else -zlib.MAX_WBITS)
        case "br":
            return _by_module("brotli", name, body)
    raise Unopenable(f"no body in the encoding {name!r} can be read")


def _inflated(name: str, body: bytes, window: int) -> bytes:
    stream = zlib.decompressobj(window)
    try:
        content = stream.decompress(body, _LARGEST)
    except zlib.error as error:
        raise Unopenable(f"the body is not in the encoding {name!r} that it claims") from error
    if stream.unconsumed_tail:
        raise Unopenable(f"the body is over {_LARGEST} bytes once it is opened")
    if not stream.eof:
        raise Unopenable(f"the body in the encoding {name!r} is cut off")
    return content


def _by_module(module: str, name: str, body: bytes) -> bytes:
    try:
        library: Any = import_module(module)
    except ImportError as error:
        raise Unopenable(f"a body in the encoding {name!r} needs the package {module!r}") from error
    try:
        return bytes(library.decompress(body))
    except library.error as error:
        raise Unopenable(f"the body is not in the encoding {name!r} that it claims") from error
