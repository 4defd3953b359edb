"""Edits of text, and what cannot be edited."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import picture
from conformance.suite.ground.sending import place, refused, seen, sent
from conformance.verdict import Consequence, Level

_TEXT = documented("Bot API, editMessageText")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp, and TDLib's error texts")
_BUTTON = {"inline_keyboard": [[{"text": "خرید", "callback_data": "buy"}]]}


def _photo(caller: Caller, user: User, **params: Any) -> dict[str, Any]:
    given = {"chat_id": user.chat_id, "caption": "کهنه", **params}
    message: dict[str, Any] = caller.given("sendPhoto", given, files={"photo": picture()})
    return message


@clause("messages.edit-stays", "#editmessagetext", _TEXT, since="2.0", method="editMessageText")
def edit_stays(caller: Caller, user: User) -> None:
    """An edited message is found later with its new text, at its old place and with its old date."""
    first = sent(caller, user)
    text = user.marker("ویرایش")
    caller.accepted("editMessageText", {**place(first), "text": text})
    now = seen(caller, **place(first))
    assert (now["text"], now.get("date")) == (text, first.get("date"))


@clause(
    "messages.edit-formats",
    "#editmessagetext",
    _TEXT,
    since="2.0",
    method="editMessageText",
    features=("parse_mode_html",),
)
def edit_formats(caller: Caller, user: User) -> None:
    """The entities of an edited text are those of the new text alone."""
    first = sent(caller, user, text="<i>کهنه</i>", parse_mode="HTML")
    params = {**place(first), "text": "تازه <b>گل</b>", "parse_mode": "HTML"}
    edited = caller.accepted("editMessageText", params)
    got = [(entity["type"], entity["offset"], entity["length"]) for entity in edited["entities"]]
    assert got == [("bold", 5, 2)]


@clause(
    "messages.edit-by-entities",
    "#editmessagetext",
    _TEXT,
    since="5.0",
    method="editMessageText",
    features=("entities_param",),
)
def edit_by_entities(caller: Caller, user: User) -> None:
    """An edited text can be formatted by entities."""
    params = {**place(sent(caller, user)), "text": "گل سرخ"}
    entities = [{"type": "italic", "offset": 3, "length": 3}]
    edited = caller.accepted("editMessageText", {**params, "entities": entities})
    assert [entity["type"] for entity in edited["entities"]] == ["italic"]


@clause(
    "messages.edit-drops-keyboard",
    "#editmessagetext",
    observed("an edit without reply_markup takes the inline keyboard away, as bots rely on"),
    level=Level.OBSERVED,
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="editMessageText",
    features=("inline_keyboard",),
)
def edit_drops_keyboard(caller: Caller, user: User) -> None:
    """An edit of the text without reply_markup takes the inline keyboard away."""
    first = sent(caller, user, reply_markup=_BUTTON)
    edited = caller.accepted("editMessageText", {**place(first), "text": user.marker("ویرایش")})
    assert "reply_markup" not in edited


@clause(
    "messages.edit-with-keyboard",
    "#editmessagetext",
    _TEXT,
    since="2.0",
    method="editMessageText",
    features=("inline_keyboard",),
)
def edit_with_keyboard(caller: Caller, user: User) -> None:
    """A text and its inline keyboard can be edited in one call."""
    params = {**place(sent(caller, user)), "text": user.marker("ویرایش"), "reply_markup": _BUTTON}
    assert caller.accepted("editMessageText", params)["reply_markup"] == _BUTTON


@clause(
    "messages.edit-persons-refused",
    "#editmessagetext",
    _SERVER,
    since="2.0",
    needs=("send_text",),
    consequence=Consequence.DEGRADES,
    method="editMessageText",
    features=("err_text_match",),
)
def edit_persons_refused(caller: Caller, user: User) -> None:
    """A person's message cannot be edited by the bot: 400 and Telegram's words."""
    text = user.says(user.marker())
    theirs = caller.awaited("message", lambda message: message.get("text") == text)["message"]
    got = refused(caller, "editMessageText", {**place(theirs), "text": user.marker()})
    assert got == (400, "Bad Request: message can't be edited")


@clause(
    "messages.edit-text-of-photo-refused",
    "#editmessagetext",
    _SERVER,
    since="2.0",
    method="editMessageText",
    stands_on=("sendPhoto",),
    features=("err_text_match",),
)
def edit_text_of_photo_refused(caller: Caller, user: User) -> None:
    """A photo has no text to edit: 400 and Telegram's words."""
    got = refused(caller, "editMessageText", {**place(_photo(caller, user)), "text": "تازه"})
    assert got == (400, "Bad Request: there is no text in the message to edit")


@clause(
    "messages.edit-long-text-refused",
    "#editmessagetext",
    _TEXT,
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="editMessageText",
)
def edit_long_text_refused(caller: Caller, user: User) -> None:
    """An edit to a text of 4097 characters is refused with 400."""
    params = {**place(sent(caller, user)), "text": "م" * 4097}
    assert caller.refusal("editMessageText", params).error_code == 400


@clause(
    "messages.edit-nothing-named-refused",
    "#editmessagetext",
    _SERVER,
    since="2.0",
    consequence=Consequence.COSMETIC,
    method="editMessageText",
)
def edit_nothing_named_refused(caller: Caller) -> None:
    """An edit that names no message is refused with 400 and Telegram's words."""
    got = refused(caller, "editMessageText", {"text": "تازه"})
    assert got == (400, "Bad Request: message identifier is not specified")
