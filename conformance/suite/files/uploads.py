"""What becomes of an uploaded file, kind by kind."""

from conformance.suite.clause import captured, clause, documented, observed
from conformance.suite.files._posting import posted
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import film, music, paper, picture, round_film, silent_film, speech
from conformance.verdict import Consequence, Level

_FILES = documented("Bot API, Sending files")


@clause(
    "files.document-uploaded",
    "#senddocument",
    documented("Bot API, Document"),
    captured("public recording: jarhill0__pawt__test_chat__test_send_document"),
    since="1.0",
    method="sendDocument",
    features=("file_upload",),
)
def document_uploaded(caller: Caller, user: User) -> None:
    """A document keeps its file name, its size and its MIME type."""
    file = paper("گل سرخ", "report.txt")
    shown = posted(caller, user, "document", file)["document"]
    assert (shown["file_name"], shown["file_size"]) == ("report.txt", len(file.content))
    assert shown["mime_type"] == "text/plain"


@clause(
    "files.document-name-persian",
    "#senddocument",
    _FILES,
    since="1.0",
    method="sendDocument",
    features=("file_upload",),
)
def document_name_persian(caller: Caller, user: User) -> None:
    """A file name in Persian, with blanks in it, comes back as it was given."""
    file = paper(name="گزارش ماه مهر.txt")
    assert posted(caller, user, "document", file)["document"]["file_name"] == "گزارش ماه مهر.txt"


@clause(
    "files.video-uploaded",
    "#sendvideo",
    documented("Bot API, Video"),
    since="1.0",
    method="sendVideo",
    features=("file_upload",),
)
def video_uploaded(caller: Caller, user: User) -> None:
    """A video tells its width, height and duration."""
    shown = posted(caller, user, "video", film())["video"]
    assert (shown["width"], shown["height"], shown["duration"]) == (320, 180, 2)


@clause(
    "files.audio-uploaded",
    "#sendaudio",
    documented("Bot API, Audio"),
    since="1.0",
    method="sendAudio",
    features=("file_upload",),
)
def audio_uploaded(caller: Caller, user: User) -> None:
    """An audio file carries the title, performer and duration that it was sent with."""
    told = {"title": "گل", "performer": "امید", "duration": 7}
    shown = posted(caller, user, "audio", music(), **told)["audio"]
    assert {name: shown[name] for name in told} == told


@clause(
    "files.audio-tags-read",
    "#sendaudio",
    observed("the server reads an MP3's tags, as players show them"),
    since="1.4",
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
    method="sendAudio",
    features=("file_upload",),
)
def audio_tags_read(caller: Caller, user: User) -> None:
    """Without a title and performer, those of the file's own tags are shown."""
    shown = posted(caller, user, "audio", music())["audio"]
    assert (shown["title"], shown["performer"]) == ("بهار", "سارا")


@clause(
    "files.voice-uploaded",
    "#sendvoice",
    documented("Bot API, Voice"),
    since="1.4",
    method="sendVoice",
    features=("file_upload",),
)
def voice_uploaded(caller: Caller, user: User) -> None:
    """Opus in Ogg becomes a voice message, with its duration."""
    shown = posted(caller, user, "voice", speech(), duration=2)["voice"]
    assert (shown["duration"], shown["file_size"] > 0) == (2, True)


@clause(
    "files.animation-uploaded",
    "#sendanimation",
    documented("Bot API, Animation"),
    since="4.0",
    method="sendAnimation",
    features=("file_upload",),
)
def animation_uploaded(caller: Caller, user: User) -> None:
    """A film without sound becomes an animation, with its measure."""
    shown = posted(caller, user, "animation", silent_film())["animation"]
    assert (shown["width"], shown["height"], shown["duration"]) == (320, 180, 2)


@clause(
    "files.animation-is-document-too",
    "#message",
    documented("Bot API, Message: for backward compatibility document is set too"),
    since="4.0",
    consequence=Consequence.DEGRADES,
    method="sendAnimation",
)
def animation_is_document_too(caller: Caller, user: User) -> None:
    """A message with an animation has it as its document as well."""
    message = posted(caller, user, "animation", silent_film())
    assert message["document"]["file_unique_id"] == message["animation"]["file_unique_id"]


@clause(
    "files.video-note-uploaded",
    "#sendvideonote",
    documented("Bot API, VideoNote"),
    since="3.0",
    method="sendVideoNote",
    features=("file_upload",),
)
def video_note_uploaded(caller: Caller, user: User) -> None:
    """A square film becomes a video note, whose length is its side."""
    shown = posted(caller, user, "video_note", round_film(), length=240)["video_note"]
    assert (shown["length"], shown["duration"]) == (240, 1)


@clause(
    "files.live-photo-uploaded",
    "#sendlivephoto",
    documented("Bot API, LivePhoto"),
    since="10.0",
    consequence=Consequence.COSMETIC,
    method="sendLivePhoto",
)
def live_photo_uploaded(caller: Caller, user: User) -> None:
    """A live photo is a film with a still picture."""
    params = {"chat_id": user.chat_id}
    files = {"live_photo": film(), "photo": picture()}
    shown = caller.accepted("sendLivePhoto", params, files=files)["live_photo"]
    assert (shown["duration"], shown["photo"][-1]["width"]) == (2, 400)


@clause(
    "files.photo-of-png",
    "#sendphoto",
    _FILES,
    since="1.0",
    method="sendPhoto",
    features=("file_upload",),
)
def photo_of_png(caller: Caller, user: User) -> None:
    """A PNG becomes a photo like any other picture."""
    shown = posted(caller, user, "photo", picture(form="PNG"))["photo"]
    assert (shown[-1]["width"], shown[-1]["height"]) == (400, 300)


@clause(
    "files.photo-sizes-rise",
    "#photosize",
    documented("Bot API, PhotoSize, and Message: photo"),
    since="1.0",
    consequence=Consequence.DEGRADES,
    method="sendPhoto",
)
def photo_sizes_rise(caller: Caller, user: User) -> None:
    """The sizes of a photo go from small to large, each a file of its own."""
    sizes = posted(caller, user, "photo", picture(900, 600))["photo"]
    widths = [size["width"] for size in sizes]
    assert len(sizes) > 1
    assert widths == sorted(set(widths))
    assert len({size["file_unique_id"] for size in sizes}) == len(sizes)


@clause(
    "files.file-attached-by-name",
    "#sending-files",
    _FILES,
    since="3.5",
    method="sendPhoto",
    features=("file_upload",),
)
def file_attached_by_name(caller: Caller, user: User) -> None:
    """A photo can be uploaded under another name, which attach:// refers to."""
    params = {"chat_id": user.chat_id, "photo": "attach://گل"}
    message = caller.accepted("sendPhoto", params, files={"گل": picture()})
    assert message["photo"][-1]["width"] == 400


@clause(
    "files.document-stays-document",
    "#senddocument",
    documented("Bot API, sendDocument"),
    since="5.0",
    consequence=Consequence.DEGRADES,
    method="sendDocument",
    features=("file_upload",),
)
def document_stays_document(caller: Caller, user: User) -> None:
    """With disable_content_type_detection an uploaded film stays a document."""
    message = posted(caller, user, "document", film(), disable_content_type_detection=True)
    assert (message["document"]["file_name"], "video" in message) == ("film.mp4", False)
