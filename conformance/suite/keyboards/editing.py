"""Keyboards of messages that are there already."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.keyboards._keyboards import data_buttons, sent_with
from conformance.verdict import Consequence

_EDIT_TEXT = documented("Bot API, editMessageText")
_EDIT_MARKUP = documented("Bot API, editMessageReplyMarkup")
_INLINE = ("inline_keyboard",)


def _place(user: User, message: dict[str, Any]) -> dict[str, Any]:
    return {"chat_id": user.chat_id, "message_id": message["message_id"]}


@clause(
    "keyboards.edited-text-keeps-no-keyboard",
    "#editmessagetext",
    _EDIT_TEXT,
    observed("bots take a keyboard away by editing the text without it"),
    since="2.0",
    method="editMessageText",
    features=_INLINE,
)
def edited_text_keeps_no_keyboard(caller: Caller, user: User) -> None:
    """editMessageText without reply_markup takes the keyboard away."""
    sent = sent_with(caller, user, data_buttons("one"))
    edited = caller.accepted("editMessageText", {**_place(user, sent), "text": user.marker()})
    assert "reply_markup" not in edited


@clause(
    "keyboards.edited-text-with-keyboard",
    "#editmessagetext",
    _EDIT_TEXT,
    since="2.0",
    method="editMessageText",
    features=_INLINE,
)
def edited_text_with_keyboard(caller: Caller, user: User) -> None:
    """editMessageText puts a new keyboard under the message."""
    sent = sent_with(caller, user, data_buttons("one"))
    text, markup = user.marker(), data_buttons("two", "three")
    edited = caller.accepted("editMessageText", {**_place(user, sent), "text": text, "reply_markup": markup})
    assert (edited["text"], edited["reply_markup"]) == (text, markup)


@clause(
    "keyboards.same-text-other-keyboard",
    "#editmessagetext",
    _EDIT_TEXT,
    observed("bots page through lists by keyboards alone, and edit the same text again"),
    since="2.0",
    method="editMessageText",
    features=_INLINE,
)
def same_text_other_keyboard(caller: Caller, user: User) -> None:
    """An edit to the same text with another keyboard is a change, and accepted."""
    text = user.marker()
    sent = sent_with(caller, user, data_buttons("one"), text=text)
    params = {**_place(user, sent), "text": text, "reply_markup": data_buttons("two")}
    assert caller.accepted("editMessageText", params)["reply_markup"] == data_buttons("two")


@clause(
    "keyboards.markup-taken-away",
    "#editmessagereplymarkup",
    _EDIT_MARKUP,
    since="2.0",
    method="editMessageReplyMarkup",
    features=_INLINE,
)
def markup_taken_away(caller: Caller, user: User) -> None:
    """editMessageReplyMarkup without a markup takes the keyboard away."""
    edited = caller.accepted(
        "editMessageReplyMarkup", _place(user, sent_with(caller, user, data_buttons("x")))
    )
    assert "reply_markup" not in edited


@clause(
    "keyboards.markup-put-below",
    "#editmessagereplymarkup",
    _EDIT_MARKUP,
    since="2.0",
    method="editMessageReplyMarkup",
    features=_INLINE,
)
def markup_put_below(caller: Caller, user: User) -> None:
    """editMessageReplyMarkup puts a keyboard under a message that had none."""
    sent = caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": user.marker()})
    params = {**_place(user, sent), "reply_markup": data_buttons("one")}
    assert caller.accepted("editMessageReplyMarkup", params)["reply_markup"] == data_buttons("one")


@clause(
    "keyboards.markup-unchanged-refused",
    "#editmessagereplymarkup",
    observed("tdlib/telegram-bot-api, Client.cpp, fail_query_with_error: MESSAGE_NOT_MODIFIED"),
    observed("bots match this text to ignore it"),
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="editMessageReplyMarkup",
    features=("err_not_modified",),
)
def markup_unchanged_refused(caller: Caller, user: User) -> None:
    """Putting the same keyboard again is refused with 400 as not modified."""
    sent = sent_with(caller, user, data_buttons("one"))
    params = {**_place(user, sent), "reply_markup": data_buttons("one")}
    refusal = caller.refusal("editMessageReplyMarkup", params)
    assert refusal.error_code == 400
    assert (refusal.description or "").startswith("Bad Request: message is not modified")


@clause(
    "keyboards.markup-of-missing-message-refused",
    "#editmessagereplymarkup",
    observed("tdlib/telegram-bot-api, Client.cpp, process_edit_message_reply_markup_query"),
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="editMessageReplyMarkup",
)
def markup_of_missing_message_refused(caller: Caller, user: User) -> None:
    """The keyboard of a message that is not there cannot be edited: 400 and Telegram's words."""
    params = {"chat_id": user.chat_id, "message_id": 2_000_000_000, "reply_markup": data_buttons("x")}
    refusal = caller.refusal("editMessageReplyMarkup", params)
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: message to edit not found")


@clause(
    "keyboards.markup-of-others-refused",
    "#editmessagereplymarkup",
    documented("Bot API, Updating messages: only messages of the bot's own can be edited"),
    since="2.0",
    consequence=Consequence.DEGRADES,
    needs=("send_text",),
    method="editMessageReplyMarkup",
)
def markup_of_others_refused(caller: Caller, user: User) -> None:
    """A keyboard cannot be put under a person's message: 400."""
    text = user.says(user.marker())
    message = caller.awaited("message", lambda message: message.get("text") == text)["message"]
    params = {**_place(user, message), "reply_markup": data_buttons("x")}
    assert caller.refusal("editMessageReplyMarkup", params).error_code == 400


@clause(
    "keyboards.reply-keyboard-cannot-be-edited-in",
    "#editmessagereplymarkup",
    documented("Bot API, editMessageReplyMarkup: an inline keyboard"),
    since="2.0",
    consequence=Consequence.COSMETIC,
    method="editMessageReplyMarkup",
)
def reply_keyboard_cannot_be_edited_in(caller: Caller, user: User) -> None:
    """A reply keyboard cannot be edited into a message: 400."""
    sent = sent_with(caller, user, data_buttons("one"))
    params = {**_place(user, sent), "reply_markup": {"keyboard": [["کالاها"]]}}
    assert caller.refusal("editMessageReplyMarkup", params).error_code == 400


@clause(
    "keyboards.edited-button-works",
    "#editmessagereplymarkup",
    _EDIT_MARKUP,
    since="2.0",
    needs=("press_button",),
    method="editMessageReplyMarkup",
    features=_INLINE,
)
def edited_button_works(caller: Caller, user: User) -> None:
    """A button that an edit has put there brings its own data when it is pressed."""
    sent, data = sent_with(caller, user, data_buttons("old")), user.marker("new")
    caller.accepted("editMessageReplyMarkup", {**_place(user, sent), "reply_markup": data_buttons(data)})
    user.presses(sent, data)
    query = caller.awaited("callback_query", lambda query: query.get("data") == data)["callback_query"]
    assert query["message"]["message_id"] == sent["message_id"]
