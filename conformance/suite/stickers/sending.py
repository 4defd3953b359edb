"""Stickers that are sent."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import animated_sticker, picture, video_sticker
from conformance.suite.ground.sending import refused
from conformance.suite.stickers._sets import given_set, one, shown
from conformance.verdict import Consequence

_SERVER = observed("tdlib/telegram-bot-api, Client.cpp")
_STICKER = documented("Bot API, Sticker")


@clause(
    "stickers.sticker-uploaded",
    "#sendsticker",
    _STICKER,
    since="1.0",
    method="sendSticker",
    features=("file_upload",),
)
def sticker_uploaded(caller: Caller, user: User) -> None:
    """A WEBP becomes a sticker with its measure, and neither animated nor a video."""
    params = {"chat_id": user.chat_id}
    got = caller.accepted("sendSticker", params, files={"sticker": picture(512, 512, "WEBP")})["sticker"]
    assert (got["width"], got["height"]) == (512, 512)
    assert (got["is_animated"], got["is_video"]) == (False, False)


@clause(
    "stickers.animated-sticker-uploaded",
    "#sendsticker",
    _STICKER,
    since="4.4",
    consequence=Consequence.DEGRADES,
    method="sendSticker",
)
def animated_sticker_uploaded(caller: Caller, user: User) -> None:
    """A TGS becomes an animated sticker."""
    params = {"chat_id": user.chat_id}
    got = caller.accepted("sendSticker", params, files={"sticker": animated_sticker()})["sticker"]
    assert (got["is_animated"], got["is_video"]) == (True, False)


@clause(
    "stickers.video-sticker-uploaded",
    "#sendsticker",
    _STICKER,
    since="5.7",
    consequence=Consequence.DEGRADES,
    method="sendSticker",
)
def video_sticker_uploaded(caller: Caller, user: User) -> None:
    """A WEBM becomes a video sticker."""
    params = {"chat_id": user.chat_id}
    got = caller.accepted("sendSticker", params, files={"sticker": video_sticker()})["sticker"]
    assert (got["is_animated"], got["is_video"]) == (False, True)


@clause(
    "stickers.sticker-emoji",
    "#sendsticker",
    documented("Bot API, sendSticker"),
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="sendSticker",
)
def sticker_emoji(caller: Caller, user: User) -> None:
    """A sticker that is just uploaded carries the emoji that it was sent with."""
    params = {"chat_id": user.chat_id, "emoji": "🌷"}
    got = caller.accepted("sendSticker", params, files={"sticker": picture(512, 512, "WEBP")})["sticker"]
    assert got["emoji"] == "🌷"


@clause(
    "stickers.sticker-sent-again",
    "#sendsticker",
    documented("Bot API, sendSticker"),
    since="1.0",
    method="sendSticker",
    features=("file_id_reuse",),
)
def sticker_sent_again(caller: Caller, user: User) -> None:
    """The file_id of a sticker sends the same sticker again."""
    params = {"chat_id": user.chat_id}
    first = caller.accepted("sendSticker", params, files={"sticker": picture(512, 512, "WEBP")})["sticker"]
    again = caller.accepted("sendSticker", {**params, "sticker": first["file_id"]})["sticker"]
    assert again["file_unique_id"] == first["file_unique_id"]


@clause(
    "stickers.sticker-of-set-sent",
    "#sendsticker",
    _STICKER,
    since="3.2",
    consequence=Consequence.DEGRADES,
    method="sendSticker",
    stands_on=("createNewStickerSet", "getStickerSet", "deleteStickerSet"),
)
def sticker_of_set_sent(caller: Caller, user: User) -> None:
    """A sticker of a set is sent with the name of its set and its emoji."""
    with given_set(caller, user, one("🔥")) as name:
        file_id = shown(caller, name)[0]["file_id"]
        got = caller.accepted("sendSticker", {"chat_id": user.chat_id, "sticker": file_id})["sticker"]
    assert (got["set_name"], got["emoji"]) == (name, "🔥")


@clause(
    "stickers.no-sticker-refused",
    "#sendsticker",
    _SERVER,
    since="1.0",
    consequence=Consequence.DEGRADES,
    method="sendSticker",
    features=("err_text_match",),
)
def no_sticker_refused(caller: Caller, user: User) -> None:
    """sendSticker without a sticker is refused with 400 and Telegram's words."""
    got = refused(caller, "sendSticker", {"chat_id": user.chat_id})
    assert got == (400, "Bad Request: there is no sticker in the request")
