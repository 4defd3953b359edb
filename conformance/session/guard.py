"""The last door before a file: nothing of a token's shape passes, however it is written."""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from conformance.errors import CassetteError

__all__ = ["ScrubbingFailed", "guard", "is_token_in", "opened"]

_TOKEN = re.compile(rb"[0-9]{5,20}:[A-Za-z0-9_-]{30,}")
_ESCAPE = re.compile(
    rb"(?<!\\)\\+(?:u00([0-7][0-9A-Fa-f])|x([0-7][0-9A-Fa-f]))|&#0*([0-9]{2,3});|&#[xX]0*([0-7][0-9A-Fa-f]);"
)
_NAMED = ((b"&colon;", b":"), (b"&lowbar;", b"_"), (b"&amp;", b"&"), (b"\\\\", b"\\"))

# A token is 40 characters at least, and 54 in base64. Lines of YAML's ``!!binary`` are joined first.
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{48,}")
_FOLDS = re.compile(rb"(?<=[A-Za-z0-9+/])\n +(?=[A-Za-z0-9+/])")
_PACKED = re.compile(rb"\x1f\x8b\x08")
_DEEPEST = 6
_LARGEST = 1 << 22


class ScrubbingFailed(CassetteError):
    """A secret is still there after scrubbing, or what was sent cannot be read; nothing of it is written."""


def guard(text: str | bytes, what: str = "what was to be written") -> None:
    """Raises ScrubbingFailed where a token is in the text: plain, escaped, encoded, packed, or all of it."""
    content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if any(map(is_token_in, opened(content))):
        raise ScrubbingFailed(f"The exchange is not written: a secret is left in {what} after scrubbing.")


def is_token_in(layer: bytes) -> bool:
    """Whether something of a token's shape stands there as it is."""
    return _TOKEN.search(layer) is not None


def opened(content: bytes, depth: int = _DEEPEST) -> Iterator[bytes]:
    """The content, and what is beneath its percent-encodings, escapes, base64 and compression."""
    yield content
    if depth == 0:
        return
    plainer = _unescaped(content)
    if plainer != content:
        yield from opened(plainer, depth - 1)
    joined = _FOLDS.sub(b"", content) if b"\n" in content else content
    for run in _BASE64.finditer(joined):
        for start in range(4):  # what stands before it may be of the same letters
            yield from opened(_decoded(run[0][start:]), min(depth - 1, 2))
    for packed in _PACKED.finditer(content):
        yield from opened(_unpacked(content[packed.start() :]), depth - 1)


def _unescaped(content: bytes) -> bytes:
    if b"%" in content:
        content = unquote_to_bytes(content)
    if b"\\" in content or b"&" in content:
        content = _ESCAPE.sub(_character, content)
        for name, character in _NAMED:
            content = content.replace(name, character)
    return content


def _character(match: re.Match[bytes]) -> bytes:
    code = int(match[3]) if match[3] else int(match[1] or match[2] or match[4], 16)
    return bytes([code]) if code < 128 else match[0]


def _decoded(run: bytes) -> bytes:
    try:
        return base64.b64decode(run[: len(run) // 4 * 4].translate(_STANDARD))
    except binascii.Error:
        return b""


_STANDARD = bytes.maketrans(b"-_", b"+/")


def _unpacked(content: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(content, _LARGEST)
    except zlib.error:
        return b""
