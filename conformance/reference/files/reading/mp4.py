"""MP4, QuickTime and M4A: boxes within boxes."""

import struct
from collections.abc import Iterator
from dataclasses import replace

from conformance.reference.files.reading.look import Look

__all__ = ["read_mp4"]

_MOST_BOXES = 10_000
_TOP = frozenset({b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide"})
_AUDIO_BRANDS = frozenset({b"M4A ", b"M4B ", b"F4A "})

Span = tuple[int, int]


def read_mp4(content: bytes) -> Look | None:
    if content[4:8] not in _TOP:
        return None
    brand = content[8:12] if content[4:8] == b"ftyp" else b"qt  "
    film = Look()
    for name, span in _boxes(content, (0, len(content))):
        if name == b"moov":
            film = _film(content, span)
            break
    return replace(film, mime=_mime(brand, film))


def _mime(brand: bytes, film: Look) -> str:
    if brand in _AUDIO_BRANDS or (film.has_sound and not film.has_frames):
        return "audio/mp4"
    return "video/quicktime" if brand == b"qt  " else "video/mp4"


def _film(content: bytes, moov: Span) -> Look:
    film = Look()
    for name, span in _boxes(content, moov):
        if name == b"mvhd":
            film = replace(film, seconds=_seconds(content, span))
        elif name == b"trak":
            film = _with_track(content, span, film)
    return film


def _with_track(content: bytes, trak: Span, film: Look) -> Look:
    measure, handler, codec = (0, 0), b"", b""
    for name, (start, end) in _boxes(content, trak, into=frozenset({b"mdia", b"minf", b"stbl"})):
        if name == b"tkhd" and end - start >= 8:
            # Width and height are the last two fields, in 16.16 fixed point.
            wide, high = struct.unpack_from(">II", content, end - 8)
            measure = wide >> 16, high >> 16
            if _is_turned(content, end):
                measure = measure[1], measure[0]
        elif name == b"hdlr" and not handler:
            handler = content[start + 8 : start + 12]
        elif name == b"stsd":
            codec = content[start + 12 : start + 16]
    if handler == b"vide":
        said = codec.decode("latin-1").strip()
        return replace(film, has_frames=True, width=measure[0], height=measure[1], codec=said)
    return replace(film, has_sound=True) if handler == b"soun" else film


def _is_turned(content: bytes, end: int) -> bool:
    """Whether the track's matrix lays the picture on its side."""
    a, b = struct.unpack_from(">ii", content, end - 44) if end >= 44 else (1, 0)
    return bool(a == 0 and b != 0)


def _seconds(content: bytes, mvhd: Span) -> float:
    start, end = mvhd
    wide = content[start : start + 1] == b"\x01"
    form, offset = (">IQ", start + 20) if wide else (">II", start + 12)
    if offset + struct.calcsize(form) > end:
        return 0.0
    scale, length = struct.unpack_from(form, content, offset)
    return min(length / scale, 2**31) if scale else 0.0


def _boxes(content: bytes, span: Span, into: frozenset[bytes] = frozenset()) -> Iterator[tuple[bytes, Span]]:
    """The boxes of a span, and what is within those that are named."""
    waiting, seen = [span], 0
    while waiting:
        place, end = waiting.pop()
        while place + 8 <= end and seen < _MOST_BOXES:
            seen += 1
            size, name = struct.unpack_from(">I4s", content, place)
            head = 8
            if size == 1 and place + 16 <= end:
                (size,) = struct.unpack_from(">Q", content, place + 8)
                head = 16
            size = size or end - place
            if size < head:
                break
            inner = place + head, min(place + size, end)
            if name in into:
                waiting.append(inner)
            else:
                yield name, inner
            place += size
