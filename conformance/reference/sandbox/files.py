"""Files that outside programs know by an id of Telegram's."""

import base64
import binascii
from dataclasses import replace
from typing import Any

from conformance.reference.acts import Refused
from conformance.reference.calls.errors import ApiError
from conformance.reference.files import Kind
from conformance.reference.files.mime import mime_type
from conformance.reference.files.stand_ins import made_up
from conformance.reference.media import Details, made
from conformance.reference.sandbox.routes import INTEGER, OBJECT, STRING, Given, World, array, body, route
from conformance.reference.state import Platform
from conformance.wire.call import Upload

_COUNT = {**INTEGER, "minimum": 0, "maximum": 2**31 - 1}
KINDS = {
    "photo": (Kind.PHOTO, "jpg"),
    "video": (Kind.VIDEO, "mp4"),
    "animation": (Kind.ANIMATION, "mp4"),
    "audio": (Kind.AUDIO, "mp3"),
    "document": (Kind.DOCUMENT, "pdf"),
    "voice": (Kind.VOICE, "ogg"),
    "video_note": (Kind.VIDEO_NOTE, "mp4"),
    "sticker": (Kind.STICKER, "webp"),
}
_ID = {"type": "string", "minLength": 1, "maxLength": 256}
_QUALITY = body(
    ("file_id", "width", "height", "codec"),
    file_id=_ID,
    file_unique_id=STRING,
    width=_COUNT,
    height=_COUNT,
    codec=STRING,
    content_base64=STRING,
)
_SAID = ("duration", "width", "height", "title", "performer", "emoji")


@route(
    "POST",
    "files",
    "A file that every bot knows by this id; without content it is made up from the id.",
    gives=OBJECT,
    takes=body(
        ("file_id", "kind"),
        file_id=_ID,
        file_unique_id=STRING,
        kind={"enum": list(KINDS)},
        content_base64=STRING,
        file_name=STRING,
        duration=_COUNT,
        width=_COUNT,
        height=_COUNT,
        title=STRING,
        performer=STRING,
        emoji=STRING,
        qualities=array(_QUALITY),
    ),
)
def known_file(world: World, given: Given) -> Any:
    """Answers with what a File object says of it."""
    return known(world.platform, given)


def known(platform: Platform, given: Given) -> dict[str, Any]:
    """Makes the file known; what a File object says of it. Raises Refused."""
    kind, ending = KINDS[given["kind"]]
    upload = _upload(given, ending)
    said = {name: given[name] for name in _SAID if name in given}
    try:
        file = made(platform, upload, kind, Details(**said, is_plain=True))
    except ApiError as error:
        raise Refused(f"the file cannot be a {given['kind']}: {error.description}") from None
    if "qualities" in given:
        qualities = [_quality(platform, one) for one in given["qualities"]]
        file = replace(file, fields={**file.fields, "qualities": qualities})
    return platform.files.adopt(given["file_id"], file, given.get("file_unique_id")).ids(0)


def _quality(platform: Platform, given: Given) -> dict[str, Any]:
    """The same film in another size, which is a file of its own: a VideoQuality object."""
    ids = known(platform, {**given, "kind": "video"})
    size = ids.pop("file_size")
    return {**ids, **{name: given[name] for name in ("width", "height", "codec")}, "file_size": size}


def _upload(given: Given, ending: str) -> Upload:
    name = given.get("file_name") or f"file.{ending}"
    if "content_base64" not in given:
        content = made_up(ending, given["file_id"]) or b""
        return Upload(content, name, mime_type(name))
    try:
        return Upload(base64.b64decode(given["content_base64"], validate=True), name)
    except (binascii.Error, ValueError):
        raise Refused("content_base64 is not base64") from None
