"""Pictures and audios of profiles."""

from collections.abc import Sequence
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, needed_string, string
from conformance.reference.calls.params import BROKEN, integer, json_value
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import number
from conformance.reference.files import StoredFile
from conformance.reference.media import Faces, face_of, given
from conformance.wire.call import Upload


@method("getUserProfilePhotos")
def get_user_profile_photos(request: Request) -> Any:
    user_id = _user(request)
    photos = request.platform.part(Faces).photos.get(user_id, [])
    shown = [photo.pictures(request.bot.user.id) for photo in _page(request, photos)]
    return {"total_count": len(photos), "photos": shown}


@method("getUserProfileAudios")
def get_user_profile_audios(request: Request) -> Any:
    user_id = _user(request)
    audios = request.platform.part(Faces).audios.get(user_id, [])
    shown = [audio.view(request.bot.user.id) for audio in _page(request, audios)]
    return {"total_count": len(audios), "audios": shown}


@method("setMyProfilePhoto")
def set_my_profile_photo(request: Request) -> bool:
    photos = request.platform.part(Faces).photos
    face = face_of(request.platform, _picture(request))
    photos[request.bot.user.id] = [face, *photos.get(request.bot.user.id, [])]
    return True


@method("removeMyProfilePhoto")
def remove_my_profile_photo(request: Request) -> bool:
    photos = request.platform.part(Faces).photos.get(request.bot.user.id, [])
    del photos[:1]
    return True


def _user(request: Request) -> int:
    user_id = number(request.params.get("user_id", ""))
    if user_id <= 0:
        raise bad_request("Invalid user_id specified")
    if request.platform.account(user_id) is None:
        raise bad_request("Bad Request: user not found")
    return user_id


def _page(request: Request, files: Sequence[StoredFile]) -> Sequence[StoredFile]:
    offset, limit = integer(request.params, "offset"), integer(request.params, "limit", 100, 1, 100)
    if offset < 0:
        raise bad_request("Parameter offset must be non-negative")
    return files[offset : offset + limit]


def _picture(request: Request) -> Upload:
    """The upload that an InputProfilePhoto names. Raises ApiError."""
    if not request.params.get("photo"):
        raise bad_request("Photo isn't specified")
    value = json_value(request.params, "photo")
    if value is BROKEN:
        raise bad_request("Can't parse photo JSON object")
    if not isinstance(value, dict):
        raise bad_request("Object expected as profile photo")
    try:
        kind = needed_string(value, "type")
        if kind not in {"static", "animated"}:
            raise bad_request("Invalid profile photo type specified")
        file = given(request, "", string(value, "photo" if kind == "static" else "animation"), uploaded=True)
    except NotParsable as error:
        raise bad_request(str(error)) from None
    if file is None or file.upload is None:
        raise bad_request("Photo must be uploaded as a file")
    return file.upload
