"""Files that are not taken."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.files._posting import kept
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import paper, picture
from conformance.suite.ground.sending import refused
from conformance.verdict import Consequence, Level
from conformance.wire import Upload

_FILES = documented("Bot API, Sending files")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp")


@clause(
    "files.no-photo-refused",
    "#sendphoto",
    _SERVER,
    since="1.0",
    consequence=Consequence.DEGRADES,
    method="sendPhoto",
    features=("err_text_match",),
)
def no_photo_refused(caller: Caller, user: User) -> None:
    """sendPhoto without a file is refused with 400 and Telegram's words."""
    got = refused(caller, "sendPhoto", {"chat_id": user.chat_id})
    assert got == (400, "Bad Request: there is no photo in the request")


@clause(
    "files.no-document-refused",
    "#senddocument",
    _SERVER,
    since="1.0",
    consequence=Consequence.DEGRADES,
    method="sendDocument",
    features=("err_text_match",),
)
def no_document_refused(caller: Caller, user: User) -> None:
    """sendDocument without a file is refused with 400 and Telegram's words."""
    got = refused(caller, "sendDocument", {"chat_id": user.chat_id})
    assert got == (400, "Bad Request: there is no document in the request")


@clause(
    "files.no-video-refused",
    "#sendvideo",
    _SERVER,
    since="1.0",
    consequence=Consequence.DEGRADES,
    method="sendVideo",
    features=("err_text_match",),
)
def no_video_refused(caller: Caller, user: User) -> None:
    """sendVideo without a file is refused with 400 and Telegram's words."""
    got = refused(caller, "sendVideo", {"chat_id": user.chat_id})
    assert got == (400, "Bad Request: there is no video in the request")


@clause(
    "files.no-audio-refused",
    "#sendaudio",
    _SERVER,
    since="1.0",
    consequence=Consequence.DEGRADES,
    method="sendAudio",
    features=("err_text_match",),
)
def no_audio_refused(caller: Caller, user: User) -> None:
    """sendAudio without a file is refused with 400 and Telegram's words."""
    got = refused(caller, "sendAudio", {"chat_id": user.chat_id})
    assert got == (400, "Bad Request: there is no audio in the request")


@clause(
    "files.no-voice-refused",
    "#sendvoice",
    _SERVER,
    since="1.4",
    consequence=Consequence.DEGRADES,
    method="sendVoice",
    features=("err_text_match",),
)
def no_voice_refused(caller: Caller, user: User) -> None:
    """sendVoice without a file is refused with 400 and Telegram's words."""
    got = refused(caller, "sendVoice", {"chat_id": user.chat_id})
    assert got == (400, "Bad Request: there is no voice in the request")


@clause(
    "files.no-animation-refused",
    "#sendanimation",
    _SERVER,
    since="4.0",
    consequence=Consequence.DEGRADES,
    method="sendAnimation",
    features=("err_text_match",),
)
def no_animation_refused(caller: Caller, user: User) -> None:
    """sendAnimation without a file is refused with 400 and Telegram's words."""
    got = refused(caller, "sendAnimation", {"chat_id": user.chat_id})
    assert got == (400, "Bad Request: there is no animation in the request")


@clause(
    "files.no-video-note-refused",
    "#sendvideonote",
    _SERVER,
    since="3.0",
    consequence=Consequence.DEGRADES,
    method="sendVideoNote",
    features=("err_text_match",),
)
def no_video_note_refused(caller: Caller, user: User) -> None:
    """sendVideoNote without a file is refused with 400 and Telegram's words."""
    got = refused(caller, "sendVideoNote", {"chat_id": user.chat_id})
    assert got == (400, "Bad Request: there is no video note in the request")


@clause(
    "files.no-picture-refused",
    "#sendphoto",
    observed("teloxide, errors: IMAGE_PROCESS_FAILED"),
    since="1.0",
    consequence=Consequence.DEGRADES,
    method="sendPhoto",
    features=("err_text_match",),
)
def no_picture_refused(caller: Caller, user: User) -> None:
    """A file that is no picture cannot be a photo: 400 and Telegram's words."""
    junk = Upload(b"no picture at all", "photo.jpg", "image/jpeg")
    got = refused(caller, "sendPhoto", {"chat_id": user.chat_id}, files={"photo": junk})
    assert got == (400, "Bad Request: IMAGE_PROCESS_FAILED")


