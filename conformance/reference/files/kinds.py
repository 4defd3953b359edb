"""Kinds of files: what Telegram calls each, where it lies, and which names it may have there."""

from enum import Enum

__all__ = ["Kind", "of_number"]


class Kind(Enum):
    """A kind of file; a file_id begins with its number.

    ``words`` are the server's in its errors, ``folder`` is where downloads lie. A name that has none of
    the ``suffixes`` gets the first; a kind without suffixes keeps any name.
    """

    THUMBNAIL = (0, "Thumbnail", "thumbnails", ("jpg", "jpeg", "webp"))
    CHAT_PHOTO = (1, "ChatPhoto", "profile_photos", ("jpg",))
    PHOTO = (2, "Photo", "photos", ("jpg", "jpeg", "gif", "png", "tif", "bmp"))
    VOICE = (3, "VoiceNote", "voice", ("oga", "ogg", "mp3", "mpeg3", "m4a", "opus"))
    VIDEO = (4, "Video", "videos", ("mp4", "mov", "3gp", "mpeg4", "mkv"))
    DOCUMENT = (5, "Document", "documents", ())
    STICKER = (8, "Sticker", "stickers", ("webp", "tgs", "webm"))
    AUDIO = (9, "Audio", "music", ("mp3", "ogg", "oga", "mpeg3", "m4a"))
    ANIMATION = (10, "Animation", "animations", ())
    VIDEO_NOTE = (13, "VideoNote", "video_notes", ("mp4", "mov", "3gp", "mpeg4", "mkv"))

    def __init__(self, number: int, words: str, folder: str, suffixes: tuple[str, ...]) -> None:
        self.number = number
        self.words = words
        self.folder = folder
        self.suffixes = suffixes

    @property
    def is_picture(self) -> bool:
        """Whether it has sizes; the others are all one class, and one can be sent as another."""
        return self.number <= Kind.PHOTO.number

    def suffix(self, name: str) -> str:
        """What the path of a file of that name ends in, with its dot."""
        stem, dot, suffix = name.rpartition(".")
        if not self.suffixes:
            return f".{suffix}" if dot and stem and suffix.isalnum() else ""
        return "." + (suffix if suffix in self.suffixes else self.suffixes[0])


_NUMBERS = {kind.number: kind for kind in Kind}


def of_number(number: int) -> Kind | None:
    return _NUMBERS.get(number)
