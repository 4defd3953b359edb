"""Files made up from a seed alone: small, of a true form, and the same again for the same seed."""

import hashlib
import struct
from collections.abc import Callable

from conformance.wire import samples

__all__ = ["made_up"]

_PICTURES = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "bmp": "BMP"}
_ALIKE = {
    "jpeg": "jpg",
    "mov": "mp4",
    "m4v": "mp4",
    "oga": "ogg",
    "opus": "ogg",
    "htm": "html",
}


def made_up(ending: str, seed: str) -> bytes | None:
    """The bytes of a file with that extension; None for a form that is not made here."""
    ending = _ALIKE.get(ending, ending)
    mark = hashlib.blake2b(seed.encode(), digest_size=32).digest()
    if ending in _PICTURES:
        width, height = (512, 512) if ending == "webp" else (800, 600)
        return samples.picture(_PICTURES[ending], width, height, mark)
    maker = _MAKERS.get(ending)
    return None if maker is None else maker(mark)


def _film(mark: bytes) -> bytes:
    return samples.film(640, 360, 3, mark)


def _music(mark: bytes) -> bytes:
    return samples.music(2, mark)


def _speech(mark: bytes) -> bytes:
    return samples.speech(2, mark)


def _archive(mark: bytes) -> bytes:
    """An archive with nothing in it but a remark."""
    remark = _hex(mark)
    return b"PK\5\6" + bytes(16) + struct.pack("<H", len(remark)) + remark


def _hex(mark: bytes) -> bytes:
    return mark.hex().encode()


_MAKERS: dict[str, Callable[[bytes], bytes]] = {
    "mp4": _film,
    "mp3": _music,
    "ogg": _speech,
    "pdf": samples.paper,
    "zip": _archive,
    "html": samples.page,
    "txt": _hex,
}
