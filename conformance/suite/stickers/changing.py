"""Sets that are changed, sticker by sticker."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import sticker
from conformance.suite.ground.sending import refused
from conformance.suite.stickers._sets import free_name, given_set, one, shown
from conformance.verdict import Consequence

_SERVER = observed("tdlib/telegram-bot-api, Client.cpp")


@clause(
    "stickers.sticker-added",
    "#addstickertoset",
    documented("Bot API, addStickerToSet"),
    since="3.2",
    method="addStickerToSet",
    stands_on=("createNewStickerSet", "getStickerSet", "deleteStickerSet"),
)
def sticker_added(caller: Caller, user: User) -> None:
    """addStickerToSet puts a sticker at the end of the set."""
    with given_set(caller, user, one("🌷")) as name:
        params = {"user_id": user.id, "name": name, "sticker": one("🔥")}
        assert caller.ask("addStickerToSet", params, files={"file": sticker()}) is True
        assert [item["emoji"] for item in shown(caller, name)] == ["🌷", "🔥"]


@clause(
    "stickers.sticker-added-nowhere-refused",
    "#addstickertoset",
    observed("teloxide, errors: STICKERSET_INVALID"),
    since="3.2",
    consequence=Consequence.DEGRADES,
    method="addStickerToSet",
)
def sticker_added_nowhere_refused(caller: Caller, user: User) -> None:
    """A sticker for a set that does not exist is refused with 400 and Telegram's words."""
    params = {"user_id": user.id, "name": free_name(caller), "sticker": one("🔥")}
    got = refused(caller, "addStickerToSet", params, files={"file": sticker()})
    assert got == (400, "Bad Request: STICKERSET_INVALID")


@clause(
    "stickers.sticker-removed",
    "#deletestickerfromset",
    documented("Bot API, deleteStickerFromSet"),
    since="3.2",
    consequence=Consequence.DEGRADES,
    method="deleteStickerFromSet",
    stands_on=("createNewStickerSet", "getStickerSet", "deleteStickerSet"),
)
def sticker_removed(caller: Caller, user: User) -> None:
    """deleteStickerFromSet takes that sticker alone out of its set."""
    with given_set(caller, user, one("🌷"), one("🔥")) as name:
        first = shown(caller, name)[0]["file_id"]
        assert caller.ask("deleteStickerFromSet", {"sticker": first}) is True
        assert [item["emoji"] for item in shown(caller, name)] == ["🔥"]


@clause(
    "stickers.sticker-moved",
    "#setstickerpositioninset",
    documented("Bot API, setStickerPositionInSet"),
    since="3.2",
    consequence=Consequence.COSMETIC,
    method="setStickerPositionInSet",
    stands_on=("createNewStickerSet", "getStickerSet", "deleteStickerSet"),
)
def sticker_moved(caller: Caller, user: User) -> None:
    """setStickerPositionInSet moves a sticker to that place, counted from zero."""
    with given_set(caller, user, one("🌷"), one("🔥"), one("🎉")) as name:
        last = shown(caller, name)[2]["file_id"]
        assert caller.ask("setStickerPositionInSet", {"sticker": last, "position": 0}) is True
        assert [item["emoji"] for item in shown(caller, name)] == ["🎉", "🌷", "🔥"]


@clause(
    "stickers.sticker-replaced",
    "#replacestickerinset",
    documented("Bot API, replaceStickerInSet"),
    since="7.2",
    consequence=Consequence.COSMETIC,
    method="replaceStickerInSet",
    stands_on=("createNewStickerSet", "getStickerSet", "deleteStickerSet"),
)
def sticker_replaced(caller: Caller, user: User) -> None:
    """replaceStickerInSet puts the new sticker in the old one's place."""
    with given_set(caller, user, one("🌷"), one("🔥")) as name:
        old = shown(caller, name)[0]["file_id"]
        params = {"user_id": user.id, "name": name, "old_sticker": old, "sticker": one("🎉")}
        assert caller.ask("replaceStickerInSet", params, files={"file": sticker()}) is True
        assert [item["emoji"] for item in shown(caller, name)] == ["🎉", "🔥"]


