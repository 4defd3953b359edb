"""Opens bodies that travelled compressed."""

import zlib
from collections.abc import Callable, Mapping
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
    content = body
    try:
        for name in reversed(codings):
            content = _open(name, content)
    except Unopenable:
        if not _reads_as_text(body):
            raise
        content = body
    return kept | ({"content-length": str(len(content))} if "content-length" in kept else {}), content


def _reads_as_text(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return body[:1] in {b"{", b"["} or body[:2] == b"--"


def _open(name: str, body: bytes) -> bytes:
    match name:
        case "gzip" | "x-gzip":
            return _inflated(name, body, 16 + zlib.MAX_WBITS)
        case "deflate":
            # Some send the bare stream, without the frame that the name promises.
            framed = len(body) > 1 and int.from_bytes(body[:2]) % 31 == 0 and body[0] & 15 == 8
            return _inflated(name, body, zlib.MAX_WBITS if framed else -zlib.MAX_WBITS)
        case "br":
            return _by_library("brotli", name, lambda library: library.decompress(body))
        case "zstd":
            return _by_library(
                "zstandard",
                name,
                lambda library: library.ZstdDecompressor().decompress(body, max_output_size=_LARGEST),
            )
    raise Unopenable(f"no body in the encoding {name!r} can be read")


def _inflated(name: str, body: bytes, window: int) -> bytes:
    stream = zlib.decompressobj(window)
    try:
        content = stream.decompress(body, _LARGEST)
    except zlib.error as error:
        raise Unopenable(f"the body is not in the encoding {name!r} that it claims") from error
    if stream.unconsumed_tail:
        raise Unopenable(f"the body is over {_LARGEST} bytes once it is opened")
    if not stream.eof or stream.unused_data:
        raise Unopenable(f"the body in the encoding {name!r} does not end where its data ends")
    return content


def _by_library(package: str, name: str, decompress: Callable[[Any], bytes]) -> bytes:
    try:
        library = import_module(package)
    except ImportError as error:
        raise Unopenable(f"a body in the encoding {name!r} needs the package {package!r}") from error
    try:
        return decompress(library)
    except Exception as error:
        raise Unopenable(f"the body is not in the encoding {name!r} that it claims") from error
