"""WebM and Matroska: elements whose ids and sizes have any length."""

import struct
from collections.abc import Iterator
from dataclasses import replace

from conformance.reference.files.reading.look import Look

__all__ = ["read_matroska"]

_MAGIC = b"\x1a\x45\xdf\xa3"
_SEGMENT = 0x18538067
_INFO = 0x1549A966
_TRACKS = 0x1654AE6B
_TRACK = 0xAE
_VIDEO = 0xE0
_CLUSTER = 0x1F43B675
_WITHIN = frozenset({_SEGMENT, _INFO, _TRACKS, _VIDEO})
_SCALE = 0x2AD7B1
_DURATION = 0x4489
_KIND = 0x83
_WIDTH = 0xB0
_HEIGHT = 0xBA
_CODEC = 0x86
_SOUND = 2
_MOST_ELEMENTS = 5000

Span = tuple[int, int]


def read_matroska(content: bytes) -> Look | None:
    if content[:4] != _MAGIC:
        return None
    look = Look("video/webm" if b"webm" in content[:64] else "video/x-matroska")
    scale, ticks = 1_000_000, 0.0
    for name, (start, end) in _elements(content, (0, len(content))):
        body = content[start:end] if end - start <= 256 or name == _TRACK else b""
        if name == _SCALE:
            scale = int.from_bytes(body[:8]) or scale
        elif name == _DURATION:
            ticks = _real(body)
        elif name == _TRACK:
            look = _with_track(body, look)
    seconds = ticks * scale / 1e9
    return replace(look, seconds=seconds if 0 <= seconds < 2**31 else 0.0)


def _with_track(track: bytes, look: Look) -> Look:
    found: dict[int, bytes] = {}
    for name, (start, end) in _elements(track, (0, len(track))):
        found.setdefault(name, track[start:end][:32])
    if int.from_bytes(found.get(_KIND, b"")[:4]) == _SOUND:
        return replace(look, has_sound=True)
    if _WIDTH not in found:
        return look
    width, height = (int.from_bytes(found.get(name, b"")[:4]) for name in (_WIDTH, _HEIGHT))
    codec = found.get(_CODEC, b"").decode("latin-1")
    return replace(look, has_frames=True, width=width, height=height, codec=codec)


def _elements(content: bytes, span: Span) -> Iterator[tuple[int, Span]]:
    waiting, seen = [span], 0
    while waiting:
        place, end = waiting.pop()
        while place < end and seen < _MOST_ELEMENTS:
            seen += 1
            name, place = _number(content, place, whole=True)
            size, place = _number(content, place, whole=False)
            if place > end or name in {0, _CLUSTER}:
                break
            # A size of ones only is not known: the element goes on to the end.
            stop = end if size < 0 else min(place + size, end)
            if name in _WITHIN:
                waiting.append((place, stop))
            else:
                yield name, (place, stop)
            place = stop


def _number(content: bytes, place: int, *, whole: bool) -> tuple[int, int]:
    """A number of one to eight bytes and where it ends; an id keeps its length mark (``whole``)."""
    first = content[place] if place < len(content) else 0
    length = 9 - first.bit_length()
    if length > 8:
        return 0, len(content) + 1
    value = int.from_bytes(content[place : place + length])
    if whole:
        return value, place + length
    value &= (1 << 7 * length) - 1
    return (-1 if value == (1 << 7 * length) - 1 else value), place + length


def _real(body: bytes) -> float:
    form = {4: ">f", 8: ">d"}.get(len(body))
    value = struct.unpack(form, body)[0] if form else 0.0
    return float(value) if 0 <= value < 1e15 else 0.0
