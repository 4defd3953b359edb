"""What a call says of a file that it sends."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from conformance.reference.calls.fields import flag, number, string
from conformance.reference.calls.params import boolean, integer
from conformance.reference.files.reading import Look

__all__ = ["Details", "details_of", "read_details"]

MAX_DURATION = 24 * 3600
MAX_LENGTH = 10_000


@dataclass(frozen=True, slots=True)
class Details:
    """What is said; what is not is read from the file."""

    duration: int = 0
    width: int = 0
    height: int = 0
    title: str = ""
    performer: str = ""
    emoji: str = ""
    is_plain: bool = False  # a document stays one, whatever is in it
    thumbnail: bytes = b""

    def behind(self, seen: Look) -> Self:
        """What is still worth saying of a file that was fetched: what it does not tell itself.

        Telegram's own servers look at such files, and believe what they see. Captured in 2018.
        """
        return replace(
            self,
            duration=0 if seen.duration else self.duration,
            width=0 if seen.width else self.width,
            height=0 if seen.height else self.height,
            title="" if seen.title else self.title,
            performer="" if seen.performer else self.performer,
        )


def read_details(params: Mapping[str, Any], thumbnail: bytes = b"") -> Details:
    """From a call's own parameters; a video note's only measure is its length."""
    length = integer(params, "length", 0, 0, MAX_LENGTH)
    return Details(
        integer(params, "duration", 0, 0, MAX_DURATION),
        integer(params, "width", length, 0, MAX_LENGTH),
        integer(params, "height", length, 0, MAX_LENGTH),
        params.get("title", ""),
        params.get("performer", ""),
        params.get("emoji", ""),
        boolean(params, "disable_content_type_detection"),
        thumbnail,
    )


def details_of(media: Mapping[str, Any], kind: str, thumbnail: bytes = b"") -> Details:
    """From an InputMedia; each kind has its own. Raises NotParsable."""
    moves = kind in {"video", "animation"}
    return Details(
        _within(number(media, "duration"), MAX_DURATION) if moves or kind == "audio" else 0,
        _within(number(media, "width"), MAX_LENGTH) if moves else 0,
        _within(number(media, "height"), MAX_LENGTH) if moves else 0,
        string(media, "title") if kind == "audio" else "",
        string(media, "performer") if kind == "audio" else "",
        string(media, "emoji") if kind == "sticker" else "",
        flag(media, "disable_content_type_detection") if kind == "document" else False,
        thumbnail,
    )


def _within(value: int, most: int) -> int:
    return min(max(value, 0), most)
