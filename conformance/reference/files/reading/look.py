"""What is read of a file."""

from dataclasses import dataclass

__all__ = ["Look"]


@dataclass(frozen=True, slots=True)
class Look:
    """The form of a file and what it holds; whatever is not known is empty."""

    mime: str = ""
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    has_sound: bool = False
    has_frames: bool = False
    codec: str = ""
    title: str = ""
    performer: str = ""
    cover: bytes = b""

    @property
    def duration(self) -> int:
        return int(self.seconds)
