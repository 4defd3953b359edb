"""Captions, and how media are shown."""

from conformance.suite.clause import clause, documented
from conformance.suite.files._posting import posted
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import film, music, paper, picture, silent_film, speech
from conformance.verdict import Consequence


@clause(
    "files.video-caption",
    "#sendvideo",
    documented("Bot API, sendVideo"),
    since="3.6",
    method="sendVideo",
    features=("parse_mode_html", "reads.caption"),
)
def video_caption(caller: Caller, user: User) -> None:
    """A caption stands under a video, with its formatting."""
    message = posted(caller, user, "video", film(), caption="<b>گل</b> سرخ", parse_mode="HTML")
    assert (message["caption"], message["caption_entities"][0]["type"]) == ("گل سرخ", "bold")


@clause(
    "files.document-caption",
    "#senddocument",
    documented("Bot API, sendDocument"),
    since="3.6",
    method="sendDocument",
    features=("parse_mode_html", "reads.caption"),
)
def document_caption(caller: Caller, user: User) -> None:
    """A caption stands under a document, with its formatting."""
    message = posted(caller, user, "document", paper(), caption="<b>گل</b> سرخ", parse_mode="HTML")
    assert (message["caption"], message["caption_entities"][0]["type"]) == ("گل سرخ", "bold")


@clause(
    "files.audio-caption",
    "#sendaudio",
    documented("Bot API, sendAudio"),
    since="3.6",
    method="sendAudio",
    features=("parse_mode_html", "reads.caption"),
)
def audio_caption(caller: Caller, user: User) -> None:
    """A caption stands under an audio, with its formatting."""
    message = posted(caller, user, "audio", music(), caption="<b>گل</b> سرخ", parse_mode="HTML")
    assert (message["caption"], message["caption_entities"][0]["type"]) == ("گل سرخ", "bold")


@clause(
    "files.voice-caption",
    "#sendvoice",
    documented("Bot API, sendVoice"),
    since="3.6",
    method="sendVoice",
    features=("parse_mode_html", "reads.caption"),
)
def voice_caption(caller: Caller, user: User) -> None:
    """A caption stands under a voice, with its formatting."""
    message = posted(caller, user, "voice", speech(), caption="<b>گل</b> سرخ", parse_mode="HTML")
    assert (message["caption"], message["caption_entities"][0]["type"]) == ("گل سرخ", "bold")


@clause(
    "files.animation-caption",
    "#sendanimation",
    documented("Bot API, sendAnimation"),
    since="4.0",
    method="sendAnimation",
    features=("parse_mode_html", "reads.caption"),
)
def animation_caption(caller: Caller, user: User) -> None:
    """A caption stands under an animation, with its formatting."""
    message = posted(caller, user, "animation", silent_film(), caption="<b>گل</b> سرخ", parse_mode="HTML")
    assert (message["caption"], message["caption_entities"][0]["type"]) == ("گل سرخ", "bold")


@clause(
    "files.longest-caption",
    "#sendphoto",
    documented("Bot API, sendPhoto: caption, 0-1024 characters after entities parsing"),
    since="3.6",
    method="sendPhoto",
)
def longest_caption(caller: Caller, user: User) -> None:
    """A caption of 1024 characters is shown whole."""
    message = posted(caller, user, "photo", picture(), caption="م" * 1024)
    assert message["caption"] == "م" * 1024


@clause(
    "files.long-caption-refused",
    "#sendphoto",
    documented("Bot API, sendPhoto: caption, 0-1024 characters after entities parsing"),
    since="3.6",
    method="sendPhoto",
)
def long_caption_refused(caller: Caller, user: User) -> None:
    """A caption of 1025 characters is refused with 400."""
    params = {"chat_id": user.chat_id, "caption": "م" * 1025}
    assert caller.refusal("sendPhoto", params, files={"photo": picture()}).error_code == 400


@clause(
    "files.no-caption",
    "#message",
    documented("Bot API, Message"),
    since="1.0",
    consequence=Consequence.DEGRADES,
    method="sendPhoto",
)
def no_caption(caller: Caller, user: User) -> None:
    """A photo without a caption has no field for one."""
    message = posted(caller, user, "photo", picture())
    assert not {"caption", "caption_entities"} & message.keys()


@clause(
    "files.caption-above",
    "#sendphoto",
    documented("Bot API, sendPhoto"),
    since="7.4",
    consequence=Consequence.COSMETIC,
    method="sendPhoto",
)
def caption_above(caller: Caller, user: User) -> None:
    """A caption can stand above its photo."""
    message = posted(caller, user, "photo", picture(), caption="گل", show_caption_above_media=True)
    assert message["show_caption_above_media"] is True


@clause(
    "files.spoiler",
    "#sendphoto",
    documented("Bot API, sendPhoto"),
    since="6.4",
    consequence=Consequence.COSMETIC,
    method="sendPhoto",
    features=("spoiler",),
)
def spoiler(caller: Caller, user: User) -> None:
    """A photo can be hidden until it is touched."""
    assert posted(caller, user, "photo", picture(), has_spoiler=True)["has_media_spoiler"] is True


@clause(
    "files.photo-with-keyboard",
    "#sendphoto",
    documented("Bot API, sendPhoto"),
    since="2.0",
    method="sendPhoto",
    features=("inline_keyboard",),
)
def photo_with_keyboard(caller: Caller, user: User) -> None:
    """A photo carries the inline keyboard that it was sent with."""
    markup = {"inline_keyboard": [[{"text": "خرید", "callback_data": "buy"}]]}
    message = posted(caller, user, "photo", picture(), caption="گل", reply_markup=markup)
    assert (message["reply_markup"], bool(message["photo"])) == (markup, True)


@clause(
    "files.thumbnail",
    "#senddocument",
    documented("Bot API, sendDocument"),
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="sendDocument",
    features=("file_upload",),
)
def thumbnail(caller: Caller, user: User) -> None:
    """A document shows the thumbnail that was uploaded with it."""
    params = {"chat_id": user.chat_id}
    files = {"document": paper(), "thumbnail": picture(90, 60)}
    shown = caller.accepted("sendDocument", params, files=files)["document"]["thumbnail"]
    assert (shown["width"], shown["height"]) == (90, 60)


@clause(
    "files.audio-thumbnail",
    "#sendaudio",
    documented("Bot API, sendAudio"),
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="sendAudio",
    features=("file_upload",),
)
def audio_thumbnail(caller: Caller, user: User) -> None:
    """An audio file shows the cover that was uploaded as its thumbnail."""
    params = {"chat_id": user.chat_id}
    files = {"audio": music(), "thumbnail": picture(90, 90)}
    assert caller.accepted("sendAudio", params, files=files)["audio"]["thumbnail"]["width"] == 90


@clause(
    "files.video-cover",
    "#sendvideo",
    documented("Bot API, sendVideo"),
    since="8.3",
    consequence=Consequence.COSMETIC,
    method="sendVideo",
)
def video_cover(caller: Caller, user: User) -> None:
    """A video carries its cover and the second at which it begins."""
    params = {"chat_id": user.chat_id, "cover": "attach://cover", "start_timestamp": 1}
    files = {"video": film(), "cover": picture()}
    shown = caller.accepted("sendVideo", params, files=files)["video"]
    assert (shown["start_timestamp"], shown["cover"][-1]["width"]) == (1, 400)
