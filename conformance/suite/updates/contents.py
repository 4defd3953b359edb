"""Updates: what people send, as the bot reads it."""

from base64 import b64encode
from typing import Any

from conformance.suite.clause import Declaration, documented
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import (
    film,
    music,
    paper,
    picture,
    round_film,
    silent_film,
    speech,
    sticker,
)
from conformance.suite.updates._told import message_of, of_kind, sent_in, that_has, whole
from conformance.verdict import Consequence
from conformance.wire import Upload


def _message(id_: str, type_: str, *needs: str, **how: Any) -> Declaration:
    evidence = documented(f"Bot API, Message and {type_}")
    return of_kind(id_, "message", type_, evidence, needs=needs, **how)


def _sends(user: User, act: str, upload: Upload, **details: Any) -> None:
    user.act(act, content=upload.content, file_name=upload.filename, **details)


def _came(caller: Caller, user: User, field: str) -> Any:
    """The message with that field, schema-true."""
    return whole(caller, "message", that_has(field, user))


@_message("updates.photo", "PhotoSize", "send_photo", features=("reads.photo",))
def photo(caller: Caller, user: User) -> None:
    """A photo comes in sizes, the largest last, with its measure and a file_id."""
    _sends(user, "send_photo", picture(400, 300))
    largest = _came(caller, user, "photo")["photo"][-1]
    assert (largest["width"], largest["height"]) == (400, 300)
    assert largest["file_id"]
    assert largest["file_unique_id"]


@_message("updates.caption", "Message", "send_photo", features=("reads.caption", "reads.photo"))
def caption(caller: Caller, user: User) -> None:
    """The words below a photo come as its caption, and not as text."""
    words = user.marker("رسید پرداخت 🌷")
    _sends(user, "send_photo", picture(), caption=words)
    message = _came(caller, user, "photo")
    assert message["caption"] == words
    assert "text" not in message


@_message("updates.document", "Document", "send_document", features=("reads.document",))
def document(caller: Caller, user: User) -> None:
    """A file comes as a document with its name, Persian letters and all, and its size."""
    upload = paper()
    _sends(user, "send_document", upload)
    document = _came(caller, user, "document")["document"]
    assert document["file_name"] == upload.filename
    assert document["file_size"] == len(upload.content)


@_message("updates.video", "Video", "send_video", features=("reads.video",))
def video(caller: Caller, user: User) -> None:
    """A film comes as a video with its measure and duration."""
    _sends(user, "send_video", film(), width=320, height=180, duration=2)
    video = _came(caller, user, "video")["video"]
    assert (video["width"], video["height"], video["duration"]) == (320, 180, 2)


@_message("updates.animation", "Animation", "send_animation", since="2.3", features=("reads.animation",))
def animation(caller: Caller, user: User) -> None:
    """A film without sound comes as an animation, and as a document too."""
    _sends(user, "send_animation", silent_film(), width=320, height=180, duration=2)
    message = _came(caller, user, "animation")
    assert message["document"]["file_id"] == message["animation"]["file_id"]


@_message("updates.audio", "Audio", "send_audio", features=("reads.audio",))
def audio(caller: Caller, user: User) -> None:
    """Music comes as an audio with its title and performer."""
    _sends(user, "send_audio", music(), duration=3, title="بهار", performer="سارا")
    audio = _came(caller, user, "audio")["audio"]
    assert (audio["title"], audio["performer"]) == ("بهار", "سارا")


@_message("updates.voice", "Voice", "send_voice", since="1.4", features=("reads.voice",))
def voice(caller: Caller, user: User) -> None:
    """Spoken words come as a voice message with their duration."""
    _sends(user, "send_voice", speech(), duration=2)
    assert _came(caller, user, "voice")["voice"]["duration"] == 2


@_message("updates.video-note", "VideoNote", "send_video_note", since="3.0", features=("reads.video_note",))
def video_note(caller: Caller, user: User) -> None:
    """A round film comes as a video note with its length."""
    _sends(user, "send_video_note", round_film(), length=240, duration=1)
    assert _came(caller, user, "video_note")["video_note"]["length"] == 240


@_message("updates.sticker", "Sticker", "send_sticker", features=("reads.sticker",))
def a_sticker(caller: Caller, user: User) -> None:
    """A sticker comes with its measure, and whether it moves."""
    _sends(user, "send_sticker", sticker())
    seen = _came(caller, user, "sticker")["sticker"]
    assert (seen["width"], seen["height"], seen["is_animated"]) == (512, 512, False)


