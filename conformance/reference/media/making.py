"""Bytes made into a file that messages can show."""

from collections.abc import Callable, Mapping
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.files import Kind, StoredFile, Unusable
from conformance.reference.files.mime import UNKNOWN, mime_type
from conformance.reference.files.reading import Look, look
from conformance.reference.media.details import Details
from conformance.reference.media.refusals import Rejected
from conformance.reference.media.settling import settled
from conformance.reference.state import Platform
from conformance.wire.call import Upload

__all__ = ["check_photo", "made"]

MAX_PHOTO = 10 * 1024 * 1024
MAX_FETCHED_PHOTO = 5 * 1024 * 1024
MAX_NOTE_LENGTH = 640
USUAL_NOTE_LENGTH = 384

Fields = dict[str, Any]


def made(
    platform: Platform, upload: Upload, kind: Kind, details: Details, *, fetched: bool = False
) -> StoredFile:
    """The file as the kind that it can be. Raises ApiError where it can be none."""
    _check(upload, kind, fetched=fetched)
    if kind is Kind.PHOTO:
        return _photo(platform, upload, fetched=fetched)
    if kind is Kind.VIDEO_NOTE and details.width > MAX_NOTE_LENGTH:
        raise bad_request("Wrong video note length")
    name = _file_name(upload.filename)
    seen = look(upload.content)
    details = details.behind(seen) if fetched else details
    mime = mime_type(name) or (upload.content_type if fetched else "") or seen.mime
    if fetched and mime == "text/html" and kind is not Kind.DOCUMENT:
        raise Rejected("WEBPAGE_MEDIA_EMPTY")
    if not details.is_plain:
        kind = settled(kind, seen, mime, len(upload.content), fetched=fetched)
    fields, name = _FIELDS[kind](seen, details, name, mime or UNKNOWN)
    preview = _preview(kind, seen, details, upload.content)
    return platform.files.add(kind, upload.content, fields, name=name, preview=preview)


def check_photo(upload: Upload) -> None:
    """Raises ApiError where the upload is nothing, or too much for a picture."""
    size = len(upload.content)
    if not size:
        raise bad_request("File must be non-empty")
    if size > MAX_PHOTO:
        raise bad_request(
            f"File of size {size} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes"
        )


def _check(upload: Upload, kind: Kind, *, fetched: bool) -> None:
    size = len(upload.content)
    if fetched:
        if not size or (kind is Kind.PHOTO and size > MAX_FETCHED_PHOTO):
            raise Rejected("WEBPAGE_CURL_FAILED")
    elif kind is Kind.PHOTO:
        check_photo(upload)
    elif not size:
        raise bad_request("File must be non-empty")


def _photo(platform: Platform, upload: Upload, *, fetched: bool) -> StoredFile:
    try:
        return platform.files.add_photo(upload.content)
    except Unusable as error:
        reason = str(error)
        raise Rejected(
            "WEBPAGE_MEDIA_EMPTY" if fetched and reason == "IMAGE_PROCESS_FAILED" else reason
        ) from None


def _file_name(given: str) -> str:
    """The last part of a path."""
    return given.replace("\\", "/").rpartition("/")[2].strip() or "file"


def _preview(kind: Kind, seen: Look, details: Details, content: bytes) -> bytes | tuple[int, int] | None:
    """What the thumbnail is made of: the picture itself, the measure of a film, or what the bot gives."""
    if kind is Kind.VOICE:
        return None
    if kind is Kind.AUDIO:
        return details.thumbnail or seen.cover or None
    if seen.mime.startswith("image/"):
        return content
    if seen.width and seen.height:
        return seen.width, seen.height
    return details.thumbnail or None


# -- the fields of each kind, and the name that its file gets ---------------------------------


def _document(_: Look, __: Details, name: str, mime: str) -> tuple[Fields, str]:
    return {"file_name": name, "mime_type": mime}, name


def _moving(seen: Look, details: Details) -> Fields:
    """Telegram measures a film itself, and a GIF's duration too. Observed in a client."""
    is_picture = seen.mime.startswith("image/")
    said, read = details.duration, seen.duration
    return {
        "duration": (read or said) if is_picture else (said or read),
        "width": seen.width or details.width,
        "height": seen.height or details.height,
    }


def _video(seen: Look, details: Details, name: str, mime: str) -> tuple[Fields, str]:
    mime = mime if mime.startswith("video/") else "video/mp4"
    return {**_moving(seen, details), "file_name": name, "mime_type": mime}, name


def _animation(seen: Look, details: Details, name: str, mime: str) -> tuple[Fields, str]:
    """A GIF is called the film that Telegram makes of it; here the bytes stay a GIF's."""
    if not mime.startswith("video/"):
        name, mime = f"{name}.mp4", "video/mp4"
    return {"file_name": name, "mime_type": mime, **_moving(seen, details)}, name


def _audio(seen: Look, details: Details, name: str, mime: str) -> tuple[Fields, str]:
    fields: Fields = {
        "duration": details.duration or seen.duration,
        "file_name": name,
        "mime_type": mime if mime.startswith("audio/") else "audio/mpeg",
    }
    said = {"title": details.title or seen.title, "performer": details.performer or seen.performer}
    return fields | {field: text for field, text in said.items() if text}, name


def _voice(seen: Look, details: Details, name: str, mime: str) -> tuple[Fields, str]:
    mime = mime if mime.startswith("audio/") else "audio/ogg"
    return {"duration": details.duration or seen.duration, "mime_type": mime}, name


def _video_note(seen: Look, details: Details, name: str, _: str) -> tuple[Fields, str]:
    length = seen.width or details.width or USUAL_NOTE_LENGTH
    return {"duration": details.duration or seen.duration, "length": length}, name


def _sticker(seen: Look, details: Details, name: str, mime: str) -> tuple[Fields, str]:
    form = seen.mime or mime
    emoji = {"emoji": details.emoji} if details.emoji else {}
    fields = {
        "width": seen.width or 512,
        "height": seen.height or 512,
        **emoji,
        "is_animated": form == "application/x-tgsticker",
        "is_video": form == "video/webm",
        "type": "regular",
    }
    return fields, name


_FIELDS: Mapping[Kind, Callable[[Look, Details, str, str], tuple[Fields, str]]] = {
    Kind.DOCUMENT: _document,
    Kind.VIDEO: _video,
    Kind.ANIMATION: _animation,
    Kind.AUDIO: _audio,
    Kind.VOICE: _voice,
    Kind.VIDEO_NOTE: _video_note,
    Kind.STICKER: _sticker,
}
