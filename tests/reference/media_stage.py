"""Files to send, made here in their true forms, and a way to send them."""

import gzip
import io
import json
import struct
from typing import Any

import httpx
from PIL import Image

from conformance.reference.files.stand_ins import made_up

Named = tuple[str, bytes]


def picture(width: int = 640, height: int = 480, form: str = "JPEG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(buffer, form)
    return buffer.getvalue()


def gif(seconds: int = 2) -> bytes:
    buffer = io.BytesIO()
    frames = [Image.new("RGB", (320, 180), colour) for colour in ("red", "blue")]
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:], duration=seconds * 500)
    return buffer.getvalue()


def box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), name) + body


def film(width: int = 400, height: int = 300, seconds: int = 16, *, sound: bool = True) -> bytes:
    """An MP4's description, without the film itself."""
    tracks = [(b"vide", b"avc1", width, height)] + ([(b"soun", b"mp4a", 0, 0)] if sound else [])
    movie = box(b"mvhd", struct.pack(">IIIII80x", 0, 0, 0, 1000, seconds * 1000))
    return box(b"ftyp", b"isom\0\0\0\0") + box(b"moov", movie, *(_track(*track) for track in tracks))


def _track(handler: bytes, codec: bytes, width: int, height: int) -> bytes:
    measure = struct.pack(">I12xI52xII", 7, 0, width << 16, height << 16)
    kind = box(b"hdlr", struct.pack(">II4s13x", 0, 0, handler))
    described = box(b"stsd", struct.pack(">II", 0, 1), box(codec, bytes(8)))
    return box(b"trak", box(b"tkhd", measure), box(b"mdia", kind, box(b"minf", box(b"stbl", described))))


def song(title: str = "La de da", performer: str = "Bill Wurtz") -> bytes:
    """Two seconds of silence with a tag."""
    frames = b"".join(
        name + struct.pack(">IH", 1 + len(text), 0) + b"\3" + text.encode()
        for name, text in ((b"TIT2", title), (b"TPE1", performer))
    )
    return b"ID3\3\0\0" + bytes((0, 0, len(frames) >> 7, len(frames) & 127)) + frames + silence()


def silence() -> bytes:
    return (b"\xff\xfb\x90\0" + bytes(413)) * 77


def speech(codec: bytes = b"OpusHead\1\1\0\0\0\0\0\0\0\0\0", samples: int = 3 * 48000) -> bytes:
    first = b"OggS\0" + struct.pack("<BqIIIBB", 2, 0, 1, 0, 0, 1, len(codec)) + codec
    return first + b"OggS\0" + struct.pack("<BqIIIBB", 4, samples, 1, 1, 0, 1, 4) + bytes(4)


def vorbis() -> bytes:
    return speech(b"\1vorbis" + struct.pack("<IBI", 0, 2, 44100) + bytes(15), 2 * 44100)


def animated_sticker() -> bytes:
    described = {"w": 512, "h": 512, "fr": 60, "ip": 0, "op": 180, "layers": []}
    # Without a time: workers must collect the same tests.
    return gzip.compress(json.dumps(described).encode(), mtime=0)


def made(ending: str) -> bytes:
    return made_up(ending, "a test") or b""


def post(stage: Any, method: str, files: dict[str, Named] | None = None, **params: Any) -> dict[str, Any]:
    """The answer to a multipart call in the private chat."""
    said = {"chat_id": stage.user_id, **params}
    data = {name: value if isinstance(value, str) else json.dumps(value) for name, value in said.items()}
    answer: httpx.Response = stage.client.post(f"/bot{stage.token}/{method}", data=data, files=files)
    return dict(answer.json())


def sent(stage: Any, method: str, files: dict[str, Named] | None = None, **params: Any) -> Any:
    answer = post(stage, method, files, **params)
    assert answer["ok"], answer
    return answer["result"]


def refused(stage: Any, method: str, files: dict[str, Named] | None = None, **params: Any) -> str:
    answer = post(stage, method, files, **params)
    assert not answer["ok"], answer
    return str(answer["description"])
