"""Pictures of chats and accounts."""

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.registry import Request
from conformance.reference.files import StoredFile, Unusable
from conformance.reference.files.reading import look
from conformance.reference.files.stand_ins import made_up
from conformance.reference.media.given import given
from conformance.reference.media.making import check_photo
from conformance.reference.media.refusals import Rejected
from conformance.reference.state import Platform
from conformance.wire.call import Upload

__all__ = ["Faces", "face_of", "new_chat_photo"]


class Faces:
    """Profile pictures and audios by account, newest first; a part of the platform."""

    def __init__(self) -> None:
        self.photos: dict[int, list[StoredFile]] = {}
        self.audios: dict[int, list[StoredFile]] = {}


def new_chat_photo(request: Request, name: str = "photo") -> StoredFile:
    """The picture that setChatPhoto sends: ``pictures`` shows its sizes, ``chat_photo`` its ChatPhoto.

    Raises ApiError.
    """
    file = given(request, name, uploaded=True)
    if file is None or file.upload is None:
        missing = not request.params.get(name)
        raise bad_request(
            "There is no photo in the request" if missing else "Photo must be uploaded as an InputFile"
        )
    return face_of(request.platform, file.upload)


def face_of(platform: Platform, upload: Upload) -> StoredFile:
    """The square picture; of a film, which is not decoded here, one that stands for it.

    Raises ApiError where the upload is neither.
    """
    check_photo(upload)
    content = upload.content
    if look(content).mime == "video/mp4":
        content = made_up("png", content.hex()) or content
    try:
        return platform.files.add_face(content)
    except Unusable as error:
        raise Rejected(str(error)) from None
