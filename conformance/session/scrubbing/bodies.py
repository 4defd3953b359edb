"""Bodies as they are read: without compression, and by the form that their request has."""

import re
import zlib
from collections.abc import Mapping
from email.message import Message

from conformance.session.guard import ScrubbingFailed

__all__ = ["content_type", "decompressed"]

_LARGEST = 64 << 20
_CONTAINERS = {"gzip": 31, "x-gzip": 31}
_CANNOT = "The exchange is not written: its body is compressed and cannot be scrubbed."


def decompressed(headers: Mapping[str, str], body: bytes) -> tuple[Mapping[str, str], bytes]:
    """Headers and body with the encodings of the content taken off.

    Raises ScrubbingFailed for one that is not known here, or is not what it claims to be.
    """
    named = headers.get("content-encoding", "")
    encodings = [one.strip().lower() for one in named.split(",") if one.strip()]
    if not set(encodings) - {"identity"}:
        return headers, body
    for encoding in reversed(encodings):
        if encoding != "identity":
            body = _opened(encoding, body)
    rest = {name: value for name, value in headers.items() if name != "content-encoding"}
    return rest, body


def _opened(encoding: str, body: bytes) -> bytes:
    if encoding in _CONTAINERS:
        return _inflated(body, _CONTAINERS[encoding])
    if encoding == "deflate":
        # Some send the bare stream, and some that of zlib. Source: RFC 9110, section 8.4.1.2.
        return _inflated(body, 15 if body[:1] == b"\x78" else -15)
    if encoding in {"br", "zstd"}:
        return _by_package(encoding, body)
    raise ScrubbingFailed(_CANNOT)


def _inflated(body: bytes, container: int) -> bytes:
    stream = zlib.decompressobj(wbits=container)
    try:
        content = stream.decompress(body, _LARGEST)
    except zlib.error as error:
        raise ScrubbingFailed(_CANNOT) from error
    if not stream.eof or stream.unused_data:
        raise ScrubbingFailed(_CANNOT)
    return content


def _by_package(encoding: str, body: bytes) -> bytes:
    """By brotli or zstandard, where they are installed: httpx asks for these encodings only then."""
    try:
        if encoding == "br":
            import brotli  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415 - optional

            content: bytes = brotli.decompress(body)
        else:
            import zstandard  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415 - optional

            content = zstandard.ZstdDecompressor().decompress(body, max_output_size=_LARGEST)
    except Exception as error:
        raise ScrubbingFailed(_CANNOT) from error
    return content


_BOUNDARY = re.compile(r'boundary="?([^";,]+)', re.IGNORECASE)


def content_type(headers: Mapping[str, str]) -> tuple[str, str]:
    """The kind of the content, and the boundary of its parts where it has some."""
    message = Message()
    message["content-type"] = headers.get("content-type") or "application/x-www-form-urlencoded"
    boundary = _BOUNDARY.search(headers.get("content-type", ""))
    return message.get_content_type(), boundary[1].strip() if boundary else ""
