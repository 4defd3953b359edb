"""Ogg: Opus of voice notes, and Vorbis."""

import struct

from conformance.reference.files.reading.look import Look

__all__ = ["read_ogg"]

_TAIL = 70_000  # longer than the longest page
_OPUS_RATE = 48_000


def read_ogg(content: bytes) -> Look | None:
    if content[:4] != b"OggS" or len(content) < 28:
        return None
    first = content[27 + content[26] :][:64]
    codec, rate, skipped = "", 0, 0
    if first[:8] == b"OpusHead" and len(first) >= 12:
        codec, rate = "opus", _OPUS_RATE
        (skipped,) = struct.unpack_from("<H", first, 10)
    elif first[:7] == b"\x01vorbis" and len(first) >= 16:
        codec = "vorbis"
        (rate,) = struct.unpack_from("<I", first, 12)
    elif first[:7] == b"\x80theora":
        return Look("video/ogg", has_frames=True, codec="theora")
    seconds = max(0, _last_sample(content) - skipped) / rate if rate else 0.0
    return Look("audio/ogg", seconds=min(seconds, 2**31), has_sound=True, codec=codec)


def _last_sample(content: bytes) -> int:
    """How many samples there are by the end of the last page."""
    page = content.rfind(b"OggS", max(0, len(content) - _TAIL))
    if page < 0 or page + 14 > len(content):
        return 0
    (sample,) = struct.unpack_from("<q", content, page + 6)
    return max(0, int(sample))
