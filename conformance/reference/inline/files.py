"""Results that send a file, by its address or its file_id."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, flag, needed_string, number, string
from conformance.reference.calls.links import InvalidLink, checked_link
from conformance.reference.calls.registry import Request
from conformance.reference.files import Kind
from conformance.reference.formatting import CAPTION, formatted_field
from conformance.reference.media import Details, Given, Wanted, stored

__all__ = ["FILES", "check_file", "read_file"]

_Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Form:
    """What the fields of a result with a file are called, and which it needs."""

    kind: Kind
    name: str
    is_titled: bool = False  # a title must be there, at least with an address
    mime: tuple[str, ...] = ()  # what there may be at the address
    words: str = ""  # the server's, where there is something else
    empty: str = ""  # the server's, where the title is empty


FILES: Mapping[str, _Form] = {
    "audio": _Form(Kind.AUDIO, "audio", is_titled=True, empty="AUDIO_TITLE_EMPTY"),
    "document": _Form(
        Kind.DOCUMENT,
        "document",
        True,
        ("application/pdf", "application/zip"),
        "Unallowed document MIME type",
        "FILE_TITLE_EMPTY",
    ),
    "gif": _Form(Kind.ANIMATION, "gif"),
    "mpeg4_gif": _Form(Kind.ANIMATION, "mpeg4"),
    "photo": _Form(Kind.PHOTO, "photo"),
    "sticker": _Form(Kind.STICKER, "sticker"),
    "video": _Form(
        Kind.VIDEO,
        "video",
        True,
        ("video/mp4", "text/html"),
        "Unallowed video MIME type",
        "VIDEO_TITLE_EMPTY",
    ),
    "voice": _Form(Kind.VOICE, "voice", is_titled=True),
}


def read_file(request: Request, kind: str, given: _Given) -> Wanted:
    """What is to be sent, before anybody has looked whether it is there. Raises NotParsable."""
    form = FILES[kind]
    url = string(given, f"{form.name}_url") if kind != "sticker" else ""
    if form.is_titled and (url or kind != "audio"):
        needed_string(given, "title")
    if form.mime and url:
        needed_string(given, "mime_type")
    duration, width, height = (
        number(given, f"{form.name}_{name}") for name in ("duration", "width", "height")
    )
    title = string(given, "title") if kind == "audio" else ""
    details = Details(duration, width, height, title, string(given, "performer"))
    place = url or needed_string(given, f"{form.name}_file_id")
    caption = formatted_field(request.platform, given, CAPTION, refusal=NotParsable)
    return Wanted(form.kind, Given(None, place), details, caption, flag(given, "show_caption_above_media"))


def check_file(request: Request, kind: str, given: _Given, wanted: Wanted) -> None:
    """Raises ApiError where the file cannot be sent by anybody; an address is tried once it is chosen."""
    form, place = FILES[kind], wanted.file.text
    if "." not in place:
        stored(request, wanted.kind, wanted.file)
        return
    if kind == "sticker":
        raise bad_request("Wrong sticker_file_id specified")
    if form.mime and not string(given, "mime_type").startswith(form.mime):
        raise bad_request(form.words)
    if form.empty and not string(given, "title"):
        raise bad_request(form.empty)
    if kind == "photo" and not (string(given, "thumbnail_url") or string(given, "thumb_url")):
        raise bad_request("PHOTO_THUMB_URL_EMPTY")
    try:
        checked_link(place)
    except InvalidLink:
        raise bad_request("WEBDOCUMENT_URL_INVALID") from None
