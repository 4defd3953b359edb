"""MP3, with the title, performer and cover of its ID3 tag."""

import struct
from dataclasses import replace

from conformance.reference.files.reading.look import Look

__all__ = ["read_mp3"]

_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_KILOBITS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KILOBITS_LOW = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_MPEG_1 = 3
_SEARCHED = 65_536
_MOST_FRAMES = 200
_ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")


def read_mp3(content: bytes) -> Look | None:
    tagged = content[:3] == b"ID3" and len(content) >= 10
    start = 10 + _seven_bits(content[6:10]) if tagged else 0
    found = _first_frame(content, start)
    if found is None:
        return Look("audio/mpeg", has_sound=True) if tagged else None
    place, seconds_a_frame, bits = found
    frames = _frame_count(content, place)
    seconds = frames * seconds_a_frame if frames else (len(content) - place) * 8 / bits
    look = Look("audio/mpeg", seconds=seconds, has_sound=True, codec="mp3")
    return _with_tag(look, content[: min(start, len(content))]) if tagged else look


def _first_frame(content: bytes, start: int) -> tuple[int, float, int] | None:
    """Where the sound begins, how long a frame of it is, and its bits a second."""
    place = start
    while 0 <= (place := content.find(b"\xff", place, start + _SEARCHED)) <= len(content) - 4:
        version, layer = content[place + 1] >> 3 & 3, content[place + 1] >> 1 & 3
        kilobits, rate = content[place + 2] >> 4, content[place + 2] >> 2 & 3
        if content[place + 1] >= 0xE0 and version in _RATES and layer == 1 and 0 < kilobits < 15 and rate < 3:
            table, samples = (_KILOBITS, 1152) if version == _MPEG_1 else (_KILOBITS_LOW, 576)
            return place, samples / _RATES[version][rate], table[kilobits] * 1000
        if start == 0 and place == 0:
            return None
        place += 1
    return None


def _frame_count(content: bytes, place: int) -> int:
    """How many frames the encoder says there are; zero where it says nothing."""
    head = content[place : place + 64]
    for mark in (b"Xing", b"Info"):
        at = head.find(mark)
        if at > 0 and len(head) >= at + 12 and head[at + 7] & 1:
            return int(struct.unpack_from(">I", head, at + 8)[0])
    return 0


def _with_tag(look: Look, tag: bytes) -> Look:
    short = tag[3] == 2  # the old tag has names and sizes of three bytes
    title, performer = (b"TT2", b"TP1") if short else (b"TIT2", b"TPE1")
    place = 10
    for _ in range(_MOST_FRAMES):
        head = tag[place : place + (6 if short else 10)]
        if len(head) < (6 if short else 10) or not head[0]:
            break
        name, size = (head[:3], int.from_bytes(head[3:6])) if short else (head[:4], _size(tag[3], head[4:8]))
        place += len(head)
        body = tag[place : place + size]
        place += size
        if name == title and body:
            look = replace(look, title=_said(body))
        elif name == performer and body:
            look = replace(look, performer=_said(body))
        elif name == b"APIC":
            look = replace(look, cover=_cover(body))
    return look


def _size(version: int, size: bytes) -> int:
    return _seven_bits(size) if version >= 4 else int.from_bytes(size)


def _said(body: bytes) -> str:
    encoding = _ENCODINGS[body[0]] if body[0] < len(_ENCODINGS) else "latin-1"
    return body[1:].decode(encoding, "ignore").strip("\0 ").partition("\0")[0]


def _cover(body: bytes) -> bytes:
    """The picture after its encoding, type and description, found by its own first bytes."""
    starts = [at for mark in (b"\xff\xd8\xff", b"\x89PNG") if (at := body.find(mark)) >= 0]
    return body[min(starts) :] if starts else b""


def _seven_bits(four: bytes) -> int:
    number = 0
    for byte in four:
        number = number << 7 | (byte & 0x7F)
    return number
