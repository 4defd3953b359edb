"""Files made up from a seed alone: small, of a true form, and the same again for the same seed."""

import hashlib
import io
import struct
from collections.abc import Callable

from PIL import Image

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
_MEASURE = 800, 600
_GRID = 8, 6


def made_up(ending: str, seed: str) -> bytes | None:
    """The bytes of a file with that extension; None for a form that is not made here."""
    ending = _ALIKE.get(ending, ending)
    mark = hashlib.blake2b(seed.encode(), digest_size=32).digest()
    if ending in _PICTURES:
        return _picture(_PICTURES[ending], mark)
    maker = _MAKERS.get(ending)
    return None if maker is None else maker(mark)


def _picture(form: str, mark: bytes) -> bytes:
    """A grid of colours; a GIF has two of them in turn, for a second each."""
    buffer = io.BytesIO()
    measure = (512, 512) if form == "WEBP" else _MEASURE
    first, second = (_grid(mark[::step]).resize(measure, Image.Resampling.NEAREST) for step in (1, -1))
    if form == "GIF":
        first.save(buffer, form, save_all=True, append_images=[second], duration=1000)
    else:
        first.save(buffer, form)
    return buffer.getvalue()


def _grid(mark: bytes) -> Image.Image:
    colours = hashlib.shake_128(mark).digest(3 * _GRID[0] * _GRID[1])
    return Image.frombytes("RGB", _GRID, colours)


def _film(mark: bytes) -> bytes:
    """Three seconds of 640 × 360 with sound, of which only the description is there."""
    tracks = _track(b"vide", b"avc1", 640, 360), _track(b"soun", b"mp4a", 0, 0)
    moov = _box(b"moov", _box(b"mvhd", struct.pack(">IIIII80x", 0, 0, 0, 1000, 3000)), *tracks)
    return _box(b"ftyp", b"isom\0\0\2\0isommp41") + moov + _box(b"mdat", mark)


def _track(handler: bytes, codec: bytes, width: int, height: int) -> bytes:
    header = struct.pack(">I12xI52xII", 7, 3000, width << 16, height << 16)
    described = _box(b"stsd", struct.pack(">II", 0, 1), _box(codec, bytes(8)))
    media = _box(b"hdlr", struct.pack(">II4s13x", 0, 0, handler)), _box(b"minf", _box(b"stbl", described))
    return _box(b"trak", _box(b"tkhd", header), _box(b"mdia", *media))


def _box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), name) + body


def _music(mark: bytes) -> bytes:
    """Two seconds of silence at 128 kilobits, with the mark in a tag before it."""
    tag = b"PRIV" + struct.pack(">IH", len(mark), 0) + mark
    return b"ID3\x03\0\0" + bytes((0, 0, 0, len(tag))) + tag + (b"\xff\xfb\x90\0" + bytes(413)) * 77


def _speech(mark: bytes) -> bytes:
    """Two seconds of Opus."""
    head = b"OpusHead\1\1" + struct.pack("<HIHB", 0, 48000, 0, 0)
    return _page(0, 2, head) + _page(0, 0, b"OpusTags" + struct.pack("<I", 32) + mark) + _page(96000, 4, mark)


def _page(samples: int, flags: int, body: bytes) -> bytes:
    return b"OggS\0" + struct.pack("<BqIIIBB", flags, samples, 1, 0, 0, 1, len(body)) + body


def _paper(mark: bytes) -> bytes:
    return b"%%PDF-1.4\n%%%b\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF\n" % _hex(mark)


def _archive(mark: bytes) -> bytes:
    """An archive with nothing in it but a remark."""
    remark = _hex(mark)
    return b"PK\5\6" + bytes(16) + struct.pack("<H", len(remark)) + remark


def _page_of_text(mark: bytes) -> bytes:
    return b"<!doctype html><title>%b</title>\n" % _hex(mark)


def _hex(mark: bytes) -> bytes:
    return mark.hex().encode()


_MAKERS: dict[str, Callable[[bytes], bytes]] = {
    "mp4": _film,
    "mp3": _music,
    "ogg": _speech,
    "pdf": _paper,
    "zip": _archive,
    "html": _page_of_text,
    "txt": _hex,
}
