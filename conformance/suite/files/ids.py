"""Files sent again by their ids."""

from conformance.suite.clause import clause, documented
from conformance.suite.files._posting import posted
from conformance.suite.ground import Caller, Group, User
from conformance.suite.ground.media import film, music, paper, picture, round_film, silent_film, speech
from conformance.suite.ground.sending import place, seen
from conformance.verdict import Consequence

_FILES = documented("Bot API, Sending files")


@clause(
    "files.document-sent-again",
    "#sending-files",
    _FILES,
    since="1.0",
    method="sendDocument",
    features=("file_id_reuse",),
)
def document_sent_again(caller: Caller, user: User) -> None:
    """The file_id of a document can be sent again, and is the same file with the same measure."""
    first = posted(caller, user, "document", paper())["document"]
    again = posted(caller, user, "document", first["file_id"])["document"]
    assert (again["file_unique_id"], again["file_size"]) == (first["file_unique_id"], first["file_size"])


@clause(
    "files.video-sent-again",
    "#sending-files",
    _FILES,
    since="1.0",
    method="sendVideo",
    features=("file_id_reuse",),
)
def video_sent_again(caller: Caller, user: User) -> None:
    """The file_id of a video can be sent again, and is the same file with the same measure."""
    first = posted(caller, user, "video", film())["video"]
    again = posted(caller, user, "video", first["file_id"])["video"]
    assert (again["file_unique_id"], again["file_size"]) == (first["file_unique_id"], first["file_size"])


@clause(
    "files.audio-sent-again",
    "#sending-files",
    _FILES,
    since="1.0",
    method="sendAudio",
    features=("file_id_reuse",),
)
def audio_sent_again(caller: Caller, user: User) -> None:
    """The file_id of an audio can be sent again, and is the same file with the same measure."""
    first = posted(caller, user, "audio", music())["audio"]
    again = posted(caller, user, "audio", first["file_id"])["audio"]
    assert (again["file_unique_id"], again["file_size"]) == (first["file_unique_id"], first["file_size"])


@clause(
    "files.voice-sent-again",
    "#sending-files",
    _FILES,
    since="1.4",
    method="sendVoice",
    features=("file_id_reuse",),
)
def voice_sent_again(caller: Caller, user: User) -> None:
    """The file_id of a voice can be sent again, and is the same file with the same measure."""
    first = posted(caller, user, "voice", speech())["voice"]
    again = posted(caller, user, "voice", first["file_id"])["voice"]
    assert (again["file_unique_id"], again["file_size"]) == (first["file_unique_id"], first["file_size"])


@clause(
    "files.animation-sent-again",
    "#sending-files",
    _FILES,
    since="4.0",
    method="sendAnimation",
    features=("file_id_reuse",),
)
def animation_sent_again(caller: Caller, user: User) -> None:
    """The file_id of an animation can be sent again, and is the same file with the same measure."""
    first = posted(caller, user, "animation", silent_film())["animation"]
    again = posted(caller, user, "animation", first["file_id"])["animation"]
    assert (again["file_unique_id"], again["file_size"]) == (first["file_unique_id"], first["file_size"])


@clause(
    "files.video-note-sent-again",
    "#sending-files",
    _FILES,
    since="3.0",
    method="sendVideoNote",
    features=("file_id_reuse",),
)
def video_note_sent_again(caller: Caller, user: User) -> None:
    """The file_id of a video note can be sent again, and is the same file with the same measure."""
    first = posted(caller, user, "video_note", round_film())["video_note"]
    again = posted(caller, user, "video_note", first["file_id"])["video_note"]
    assert (again["file_unique_id"], again["file_size"]) == (first["file_unique_id"], first["file_size"])


@clause(
    "files.document-name-kept",
    "#sending-files",
    _FILES,
    since="1.0",
    method="sendDocument",
    features=("file_id_reuse",),
)
def document_name_kept(caller: Caller, user: User) -> None:
    """A document that is sent again by its file_id keeps its name."""
    first = posted(caller, user, "document", paper(name="فهرست.txt"))["document"]
    assert posted(caller, user, "document", first["file_id"])["document"]["file_name"] == "فهرست.txt"


@clause(
    "files.file-id-in-another-chat",
    "#sending-files",
    _FILES,
    since="1.0",
    method="sendDocument",
    features=("file_id_reuse",),
)
def file_id_in_another_chat(caller: Caller, user: User, group: Group) -> None:
    """A file_id serves in every chat of the bot."""
    first = posted(caller, user, "document", paper())["document"]
    there = posted(caller, group.owner, "document", first["file_id"])
    assert there["chat"]["id"] == group.chat_id
    assert there["document"]["file_unique_id"] == first["file_unique_id"]


@clause(
    "files.small-photo-size-sent",
    "#sending-files",
    _FILES,
    since="1.0",
    consequence=Consequence.DEGRADES,
    method="sendPhoto",
    features=("file_id_reuse",),
)
def small_photo_size_sent(caller: Caller, user: User) -> None:
    """The file_id of a photo's smallest size sends the photo."""
    sizes = posted(caller, user, "photo", picture(900, 600))["photo"]
    again = posted(caller, user, "photo", sizes[0]["file_id"])["photo"]
    assert again[0]["file_unique_id"] == sizes[0]["file_unique_id"]


@clause(
    "files.unique-id-in-reply",
    "#photosize",
    documented("Bot API, PhotoSize: file_unique_id is the same over time"),
    since="4.5",
    consequence=Consequence.DEGRADES,
    method="sendPhoto",
)
def unique_id_in_reply(caller: Caller, user: User) -> None:
    """A file keeps its file_unique_id wherever it is seen again."""
    message = posted(caller, user, "photo", picture())
    again = seen(caller, **place(message))["photo"]
    assert [size["file_unique_id"] for size in again] == [size["file_unique_id"] for size in message["photo"]]


@clause(
    "files.persons-photo-sent-on",
    "#sending-files",
    _FILES,
    since="1.0",
    needs=("send_photo",),
    method="sendPhoto",
    features=("file_id_reuse", "reads.photo"),
)
def persons_photo_sent_on(caller: Caller, user: User) -> None:
    """The file_id of a photo that a person sent can be sent by the bot."""
    user.act("send_photo", content=picture(500, 500).content)
    theirs = caller.awaited("message", lambda message: "photo" in message)["message"]["photo"][-1]
    again = posted(caller, user, "photo", theirs["file_id"])["photo"][-1]
    assert again["file_unique_id"] == theirs["file_unique_id"]
