"""Files that calls and people send: found, made into what they can be, and shown in messages."""

from conformance.reference.media.albums import album_id, check_mixture
from conformance.reference.media.content import Wanted, stored
from conformance.reference.media.details import Details, read_details
from conformance.reference.media.faces import Faces, face_of, new_chat_photo
from conformance.reference.media.given import Given, given
from conformance.reference.media.input_media import PAID, media_content, read_media, thumbnail_of
from conformance.reference.media.making import made
from conformance.reference.media.refusals import Rejected, wrong_identifier
from conformance.reference.media.showing import captioned, shown

__all__ = [
    "PAID",
    "Details",
    "Faces",
    "Given",
    "Rejected",
    "Wanted",
    "album_id",
    "captioned",
    "check_mixture",
    "face_of",
    "given",
    "made",
    "media_content",
    "new_chat_photo",
    "read_details",
    "read_media",
    "shown",
    "stored",
    "thumbnail_of",
    "wrong_identifier",
]
