"""Edits of captions, media and keyboards."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import film, paper, picture
from conformance.suite.ground.sending import place, refused, sent
from conformance.verdict import Consequence

_CAPTION = documented("Bot API, editMessageCaption")
_MEDIA = documented("Bot API, editMessageMedia")
_MARKUP = documented("Bot API, editMessageReplyMarkup")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp, and TDLib's error texts")
_BUTTON = {"inline_keyboard": [[{"text": "خرید", "callback_data": "buy"}]]}
_UNCHANGED = (
    "Bad Request: message is not modified: specified new message content and reply markup"
    " are exactly the same as a current content and reply markup of the message"
)


def _photo(caller: Caller, user: User, **params: Any) -> dict[str, Any]:
    given = {"chat_id": user.chat_id, "caption": "کهنه", **params}
    message: dict[str, Any] = caller.given("sendPhoto", given, files={"photo": picture()})
    return message


@clause(
    "messages.edit-caption",
    "#editmessagecaption",
    _CAPTION,
    since="2.0",
    method="editMessageCaption",
    stands_on=("sendPhoto",),
)
def edit_caption(caller: Caller, user: User) -> None:
    """editMessageCaption changes the caption with its formatting, and leaves the photo."""
    first = _photo(caller, user)
    params = {**place(first), "caption": "<b>تازه</b>", "parse_mode": "HTML"}
    edited = caller.accepted("editMessageCaption", params)
    assert (edited["caption"], edited["caption_entities"][0]["type"]) == ("تازه", "bold")
    assert edited["photo"][-1]["file_unique_id"] == first["photo"][-1]["file_unique_id"]


@clause(
    "messages.edit-caption-away",
    "#editmessagecaption",
    _CAPTION,
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="editMessageCaption",
    stands_on=("sendPhoto",),
)
def edit_caption_away(caller: Caller, user: User) -> None:
    """editMessageCaption without a caption takes the caption away."""
    edited = caller.accepted("editMessageCaption", place(_photo(caller, user)))
    assert (bool(edited["photo"]), "caption" in edited) == (True, False)


@clause(
    "messages.edit-caption-unchanged-refused",
    "#editmessagecaption",
    _SERVER,
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="editMessageCaption",
    stands_on=("sendPhoto",),
    features=("err_not_modified",),
)
def edit_caption_unchanged_refused(caller: Caller, user: User) -> None:
    """An edit to the caption that is there already is refused with 400 and Telegram's words."""
    params = {**place(_photo(caller, user)), "caption": "کهنه"}
    assert refused(caller, "editMessageCaption", params) == (400, _UNCHANGED)


@clause(
    "messages.edit-caption-of-text-refused",
    "#editmessagecaption",
    observed("TDLib's refusal of a message without a caption"),
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="editMessageCaption",
)
def edit_caption_of_text_refused(caller: Caller, user: User) -> None:
    """A text has no caption to edit: 400."""
    params = {**place(sent(caller, user)), "caption": "تازه"}
    assert caller.refusal("editMessageCaption", params).error_code == 400


@clause(
    "messages.edit-media-kind",
    "#editmessagemedia",
    _MEDIA,
    since="4.0",
    method="editMessageMedia",
    stands_on=("sendPhoto",),
)
def edit_media_kind(caller: Caller, user: User) -> None:
    """editMessageMedia puts an uploaded document with its caption in a photo's place."""
    media = {"type": "document", "media": "attach://new", "caption": "تازه"}
    params = {**place(_photo(caller, user)), "media": media}
    edited = caller.accepted("editMessageMedia", params, files={"new": paper()})
    assert (edited["document"]["file_name"], edited["caption"]) == ("گزارش.txt", "تازه")
    assert "photo" not in edited


@clause(
    "messages.edit-media-by-id",
    "#editmessagemedia",
    _MEDIA,
    since="4.0",
    method="editMessageMedia",
    stands_on=("sendPhoto", "sendVideo"),
    features=("file_id_reuse",),
)
def edit_media_by_id(caller: Caller, user: User) -> None:
    """editMessageMedia takes a file_id that was sent before."""
    other = caller.given("sendVideo", {"chat_id": user.chat_id}, files={"video": film()})["video"]
    params = {**place(_photo(caller, user)), "media": {"type": "video", "media": other["file_id"]}}
    edited = caller.accepted("editMessageMedia", params)
    assert edited["video"]["file_unique_id"] == other["file_unique_id"]


@clause(
    "messages.edit-media-broken-refused",
    "#editmessagemedia",
    _SERVER,
    since="4.0",
    consequence=Consequence.COSMETIC,
    method="editMessageMedia",
    stands_on=("sendPhoto",),
)
def edit_media_broken_refused(caller: Caller, user: User) -> None:
    """Media that are no JSON are refused with 400 and Telegram's words."""
    got = refused(caller, "editMessageMedia", {**place(_photo(caller, user)), "media": "junk"})
    assert got == (400, "Bad Request: can't parse input media JSON object")


@clause(
    "messages.edit-markup-away",
    "#editmessagereplymarkup",
    _MARKUP,
    since="2.0",
    method="editMessageReplyMarkup",
    features=("inline_keyboard",),
)
def edit_markup_away(caller: Caller, user: User) -> None:
    """editMessageReplyMarkup without a keyboard takes the keyboard away and leaves the text."""
    first = sent(caller, user, reply_markup=_BUTTON)
    edited = caller.accepted("editMessageReplyMarkup", place(first))
    assert (edited["text"], "reply_markup" in edited) == (first["text"], False)


@clause(
    "messages.edit-markup-unchanged-refused",
    "#editmessagereplymarkup",
    _SERVER,
    since="2.0",
    method="editMessageReplyMarkup",
    features=("err_not_modified",),
)
def edit_markup_unchanged_refused(caller: Caller, user: User) -> None:
    """An edit to the keyboard that is there already is refused with 400 and Telegram's words."""
    params = {**place(sent(caller, user, reply_markup=_BUTTON)), "reply_markup": _BUTTON}
    assert refused(caller, "editMessageReplyMarkup", params) == (400, _UNCHANGED)
