"""Files to send: small, true to their kind, and playable."""

import gzip
import io
import json
from pathlib import Path

from PIL import Image

from conformance.wire import Upload

__all__ = [
    "animated_sticker",
    "certificate",
    "film",
    "music",
    "paper",
    "picture",
    "round_film",
    "silent_film",
    "speech",
    "sticker",
    "video_sticker",
]

# Made anew by scripts/suite_samples.sh.
_SAMPLES = Path(__file__).with_name("samples")


def picture(width: int = 400, height: int = 300, form: str = "JPEG") -> Upload:
    """A picture of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (180, 60, 90)).save(buffer, form)
    name, kind = ("photo.jpg", "jpeg") if form == "JPEG" else (f"photo.{form.lower()}", form.lower())
    return Upload(buffer.getvalue(), name, f"image/{kind}")


def film() -> Upload:
    """320 by 180, two seconds, with sound."""
    return _sample("film.mp4", "video/mp4")


def silent_film() -> Upload:
    """320 by 180, two seconds, without sound: what Telegram calls an animation."""
    return _sample("silent.mp4", "video/mp4")


def round_film() -> Upload:
    """240 by 240, one second: a video note."""
    return _sample("round.mp4", "video/mp4")


def music() -> Upload:
    """Three seconds of MP3, tagged «بهار» by «سارا»."""
    return _sample("music.mp3", "audio/mpeg")


def speech() -> Upload:
    """Two seconds of Opus in Ogg: a voice message."""
    return _sample("speech.ogg", "audio/ogg")


def paper(content: str = "سطر نخست\n", name: str = "گزارش.txt") -> Upload:
    """A document that is neither picture, film nor sound."""
    return Upload(content.encode(), name, "text/plain")


def sticker(side: int = 512) -> Upload:
    return Upload(picture(side, side, "PNG").content, "sticker.png", "image/png")


def video_sticker() -> Upload:
    return _sample("sticker.webm", "video/webm")


def animated_sticker() -> Upload:
    """A second of nothing, as Lottie."""
    drawn = {"tgs": 1, "v": "5.5.2", "w": 512, "h": 512, "fr": 60, "ip": 0, "op": 60, "layers": []}
    content = gzip.compress(json.dumps(drawn).encode(), mtime=0)
    return Upload(content, "sticker.tgs", "application/x-tgsticker")


def certificate() -> Upload:
    """A certificate that this machine has signed for itself; nobody has its key."""
    return _sample("certificate.pem", "application/x-pem-file")


def _sample(name: str, kind: str) -> Upload:
    return Upload((_SAMPLES / name).read_bytes(), name, kind)