@clause(
    "files.photo-too-large-refused",
    "#sendphoto",
    documented("Bot API, sendPhoto: width and height must not exceed 10000 in total"),
    since="1.0",
    consequence=Consequence.DEGRADES,
    method="sendPhoto",
)
def photo_too_large_refused(caller: Caller, user: User) -> None:
    """A photo whose width and height together are over 10000 is refused with 400."""
    params = {"chat_id": user.chat_id}
    wide = picture(10_010, 20, "PNG")
    assert caller.refusal("sendPhoto", params, files={"photo": wide}).error_code == 400


@clause(
    "files.photo-too-narrow-refused",
    "#sendphoto",
    documented("Bot API, sendPhoto: width and height ratio must be at most 20"),
    since="1.0",
    consequence=Consequence.COSMETIC,
    method="sendPhoto",
)
def photo_too_narrow_refused(caller: Caller, user: User) -> None:
    """A photo that is more than twenty times as wide as high is refused with 400."""
    params = {"chat_id": user.chat_id}
    narrow = picture(1050, 50, "PNG")
    assert caller.refusal("sendPhoto", params, files={"photo": narrow}).error_code == 400


@clause(
    "files.empty-file-refused",
    "#senddocument",
    observed("TDLib refuses to upload an empty file"),
    since="1.0",
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
    method="sendDocument",
)
def empty_file_refused(caller: Caller, user: User) -> None:
    """A file without a byte in it is refused with 400."""
    nothing = {"document": paper("")}
    assert caller.refusal("sendDocument", {"chat_id": user.chat_id}, files=nothing).error_code == 400


@clause(
    "files.attached-missing-refused",
    "#sending-files",
    _FILES,
    since="3.5",
    consequence=Consequence.DEGRADES,
    method="sendPhoto",
)
def attached_missing_refused(caller: Caller, user: User) -> None:
    """attach:// of a part that is not in the request is refused with 400."""
    params = {"chat_id": user.chat_id, "photo": "attach://nothing"}
    assert caller.refusal("sendPhoto", params, files={"other": picture()}).error_code == 400


@clause(
    "files.wrong-file-id-refused",
    "#sendphoto",
    _FILES,
    since="1.0",
    method="sendPhoto",
)
def wrong_file_id_refused(caller: Caller, user: User) -> None:
    """A file_id that is none is refused with 400."""
    params = {"chat_id": user.chat_id, "photo": "no-file-id"}
    assert caller.refusal("sendPhoto", params).error_code == 400


@clause(
    "files.file-id-of-other-kind-refused",
    "#sending-files",
    documented("Bot API, Sending files: the file type cannot change when a file is sent by file_id"),
    since="1.0",
    consequence=Consequence.DEGRADES,
    method="sendPhoto",
    stands_on=("sendDocument",),
)
def file_id_of_other_kind_refused(caller: Caller, user: User) -> None:
    """The file_id of a document cannot be sent as a photo: 400."""
    file_id = kept(caller, user, "document", paper())["document"]["file_id"]
    params = {"chat_id": user.chat_id, "photo": file_id}
    assert caller.refusal("sendPhoto", params).error_code == 400


@clause(
    "files.unique-id-not-sendable",
    "#document",
    documented("Bot API, Document: file_unique_id can't be used to download or reuse the file"),
    since="4.5",
    consequence=Consequence.COSMETIC,
    method="sendDocument",
)
def unique_id_not_sendable(caller: Caller, user: User) -> None:
    """A file_unique_id cannot be sent: 400."""
    unique = kept(caller, user, "document", paper())["document"]["file_unique_id"]
    params = {"chat_id": user.chat_id, "document": unique}
    assert caller.refusal("sendDocument", params).error_code == 400
