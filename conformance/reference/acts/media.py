"""Files that people send."""

import base64
import binascii
from functools import partial
from typing import Any

from conformance.reference.acts.registry import STRING, Details, Refused, Scene, act
from conformance.reference.calls.errors import ApiError
from conformance.reference.files import Kind, StoredFile
from conformance.reference.formatting import caption_content
from conformance.reference.media import Details as FileDetails
from conformance.reference.media import Faces, album_id, captioned, check_mixture, face_of, made, shown
from conformance.wire.call import Upload

_COUNT = {"type": "integer", "minimum": 0, "maximum": 2**31 - 1}
_FLAG = {"type": "boolean"}
_FILE = {"file_id": STRING, "content_base64": STRING, "file_name": STRING}
_CAPTION = {"caption": STRING, "caption_entities": {"type": "array", "items": {"type": "object"}}}
_SEEN = {**_FILE, **_CAPTION, "has_spoiler": _FLAG, "show_caption_above_media": _FLAG}
_TIMED = {"duration": _COUNT, "thumbnail_base64": STRING}
_MOVING = {**_TIMED, "width": _COUNT, "height": _COUNT}
_MUSIC = {**_FILE, **_CAPTION, **_TIMED, "title": STRING, "performer": STRING}

# By the name in "send_...": the kind, what the act is, what may be said, and the usual name of such a file.
_SENT = {
    "photo": (Kind.PHOTO, "sends a picture", _SEEN, "photo.jpg"),
    "video": (Kind.VIDEO, "sends a video", {**_SEEN, **_MOVING}, "video.mp4"),
    "animation": (Kind.ANIMATION, "sends an animation", {**_SEEN, **_MOVING}, "animation.mp4"),
    "audio": (Kind.AUDIO, "sends music", _MUSIC, "audio.mp3"),
    "document": (
        Kind.DOCUMENT,
        "sends a file as it is",
        {**_FILE, **_CAPTION, "thumbnail_base64": STRING},
        "file",
    ),
    "voice": (Kind.VOICE, "sends a voice note", {**_FILE, **_CAPTION, "duration": _COUNT}, "voice.ogg"),
    "video_note": (
        Kind.VIDEO_NOTE,
        "sends a round video",
        {**_FILE, **_TIMED, "length": _COUNT},
        "video.mp4",
    ),
    "sticker": (Kind.STICKER, "sends a sticker", {**_FILE, "emoji": STRING}, "sticker.webp"),
}
_IN_ALBUM = ("photo", "video", "audio", "document")
_ITEM = {
    "type": "object",
    "required": ["kind"],
    "properties": {
        "kind": {"enum": list(_IN_ALBUM)},
        **{name: schema for kind in _IN_ALBUM for name, schema in _SENT[kind][2].items()},
    },
}


def _send(name: str, scene: Scene, details: Details) -> dict[str, Any]:
    return scene.post(_content(scene, name, details), details)


for _name, _sent in _SENT.items():
    act(f"send_{_name}", _sent[1], optional=_sent[2], posts=True)(partial(_send, _name))


@act(
    "send_album",
    "sends several files together",
    required={"items": {"type": "array", "items": _ITEM, "minItems": 2, "maxItems": 10}},
    posts=True,
)
def send_album(scene: Scene, details: Details) -> dict[str, Any]:
    """Each item is what ``send_photo`` and the like take, with its ``kind``; one update comes of each."""
    contents = [_content(scene, item["kind"], item) for item in details["items"]]
    try:
        check_mixture([item["kind"] for item in details["items"]])
    except ApiError as error:
        raise Refused(f"the album cannot be sent: {error.description}") from None
    group = {"media_group_id": album_id(scene.platform)}
    told = [scene.post(content, details, extra=group) for content in contents]
    return {
        **told[0],
        "update_ids": [one["update_id"] for one in told],
        "message_ids": [one["message_id"] for one in told],
    }


@act("set_profile_photo", "shows a new picture", required={"content_base64": STRING}, outside=True)
def set_profile_photo(scene: Scene, details: Details) -> dict[str, Any]:
    photos = scene.platform.part(Faces).photos
    try:
        face = face_of(scene.platform, Upload(_bytes(details, "content_base64")))
    except ApiError as error:
        raise Refused(f"the picture cannot be used: {error.description}") from None
    photos[scene.user.id] = [face, *photos.get(scene.user.id, [])]
    return {"update_id": None}


@act("add_profile_audio", "adds music to the profile", optional=_MUSIC, outside=True)
def add_profile_audio(scene: Scene, details: Details) -> dict[str, Any]:
    audios, audio = scene.platform.part(Faces).audios, _file(scene, "audio", details)
    if audio.kind is not Kind.AUDIO:
        raise Refused("the file is no music")
    audios[scene.user.id] = [audio, *audios.get(scene.user.id, [])]
    return {"update_id": None}


def _content(scene: Scene, name: str, details: Details) -> dict[str, Any]:
    file = _file(scene, name, details)
    content = shown(scene.platform, scene.bot.user.id, file)
    try:
        caption = caption_content(scene.platform, details)
    except ApiError as error:
        raise Refused(error.description) from None
    above, spoiler = (details.get(flag) is True for flag in ("show_caption_above_media", "has_spoiler"))
    return captioned(content, caption, above=above, spoiler=spoiler)


def _file(scene: Scene, name: str, details: Details) -> StoredFile:
    """A known file, or one made of what the person has."""
    files = scene.platform.files
    if details.get("file_id"):
        known = files.find(details["file_id"])
        if known is None:
            raise Refused("there is no such file")
        return _sendable(files.whole(known))
    kind, _, _, usual_name = _SENT[name]
    upload = Upload(_bytes(details, "content_base64"), details.get("file_name") or usual_name)
    try:
        return made(scene.platform, upload, kind, _said(name, details))
    except ApiError as error:
        noun = "picture" if name == "photo" else name.replace("_", " ")
        raise Refused(f"the {noun} cannot be sent: {error.description}") from None


def _sendable(file: StoredFile) -> StoredFile:
    if file.kind in {Kind.THUMBNAIL, Kind.CHAT_PHOTO}:
        raise Refused("such a file is a part of another, and cannot be sent")
    return file


def _said(name: str, details: Details) -> FileDetails:
    length = details.get("length") or 0
    return FileDetails(
        details.get("duration") or 0,
        details.get("width") or length,
        details.get("height") or length,
        details.get("title") or "",
        details.get("performer") or "",
        details.get("emoji") or "",
        # A person chooses whether to send a file as it is.
        name == "document",
        _bytes(details, "thumbnail_base64"),
    )


def _bytes(details: Details, name: str) -> bytes:
    try:
        return base64.b64decode(details.get(name) or "", validate=True)
    except (binascii.Error, ValueError):
        raise Refused(f"{name} is not base64") from None
