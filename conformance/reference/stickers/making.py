"""Files made into stickers of a set."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.registry import Request
from conformance.reference.files import Kind, StoredFile
from conformance.reference.files.reading import Look, look
from conformance.reference.media.given import Given, found
from conformance.reference.state import Platform
from conformance.reference.state.stickers import StickerSet
from conformance.reference.stickers.new import NewSticker

__all__ = ["content_of", "made", "numbered", "out_of_set", "set_thumbnail"]

SIDE, EMOJI_SIDE = 512, 100

_ANIMATED, _VIDEO = "application/x-tgsticker", "video/webm"
_THUMBNAILS = {
    "static": ("image/", "STICKER_THUMB_PNG_NOPNG"),
    "animated": (_ANIMATED, "STICKER_THUMB_TGS_NOTGS"),
    "video": (_VIDEO, "STICKER_VIDEO_NOWEBM"),
}


def content_of(request: Request, file: Given) -> bytes:
    """The bytes of the file that is to be a sticker. Raises ApiError where there are none."""
    source = found(request, file, Kind.STICKER)
    content = source.content if isinstance(source, StoredFile) else source.upload.content
    if not content:
        raise bad_request("File must be non-empty")
    return content


def made(request: Request, into: StickerSet, new: NewSticker) -> StoredFile:
    """The sticker, not yet in the set. Raises ApiError."""
    content = content_of(request, new.file)
    seen = look(content)
    _check(seen, new.format if new.format != "auto" else _form(seen), into.kind)
    if not new.emoji:
        raise bad_request("Invalid sticker emojis")
    measure = {"width": seen.width or SIDE, "height": seen.height or SIDE}
    said = measure | {"emoji": new.emoji[0], "is_animated": seen.mime == _ANIMATED}
    said["is_video"] = seen.mime == _VIDEO
    mask = {"mask_position": dict(new.mask)} if new.mask and into.kind == "mask" else {}
    return numbered(request.platform, into, content, said, mask)


def numbered(
    platform: Platform,
    into: StickerSet,
    content: bytes,
    said: Mapping[str, Any],
    extra: Mapping[str, Any],
) -> StoredFile:
    """A sticker of the set's kind with these fields; a custom emoji gets an id if it has none."""
    fields = {
        "width": said["width"],
        "height": said["height"],
        "emoji": said["emoji"],
        "set_name": into.name,
        "is_animated": said["is_animated"],
        "is_video": said["is_video"],
        "type": into.kind,
        **extra,
    }
    if into.kind == "custom_emoji":
        fields.setdefault("custom_emoji_id", str(platform.ids.number(5 * 10**18, 6 * 10**18)))
        if into.needs_repainting:
            fields["needs_repainting"] = True
    salt = f"{into.name}/{platform.ids.text(8)}"  # the same picture may be in many sets, and twice in one
    suffix = "tgs" if said["is_animated"] else "webm" if said["is_video"] else "webp"
    preview = content if suffix == "webp" and content else (said["width"], said["height"])
    return platform.files.add(
        Kind.STICKER, content, fields, name=f"sticker.{suffix}", preview=preview, salt=salt
    )


def set_thumbnail(request: Request, file: Given, form: str) -> StoredFile | None:
    """The picture that stands for a set. Raises ApiError where the file is not of the format."""
    content = content_of(request, file)
    mime = look(content).mime
    beginning, refusal = _THUMBNAILS.get(form, ("", ""))
    if not mime.startswith(beginning):
        raise bad_request(refusal)
    preview = content if mime.startswith("image/") else (EMOJI_SIDE, EMOJI_SIDE)
    return request.platform.files.add(Kind.STICKER, content, {}, preview=preview).thumbnail


def out_of_set(platform: Platform, sticker: StoredFile) -> None:
    """The file goes on to be there, as a sticker of no set."""
    bare = {name: value for name, value in sticker.fields.items() if name != "set_name"}
    platform.files.amend(sticker, bare)


def _check(seen: Look, form: str, kind: str) -> None:
    """Raises ApiError where the file is not of the format, or not as large as such a sticker is."""
    if form == "animated":
        if seen.mime != _ANIMATED:
            raise bad_request("STICKER_TGS_NOTGS")
    elif form == "video":
        if seen.mime != _VIDEO:
            raise bad_request("STICKER_VIDEO_NOWEBM")
    elif not seen.mime.startswith("image/"):
        raise bad_request("STICKER_PNG_NOPNG")
    elif not _fits(seen, kind):
        raise bad_request("STICKER_PNG_DIMENSIONS")


def _fits(seen: Look, kind: str) -> bool:
    if kind == "custom_emoji":
        return (seen.width, seen.height) == (EMOJI_SIDE, EMOJI_SIDE)
    return max(seen.width, seen.height) == SIDE


def _form(seen: Look) -> str:
    return {_ANIMATED: "animated", _VIDEO: "video"}.get(seen.mime, "static")
