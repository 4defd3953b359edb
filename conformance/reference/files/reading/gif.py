"""How long a GIF takes: the delays of its frames, without unpacking one."""

import struct

__all__ = ["gif_seconds"]

_IMAGE, _EXTENSION, _CONTROL = 0x2C, 0x21, 0xF9
_MOST_BLOCKS = 20_000
_UNSAID = 10  # hundredths of a second that programs give a frame which says none


def gif_seconds(content: bytes) -> float:
    """Zero for a still picture."""
    try:
        frames, hundredths = _frames(content)
    except (IndexError, struct.error):
        return 0.0
    return hundredths / 100 if frames > 1 else 0.0


def _frames(content: bytes) -> tuple[int, int]:
    place = 13 + _table(content[10])
    frames = hundredths = 0
    for _ in range(_MOST_BLOCKS):
        mark = content[place] if place < len(content) else 0
        if mark == _IMAGE:
            frames += 1
            place = _past_blocks(content, place + 11 + _table(content[place + 9]))
        elif mark == _EXTENSION:
            if content[place + 1] == _CONTROL:
                hundredths += struct.unpack_from("<H", content, place + 4)[0] or _UNSAID
            place = _past_blocks(content, place + 2)
        else:
            break
    return frames, hundredths


def _table(flags: int) -> int:
    """How many bytes the table of colours takes."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _past_blocks(content: bytes, place: int) -> int:
    while place < len(content) and content[place]:
        place += content[place] + 1
    return place + 1
