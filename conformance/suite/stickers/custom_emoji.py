"""Custom emoji: stickers within texts."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import sticker
from conformance.suite.ground.sending import refused
from conformance.suite.stickers._sets import free_name, given_set, made_set, shown
from conformance.verdict import Consequence, Level

_SERVER = observed("tdlib/telegram-bot-api, Client.cpp")
_STICKER = documented("Bot API, Sticker")


@clause(
    "stickers.custom-emoji-made",
    "#createnewstickerset",
    _STICKER,
    since="6.2",
    consequence=Consequence.DEGRADES,
    method="createNewStickerSet",
    stands_on=("getStickerSet", "deleteStickerSet"),
    features=("custom_emoji",),
)
def custom_emoji_made(caller: Caller, user: User) -> None:
    """A sticker of a set of custom emoji has a custom_emoji_id."""
    with made_set(caller, user, sticker_type="custom_emoji", file=sticker(100)) as name:
        (got,) = shown(caller, name)
    assert (got["type"], got["custom_emoji_id"].isdecimal()) == ("custom_emoji", True)


@clause(
    "stickers.custom-emoji-repainted",
    "#createnewstickerset",
    _STICKER,
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="createNewStickerSet",
    stands_on=("getStickerSet", "deleteStickerSet"),
    features=("custom_emoji",),
)
def custom_emoji_repainted(caller: Caller, user: User) -> None:
    """Custom emoji that take the colour of their text say needs_repainting."""
    how = {"sticker_type": "custom_emoji", "needs_repainting": True, "file": sticker(100)}
    with made_set(caller, user, **how) as name:
        (got,) = shown(caller, name)
    assert got["needs_repainting"] is True


@clause(
    "stickers.custom-emoji-found",
    "#getcustomemojistickers",
    documented("Bot API, getCustomEmojiStickers"),
    since="6.2",
    consequence=Consequence.DEGRADES,
    method="getCustomEmojiStickers",
    stands_on=("createNewStickerSet", "getStickerSet", "deleteStickerSet"),
    features=("custom_emoji",),
)
def custom_emoji_found(caller: Caller, user: User) -> None:
    """getCustomEmojiStickers gives the sticker of each custom_emoji_id."""
    with given_set(caller, user, sticker_type="custom_emoji", file=sticker(100)) as name:
        known = shown(caller, name)[0]["custom_emoji_id"]
        (got,) = caller.ask("getCustomEmojiStickers", {"custom_emoji_ids": [known]})
    assert (got["custom_emoji_id"], got["set_name"]) == (known, name)


@clause(
    "stickers.custom-emoji-broken-refused",
    "#getcustomemojistickers",
    _SERVER,
    since="6.2",
    consequence=Consequence.COSMETIC,
    method="getCustomEmojiStickers",
)
def custom_emoji_broken_refused(caller: Caller) -> None:
    """Ids that are no list are refused with 400 and Telegram's words."""
    got = refused(caller, "getCustomEmojiStickers", {"custom_emoji_ids": "junk"})
    assert got == (400, "Bad Request: can't parse custom emoji identifiers JSON object")


@clause(
    "stickers.custom-emoji-in-text",
    "#messageentity",
    documented("Bot API, MessageEntity: custom_emoji"),
    since="6.2",
    level=Level.SHOULD,
    consequence=Consequence.COSMETIC,
    method="sendMessage",
    stands_on=("createNewStickerSet", "getStickerSet", "deleteStickerSet"),
    features=("custom_emoji",),
)
def custom_emoji_in_text(caller: Caller, user: User) -> None:
    """A custom emoji of the bot's own set comes back in a text."""
    with given_set(caller, user, sticker_type="custom_emoji", file=sticker(100)) as name:
        known = shown(caller, name)[0]["custom_emoji_id"]
        text = f'<tg-emoji emoji-id="{known}">🌷</tg-emoji>'
        params = {"chat_id": user.chat_id, "text": text, "parse_mode": "HTML"}
        (entity,) = caller.accepted("sendMessage", params)["entities"]
    assert (entity["type"], entity["custom_emoji_id"]) == ("custom_emoji", known)


@clause(
    "stickers.emoji-set-thumbnail",
    "#setcustomemojistickersetthumbnail",
    documented("Bot API, setCustomEmojiStickerSetThumbnail"),
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="setCustomEmojiStickerSetThumbnail",
    stands_on=("createNewStickerSet", "getStickerSet", "deleteStickerSet"),
)
def emoji_set_thumbnail(caller: Caller, user: User) -> None:
    """A set of custom emoji can show one of its own for its picture, and no other set can."""
    with given_set(caller, user, sticker_type="custom_emoji", file=sticker(100)) as name:
        known = shown(caller, name)[0]["custom_emoji_id"]
        params = {"name": name, "custom_emoji_id": known}
        assert caller.ask("setCustomEmojiStickerSetThumbnail", params) is True
    missing = {"name": free_name(caller), "custom_emoji_id": known}
    assert caller.refusal("setCustomEmojiStickerSetThumbnail", missing).error_code == 400
