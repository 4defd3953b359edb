"""The files that recipes send, by name."""

import io
import re

from PIL import Image

_PICTURE = re.compile(r"picture of (\d+)x(\d+)")
_BULK = re.compile(r"(\d+) megabytes")


def content(name: str) -> tuple[str, bytes]:
    """A file's name and its bytes."""
    if name == "picture":
        return "a.png", _picture(1000, 500)
    if name == "sticker":
        return "a.png", _picture(512, 512)
    if name == "clip":
        return "a.mp4", b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"
    if found := _PICTURE.fullmatch(name):
        return "a.png", _picture(int(found[1]), int(found[2]))
    if found := _BULK.fullmatch(name):
        return "a.bin", bytes(int(found[1]) << 20)
    if name == "junk":
        return "a.bin", b"junk"
    raise KeyError(name)


def _picture(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(buffer, "PNG")
    return buffer.getvalue()
