"""Small files of a true form, made of what is known of them: for bytes that nobody kept.

Each is the same again for the same ``mark``; none can be played, and all tell their measure and length.
"""

import hashlib
import io
import struct

from PIL import Image

__all__ = ["film", "music", "page", "paper", "picture", "speech"]

_GRID = 8, 6


def picture(form: str, width: int, height: int, mark: bytes) -> bytes:
    """A grid of colours as JPEG, PNG, WEBP, BMP or GIF; a GIF has two of them in turn, for a second each."""
    buffer = io.BytesIO()
    first, second = (
        _grid(mark[::step]).resize((width, height), Image.Resampling.NEAREST) for step in (1, -1)
    )
    if form == "GIF":
        first.save(buffer, form, save_all=True, append_images=[second], duration=1000)
    else:
        first.save(buffer, form)
    return buffer.getvalue()


def _grid(mark: bytes) -> Image.Image:
    colours = hashlib.shake_128(mark).digest(3 * _GRID[0] * _GRID[1])
    return Image.frombytes("RGB", _GRID, colours)


def film(width: int, height: int, seconds: int, mark: bytes, *, sound: bool = True) -> bytes:
    """An MP4 of which only the description is there."""
    tracks = [_track(b"vide", b"avc1", width, height, seconds)]
    tracks += [_track(b"soun", b"mp4a", 0, 0, seconds)] if sound else []
    head = _box(b"mvhd", struct.pack(">IIIII80x", 0, 0, 0, 1000, seconds * 1000))
    described = _box(b"ftyp", b"isom\0\0\2\0isommp41") + _box(b"moov", head, *tracks)
    return described + _box(b"mdat", mark)


def _track(handler: bytes, codec: bytes, width: int, height: int, seconds: int) -> bytes:
    header = struct.pack(">I12xI52xII", 7, seconds * 1000, width << 16, height << 16)
    described = _box(b"stsd", struct.pack(">II", 0, 1), _box(codec, bytes(8)))
    media = _box(b"hdlr", struct.pack(">II4s13x", 0, 0, handler)), _box(b"minf", _box(b"stbl", described))
    return _box(b"trak", _box(b"tkhd", header), _box(b"mdia", *media))


def _box(name: bytes, *parts: bytes) -> bytes:
    content = b"".join(parts)
    return struct.pack(">I4s", 8 + len(content), name) + content


# A frame of 128 kilobits at 44.1 kHz is 417 bytes and 1152 samples.
_FRAME = b"\xff\xfb\x90\0"
_FRAME_BYTES = 417
_FRAMES_A_SECOND = 44_100 / 1152


def music(seconds: int, mark: bytes, title: str = "", performer: str = "") -> bytes:
    """An MP3 with its title and performer in a tag; its first frame tells how many there would be."""
    frames = _frame(b"PRIV", mark)
    frames += b"".join(_frame(name, b"\3" + text.encode()) for name, text in _tags(title, performer) if text)
    header = b"ID3\x04\0\0" + _seven_bits(len(frames))
    told = b"Xing" + struct.pack(">II", 1, round(seconds * _FRAMES_A_SECOND))
    first = (_FRAME + bytes(32) + told).ljust(_FRAME_BYTES, b"\0")
    return header + frames + first + _FRAME.ljust(_FRAME_BYTES, b"\0")


def _tags(title: str, performer: str) -> tuple[tuple[bytes, str], ...]:
    return (b"TIT2", title), (b"TPE1", performer)


def _frame(name: bytes, content: bytes) -> bytes:
    return name + _seven_bits(len(content)) + bytes(2) + content


def _seven_bits(size: int) -> bytes:
    return bytes((size >> shift) & 127 for shift in (21, 14, 7, 0))


def speech(seconds: int, mark: bytes, *, codec: str = "opus") -> bytes:
    """Opus in Ogg; or Vorbis, which is music to Telegram and no voice."""
    head = b"OpusHead\1\1" + struct.pack("<HIHB", 0, 48000, 0, 0)
    if codec == "vorbis":
        head = b"\1vorbis" + struct.pack("<IBIiiiBB", 0, 1, 48000, 0, 128000, 0, 0xB8, 1)
    tags = b"OpusTags" + struct.pack("<I", len(mark)) + mark
    return _ogg(0, 2, head) + _ogg(0, 0, tags) + _ogg(48000 * seconds, 4, mark)


def _ogg(samples: int, flags: int, content: bytes) -> bytes:
    return b"OggS\0" + struct.pack("<BqIIIBB", flags, samples, 1, 0, 0, 1, len(content)) + content


def paper(mark: bytes) -> bytes:
    """A PDF with nothing on it."""
    return b"%%PDF-1.4\n%%%b\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF\n" % _hex(mark)


def page(mark: bytes) -> bytes:
    """A page of HTML."""
    return b"<!doctype html><title>%b</title>\n" % _hex(mark)


def _hex(mark: bytes) -> bytes:
    return mark.hex().encode()
