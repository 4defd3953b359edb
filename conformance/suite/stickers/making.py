"""Sets that are made, and those that are refused."""

from conformance.suite.clause import captured, clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import animated_sticker, sticker, video_sticker
from conformance.suite.ground.sending import refused
from conformance.suite.stickers._sets import free_name, given_set, made_set, one, shown
from conformance.verdict import Consequence

_SERVER = observed("tdlib/telegram-bot-api, Client.cpp")
_SET = documented("Bot API, StickerSet")


@clause(
    "stickers.set-made",
    "#createnewstickerset",
    documented("Bot API, createNewStickerSet"),
    since="3.2",
    method="createNewStickerSet",
    stands_on=("getStickerSet", "deleteStickerSet"),
)
def set_made(caller: Caller, user: User) -> None:
    """A new set has its name, title, kind and stickers."""
    with made_set(caller, user, one("🌷"), one("🔥")) as name:
        got = caller.given("getStickerSet", {"name": name})
    assert (got["name"], got["title"], got["sticker_type"]) == (name, "گل‌ها", "regular")
    assert [item["emoji"] for item in got["stickers"]] == ["🌷", "🔥"]


@clause(
    "stickers.set-is-whole",
    "#getstickerset",
    _SET,
    captured("public recording: jarhill0__pawt__test_sticker_set__test_objectify_from_data"),
    since="3.2",
    method="getStickerSet",
    stands_on=("createNewStickerSet", "deleteStickerSet"),
)
def set_is_whole(caller: Caller, user: User) -> None:
    """getStickerSet gives a StickerSet, schema-true, whose stickers name it."""
    with given_set(caller, user) as name:
        got = caller.ask("getStickerSet", {"name": name})
    assert [item["set_name"] for item in got["stickers"]] == [name]


@clause(
    "stickers.unknown-set-refused",
    "#getstickerset",
    observed("teloxide, errors: STICKERSET_INVALID"),
    since="3.2",
    consequence=Consequence.DEGRADES,
    method="getStickerSet",
    features=("err_text_match",),
)
def unknown_set_refused(caller: Caller) -> None:
    """A set that does not exist is refused with 400 and Telegram's words."""
    got = refused(caller, "getStickerSet", {"name": free_name(caller)})
    assert got == (400, "Bad Request: STICKERSET_INVALID")


@clause(
    "stickers.set-name-of-another-refused",
    "#createnewstickerset",
    documented("Bot API, createNewStickerSet"),
    _SERVER,
    since="3.2",
    consequence=Consequence.DEGRADES,
    method="createNewStickerSet",
)
def set_name_of_another_refused(caller: Caller, user: User) -> None:
    """A name that does not end in _by_ and the bot's username is refused with 400 and Telegram's words."""
    params = {"user_id": user.id, "name": "flowers_by_nobody", "title": "گل", "stickers": [one()]}
    got = refused(caller, "createNewStickerSet", params, files={"file": sticker()})
    assert got == (400, "Bad Request: invalid sticker set name is specified")


@clause(
    "stickers.set-name-taken-refused",
    "#createnewstickerset",
    _SERVER,
    since="3.2",
    consequence=Consequence.DEGRADES,
    method="createNewStickerSet",
    stands_on=("deleteStickerSet",),
)
def set_name_taken_refused(caller: Caller, user: User) -> None:
    """A name that a set has already is refused with 400 and Telegram's words."""
    with made_set(caller, user) as name:
        params = {"user_id": user.id, "name": name, "title": "گل", "stickers": [one()]}
        got = refused(caller, "createNewStickerSet", params, files={"file": sticker()})
    assert got == (400, "Bad Request: sticker set name is already occupied")