@_message("updates.album", "Message", "send_album", since="3.5", features=("reads.media_group_id",))
def album(caller: Caller, user: User) -> None:
    """The photos of an album come as messages of their own, with one media_group_id."""
    items = [{"kind": "photo", "content_base64": _base64(picture(side, 300))} for side in (300, 400)]
    user.act("send_album", items=items)
    first = message_of(caller, user, "photo")
    second = caller.awaited(
        "message", lambda seen: "photo" in seen and seen["message_id"] != first["message_id"]
    )["message"]
    assert first["media_group_id"]
    assert second["media_group_id"] == first["media_group_id"]


def _base64(upload: Upload) -> str:
    return b64encode(upload.content).decode()


@_message("updates.contact", "Contact", "send_contact", features=("reads.contact",))
def contact(caller: Caller, user: User) -> None:
    """A contact comes with its phone number and names."""
    user.act("send_contact", phone_number="+989120000000", first_name="امید", last_name="راد")
    seen = _came(caller, user, "contact")["contact"]
    assert (seen["first_name"], seen["last_name"]) == ("امید", "راد")
    assert seen["phone_number"].lstrip("+") == "989120000000"


@_message("updates.location", "Location", "send_location", features=("reads.location",))
def location(caller: Caller, user: User) -> None:
    """A place comes as a location, true to a hundred metres."""
    user.act("send_location", latitude=35.6997, longitude=51.338)
    seen = _came(caller, user, "location")["location"]
    assert abs(seen["latitude"] - 35.6997) < 0.001
    assert abs(seen["longitude"] - 51.338) < 0.001


@_message("updates.venue", "Venue", "send_venue", since="2.0", consequence=Consequence.DEGRADES)
def venue(caller: Caller, user: User) -> None:
    """A venue comes with its title and address, and its location beside it."""
    user.act("send_venue", latitude=35.7, longitude=51.33, title="کتابخانه", address="خیابان انقلاب")
    message = _came(caller, user, "venue")
    assert (message["venue"]["title"], message["venue"]["address"]) == ("کتابخانه", "خیابان انقلاب")
    assert message["location"] == message["venue"]["location"]


@_message("updates.dice", "Dice", "send_dice", since="4.7", features=("reads.dice",))
def dice(caller: Caller, user: User) -> None:
    """A thrown die comes with its emoji and a value from one to six."""
    user.act("send_dice", emoji="🎲")
    seen = _came(caller, user, "dice")["dice"]
    assert seen["emoji"] == "🎲"
    assert 1 <= seen["value"] <= 6


@_message("updates.poll-of-a-person", "Poll", "send_poll", since="4.2", features=("reads.poll",))
def poll_of_a_person(caller: Caller, user: User) -> None:
    """A poll that a person sends comes with its question and options."""
    question = user.marker("چه؟")
    user.act("send_poll", question=question, options=["چای", "قهوه"])
    seen = _came(caller, user, "poll")["poll"]
    assert seen["question"] == question
    assert [option["text"] for option in seen["options"]] == ["چای", "قهوه"]


@_message("updates.reply", "Message", "send_text", features=("reads.reply_to_message", "reply_to"))
def reply(caller: Caller, user: User) -> None:
    """A person's reply comes with the message that it answers."""
    asked = caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": user.marker()})
    user.says(user.marker(), reply_to_message_id=asked["message_id"])
    answered = _came(caller, user, "reply_to_message")["reply_to_message"]
    assert (answered["message_id"], answered["text"]) == (asked["message_id"], asked["text"])


@_message(
    "updates.forward", "MessageOrigin", "send_text", "forward", since="7.0", features=("reads.forwarded",)
)
def forward(caller: Caller, user: User) -> None:
    """A forwarded message comes with its text and who wrote it first."""
    before = sent_in(caller, user)
    user.act("forward", message_id=before["message_id"])
    message = _came(caller, user, "forward_origin")
    assert message["text"] == before["text"]
    assert message["forward_origin"]["sender_user"]["id"] == user.id


@_message("updates.entities", "MessageEntity", "send_text", since="2.0", features=("reads.entities",))
def entities(caller: Caller, user: User) -> None:
    """What a person writes in bold comes as an entity, counted in UTF-16 units."""
    bold = {"type": "bold", "offset": 3, "length": 4}
    text = user.says("🛒 " + user.marker("سبدم"), entities=[bold])
    message = whole(caller, "message", lambda seen: seen.get("text") == text)
    assert message["entities"] == [bold]


@_message("updates.live-location", "Location", "send_location", "move_location", since="3.4")
def live_location(caller: Caller, user: User) -> None:
    """A live location that moves comes as an edit of the same message."""
    user.act("send_location", latitude=35.6, longitude=51.3, live_period=600)
    before = _came(caller, user, "location")
    user.act("move_location", message_id=before["message_id"], latitude=35.7, longitude=51.4)
    after = caller.awaited("edited_message", that_has("location", user))["edited_message"]
    assert after["message_id"] == before["message_id"]
    assert abs(after["location"]["latitude"] - 35.7) < 0.001
