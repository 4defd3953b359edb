"""InputMedia and InputPaidMedia: files within JSON, with what is said of them."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, flag, needed_string, number, string
from conformance.reference.calls.params import BROKEN, json_value
from conformance.reference.calls.registry import Request
from conformance.reference.files import Kind
from conformance.reference.formatting import CAPTION, formatted_field
from conformance.reference.media.content import Wanted
from conformance.reference.media.details import details_of
from conformance.reference.media.given import given

__all__ = ["PAID", "media_content", "read_media", "thumbnail_of"]

_KINDS = {
    "photo": Kind.PHOTO,
    "video": Kind.VIDEO,
    "live_photo": Kind.VIDEO,
    "animation": Kind.ANIMATION,
    "audio": Kind.AUDIO,
    "document": Kind.DOCUMENT,
    "sticker": Kind.STICKER,
    "voice_note": Kind.VOICE,
}
EDITABLE = frozenset(_KINDS) - {"sticker", "voice_note"}
PAID = frozenset({"photo", "video", "live_photo"})


def media_content(
    request: Request, input_media: Any = None, allowed: Collection[str] = EDITABLE
) -> dict[str, Any]:
    """The content that an InputMedia asks for: by default the one in the parameter ``media``.

    Raises ApiError.
    """
    if input_media is None:
        if not request.params.get("media"):
            raise bad_request('Parameter "media" is required')
        input_media = json_value(request.params, "media")
        if input_media is BROKEN:
            raise bad_request("Can't parse input media JSON object")
    try:
        wanted = read_media(request, input_media, allowed)
    except NotParsable as error:
        raise bad_request(f"Can't parse InputMedia: {error}") from None
    return wanted.content(request)


def read_media(
    request: Request, media: Any, allowed: Collection[str] = EDITABLE, *, in_album: bool = False
) -> Wanted:
    """What an InputMedia wants, in the server's order of checks. Raises NotParsable."""
    if not isinstance(media, dict):
        raise NotParsable("expected an Object")
    caption = formatted_field(request.platform, media, CAPTION, refusal=NotParsable)
    is_above, is_hidden = flag(media, "show_caption_above_media"), flag(media, "has_spoiler")
    file = given(request, "", string(media, "media"))
    if file is None:
        raise NotParsable("media not found")
    thumbnail = thumbnail_of(request, string(media, "thumbnail") or string(media, "thumb"))
    kind = needed_string(media, "type")
    if in_album and kind == "animation":
        raise NotParsable(f'type "{kind}" can\'t be used in sendMediaGroup')
    if kind not in allowed:
        raise NotParsable(f'type "{kind}" is unsupported')
    details = details_of(media, kind, thumbnail)
    if in_album:
        details = replace(details, is_plain=kind == "document")
    wanted = Wanted(_KINDS[kind], file, details, caption, is_above, is_hidden, name=kind)
    return _with_pictures(request, wanted, media, kind)


def thumbnail_of(request: Request, text: str = "") -> bytes:
    """The thumbnail that has come with the call; it can be an upload only."""
    named = given(request, "", text, uploaded=True) if text else None
    found = named or given(request, "thumbnail", uploaded=True) or given(request, "thumb", uploaded=True)
    return found.upload.content if found is not None and found.upload is not None else b""


def _with_pictures(request: Request, wanted: Wanted, media: Mapping[str, Any], kind: str) -> Wanted:
    """With the cover of a video, or the still of a live photo."""
    if kind == "video":
        cover = given(request, "", string(media, "cover"))
        return replace(wanted, cover=cover, start=max(0, number(media, "start_timestamp")))
    if kind == "live_photo":
        still = given(request, "", string(media, "photo"))
        if still is None:
            raise NotParsable("photo not found")
        return replace(wanted, still=still)
    return wanted