@clause(
    "stickers.set-with-wrong-size-refused",
    "#createnewstickerset",
    documented("Bot API, Stickers: one side must be exactly 512 pixels"),
    observed("star-39/moe-sticker-bot, issue 55"),
    since="3.2",
    consequence=Consequence.DEGRADES,
    method="createNewStickerSet",
)
def set_with_wrong_size_refused(caller: Caller, user: User) -> None:
    """A picture of which no side is 512 pixels is no sticker: 400 and Telegram's words."""
    params = {"user_id": user.id, "name": free_name(caller), "title": "گل", "stickers": [one()]}
    got = refused(caller, "createNewStickerSet", params, files={"file": sticker(300)})
    assert got == (400, "Bad Request: STICKER_PNG_DIMENSIONS")


@clause(
    "stickers.set-without-stickers-refused",
    "#createnewstickerset",
    documented("Bot API, createNewStickerSet: 1-50 initial stickers"),
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="createNewStickerSet",
)
def set_without_stickers_refused(caller: Caller, user: User) -> None:
    """A set of no stickers is refused with 400."""
    params = {"user_id": user.id, "name": free_name(caller), "title": "گل", "stickers": []}
    assert caller.refusal("createNewStickerSet", params).error_code == 400


@clause(
    "stickers.set-of-animated",
    "#createnewstickerset",
    documented("Bot API, Bot API 7.2: sets of several formats"),
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="createNewStickerSet",
    stands_on=("getStickerSet", "deleteStickerSet"),
)
def set_of_animated(caller: Caller, user: User) -> None:
    """A set can have static, animated and video stickers together."""
    stickers = [one(), one(form="animated"), one(form="video")]
    files = {"static": sticker(), "animated": animated_sticker(), "video": video_sticker()}
    named = [{**item, "sticker": f"attach://{item['format']}"} for item in stickers]
    name = free_name(caller)
    params = {"user_id": user.id, "name": name, "title": "گل", "stickers": named}
    caller.accepted("createNewStickerSet", params, files=files)
    try:
        got = [(item["is_animated"], item["is_video"]) for item in shown(caller, name)]
    finally:
        caller.call("deleteStickerSet", {"name": name})
    assert got == [(False, False), (True, False), (False, True)]


@clause(
    "stickers.set-deleted",
    "#deletestickerset",
    documented("Bot API, deleteStickerSet"),
    since="6.6",
    consequence=Consequence.DEGRADES,
    method="deleteStickerSet",
    stands_on=("createNewStickerSet", "getStickerSet"),
)
def set_deleted(caller: Caller, user: User) -> None:
    """A deleted set is not found, and cannot be deleted again."""
    with given_set(caller, user) as name:
        assert caller.ask("deleteStickerSet", {"name": name}) is True
        assert not caller.call("getStickerSet", {"name": name}).ok
        assert not caller.call("deleteStickerSet", {"name": name}).ok


@clause(
    "stickers.sticker-file-uploaded",
    "#uploadstickerfile",
    documented("Bot API, uploadStickerFile"),
    captured("public recording: jarhill0__pawt__test_user__test_sticker_set"),
    since="3.2",
    consequence=Consequence.DEGRADES,
    method="uploadStickerFile",
    stands_on=("createNewStickerSet", "getStickerSet", "deleteStickerSet"),
)
def sticker_file_uploaded(caller: Caller, user: User) -> None:
    """uploadStickerFile gives a File, whose id makes a sticker of a set."""
    params = {"user_id": user.id, "sticker_format": "static"}
    file = caller.ask("uploadStickerFile", params, files={"sticker": sticker()})
    by_id = {"sticker": file["file_id"], "format": "static", "emoji_list": ["🔥"]}
    with given_set(caller, user, by_id) as name:
        assert [item["emoji"] for item in shown(caller, name)] == ["🔥"]


@clause(
    "stickers.sticker-format-unknown-refused",
    "#uploadstickerfile",
    documented("Bot API, uploadStickerFile"),
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="uploadStickerFile",
)
def sticker_format_unknown_refused(caller: Caller, user: User) -> None:
    """A sticker_format that does not exist is refused with 400."""
    params = {"user_id": user.id, "sticker_format": "drawn"}
    assert caller.refusal("uploadStickerFile", params, files={"sticker": sticker()}).error_code == 400