@clause(
    "stickers.sticker-emoji-changed",
    "#setstickeremojilist",
    documented("Bot API, setStickerEmojiList"),
    since="6.6",
    consequence=Consequence.DEGRADES,
    method="setStickerEmojiList",
    stands_on=("createNewStickerSet", "getStickerSet", "deleteStickerSet"),
)
def sticker_emoji_changed(caller: Caller, user: User) -> None:
    """setStickerEmojiList changes the emoji of a sticker."""
    with given_set(caller, user, one("🌷")) as name:
        first = shown(caller, name)[0]["file_id"]
        assert caller.ask("setStickerEmojiList", {"sticker": first, "emoji_list": ["🔥"]}) is True
        assert [item["emoji"] for item in shown(caller, name)] == ["🔥"]


@clause(
    "stickers.sticker-without-emoji-refused",
    "#setstickeremojilist",
    documented("Bot API, setStickerEmojiList"),
    _SERVER,
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="setStickerEmojiList",
    stands_on=("createNewStickerSet", "getStickerSet", "deleteStickerSet"),
)
def sticker_without_emoji_refused(caller: Caller, user: User) -> None:
    """A sticker cannot be left without emoji: 400."""
    with given_set(caller, user) as name:
        first = shown(caller, name)[0]["file_id"]
        params = {"sticker": first, "emoji_list": []}
        assert caller.refusal("setStickerEmojiList", params).error_code == 400


@clause(
    "stickers.sticker-keywords-changed",
    "#setstickerkeywords",
    documented("Bot API, setStickerKeywords"),
    _SERVER,
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="setStickerKeywords",
    stands_on=("createNewStickerSet", "getStickerSet", "deleteStickerSet"),
)
def sticker_keywords_changed(caller: Caller, user: User) -> None:
    """setStickerKeywords takes keywords for a sticker, and refuses what is no list of them."""
    with given_set(caller, user) as name:
        first = shown(caller, name)[0]["file_id"]
        assert caller.ask("setStickerKeywords", {"sticker": first, "keywords": ["گل", "سرخ"]}) is True
        assert caller.refusal("setStickerKeywords", {"sticker": first, "keywords": "junk"}).error_code == 400


@clause(
    "stickers.mask-moved",
    "#setstickermaskposition",
    documented("Bot API, setStickerMaskPosition"),
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="setStickerMaskPosition",
    stands_on=("createNewStickerSet", "getStickerSet", "deleteStickerSet"),
)
def mask_moved(caller: Caller, user: User) -> None:
    """setStickerMaskPosition moves a mask to its place on the face."""
    where = {"point": "forehead", "x_shift": 0.5, "y_shift": -1.0, "scale": 2.0}
    with given_set(caller, user, sticker_type="mask") as name:
        first = shown(caller, name)[0]["file_id"]
        assert caller.ask("setStickerMaskPosition", {"sticker": first, "mask_position": where}) is True
        got = shown(caller, name)[0]["mask_position"]
    assert got == where


@clause(
    "stickers.set-renamed",
    "#setstickersettitle",
    documented("Bot API, setStickerSetTitle"),
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="setStickerSetTitle",
    stands_on=("createNewStickerSet", "getStickerSet", "deleteStickerSet"),
)
def set_renamed(caller: Caller, user: User) -> None:
    """setStickerSetTitle changes the title of a set."""
    with given_set(caller, user) as name:
        assert caller.ask("setStickerSetTitle", {"name": name, "title": "باغ"}) is True
        got = caller.given("getStickerSet", {"name": name})["title"]
    assert got == "باغ"


@clause(
    "stickers.set-thumbnail",
    "#setstickersetthumbnail",
    documented("Bot API, setStickerSetThumbnail"),
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="setStickerSetThumbnail",
    stands_on=("createNewStickerSet", "getStickerSet", "deleteStickerSet"),
)
def set_thumbnail(caller: Caller, user: User) -> None:
    """setStickerSetThumbnail gives a set a picture of 100 by 100."""
    with given_set(caller, user) as name:
        params = {"name": name, "user_id": user.id, "format": "static"}
        files = {"thumbnail": sticker(100)}
        assert caller.ask("setStickerSetThumbnail", params, files=files) is True
        got = caller.given("getStickerSet", {"name": name})["thumbnail"]
    assert (got["width"], got["height"]) == (100, 100)
