"""What people send to the bot."""

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import film, music, paper, picture, round_film, silent_film, speech


@clause(
    "files.persons-photo-arrives",
    "#photosize",
    documented("Bot API, PhotoSize"),
    since="1.0",
    needs=("send_photo",),
    method="getUpdates",
    features=("reads.photo", "reads.caption"),
)
def persons_photo_arrives(caller: Caller, user: User) -> None:
    """A photo that a person sends reaches the bot in sizes, with its caption."""
    user.act("send_photo", content=picture().content, caption=(text := user.marker("گل")))
    message = caller.awaited("message", lambda message: message.get("caption") == text)["message"]
    assert (message["photo"][-1]["width"], message["from"]["id"]) == (400, user.id)


@clause(
    "files.persons-document-arrives",
    "#document",
    documented("Bot API, Document"),
    since="1.0",
    needs=("send_document",),
    method="getUpdates",
    features=("reads.document",),
)
def persons_document_arrives(caller: Caller, user: User) -> None:
    """A document that a person sends reaches the bot with its ids and measure."""
    user.act("send_document", content=paper().content, file_name="سند.txt")
    message = caller.awaited("message", lambda message: "document" in message)["message"]
    shown = message["document"]
    assert shown["file_id"] != shown["file_unique_id"]
    assert (shown["file_name"], shown["file_size"]) == ("سند.txt", len(paper().content))


@clause(
    "files.persons-video-arrives",
    "#video",
    documented("Bot API, Video"),
    since="1.0",
    needs=("send_video",),
    method="getUpdates",
    features=("reads.video",),
)
def persons_video_arrives(caller: Caller, user: User) -> None:
    """A video that a person sends reaches the bot with its ids and measure."""
    user.act("send_video", content=film().content)
    message = caller.awaited("message", lambda message: "video" in message)["message"]
    shown = message["video"]
    assert shown["file_id"] != shown["file_unique_id"]
    assert (shown["width"], shown["height"], shown["duration"]) == (320, 180, 2)


@clause(
    "files.persons-audio-arrives",
    "#audio",
    documented("Bot API, Audio"),
    since="1.0",
    needs=("send_audio",),
    method="getUpdates",
    features=("reads.audio",),
)
def persons_audio_arrives(caller: Caller, user: User) -> None:
    """An audio file that a person sends reaches the bot with its ids and measure."""
    user.act("send_audio", content=music().content, title="بهار", performer="سارا")
    message = caller.awaited("message", lambda message: "audio" in message)["message"]
    shown = message["audio"]
    assert shown["file_id"] != shown["file_unique_id"]
    assert (shown["title"], shown["performer"]) == ("بهار", "سارا")


@clause(
    "files.persons-voice-arrives",
    "#voice",
    documented("Bot API, Voice"),
    since="1.4",
    needs=("send_voice",),
    method="getUpdates",
    features=("reads.voice",),
)
def persons_voice_arrives(caller: Caller, user: User) -> None:
    """A voice that a person sends reaches the bot with its ids and measure."""
    user.act("send_voice", content=speech().content)
    message = caller.awaited("message", lambda message: "voice" in message)["message"]
    shown = message["voice"]
    assert shown["file_id"] != shown["file_unique_id"]
    assert shown["duration"] == 2


@clause(
    "files.persons-animation-arrives",
    "#animation",
    documented("Bot API, Animation"),
    since="4.0",
    needs=("send_animation",),
    method="getUpdates",
    features=("reads.animation",),
)
def persons_animation_arrives(caller: Caller, user: User) -> None:
    """An animation that a person sends reaches the bot with its ids and measure."""
    user.act("send_animation", content=silent_film().content)
    message = caller.awaited("message", lambda message: "animation" in message)["message"]
    shown = message["animation"]
    assert shown["file_id"] != shown["file_unique_id"]
    assert (shown["width"], shown["height"]) == (320, 180)


@clause(
    "files.persons-video-note-arrives",
    "#videonote",
    documented("Bot API, VideoNote"),
    since="3.0",
    needs=("send_video_note",),
    method="getUpdates",
    features=("reads.video_note",),
)
def persons_video_note_arrives(caller: Caller, user: User) -> None:
    """A video note that a person sends reaches the bot with its ids and measure."""
    user.act("send_video_note", content=round_film().content)
    message = caller.awaited("message", lambda message: "video_note" in message)["message"]
    shown = message["video_note"]
    assert shown["file_id"] != shown["file_unique_id"]
    assert shown["length"] == 240


@clause(
    "files.persons-sticker-arrives",
    "#sticker",
    documented("Bot API, Sticker"),
    since="1.0",
    needs=("send_sticker",),
    method="getUpdates",
    features=("reads.sticker",),
)
def persons_sticker_arrives(caller: Caller, user: User) -> None:
    """A sticker that a person sends reaches the bot with its ids and measure."""
    user.act("send_sticker", content=picture(512, 512, "PNG").content)
    message = caller.awaited("message", lambda message: "sticker" in message)["message"]
    shown = message["sticker"]
    assert shown["file_id"] != shown["file_unique_id"]
    assert (shown["type"], shown["is_animated"]) == ("regular", False)
