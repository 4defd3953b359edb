"""Chosen results, and the messages that the bot knows by an inline_message_id."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, User
from conformance.suite.inline._inline import article, chosen
from conformance.verdict import Consequence, Level

_CHOSEN = documented("Bot API, ChosenInlineResult")
_UPDATING = documented("Bot API, Updating messages: True is returned for an inline message")
_CHOOSES = ("inline_query", "choose_result")
_ANSWER = ("answerInlineQuery",)
_KIND = "chosen_inline_result"


def _keyboard(data: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "خرید", "callback_data": data}]]}


def _named(caller: Caller, person: User, data: str = "buy") -> dict[str, Any]:
    """What names a message that a result with a keyboard has sent."""
    result = chosen(caller, person, article(reply_markup=_keyboard(data)))
    return {"inline_message_id": result["inline_message_id"]}


@clause(
    "inline.chosen-is-whole",
    "#choseninlineresult",
    _CHOSEN,
    since="1.8.2",
    consequence=Consequence.DEGRADES,
    needs=_CHOOSES,
    method="getUpdates",
    update=_KIND,
    stands_on=_ANSWER,
)
def chosen_is_whole(caller: Caller, user: User) -> None:
    """A chosen result comes as chosen_inline_result, schema-true."""
    result = chosen(caller, user, article())
    caller.whole("the result", caller.validator.type("ChosenInlineResult", result))


@clause(
    "inline.chosen-says-which",
    "#choseninlineresult",
    _CHOSEN,
    since="1.8.2",
    needs=_CHOOSES,
    update=_KIND,
    stands_on=_ANSWER,
)
def chosen_says_which(caller: Caller, user: User) -> None:
    """A chosen result has the result's id and the person who has chosen it."""
    result = chosen(caller, user, article("کالا-7"))
    assert (result["result_id"], result["from"]["id"]) == ("کالا-7", user.id)


@clause(
    "inline.named-with-keyboard",
    "#choseninlineresult",
    documented("Bot API, ChosenInlineResult: available only if there is an inline keyboard"),
    since="2.0",
    needs=_CHOOSES,
    update=_KIND,
    stands_on=_ANSWER,
)
def named_with_keyboard(caller: Caller, user: User) -> None:
    """A chosen result has an inline_message_id where it has a keyboard, and none where it has not."""
    assert chosen(caller, user, article(reply_markup=_keyboard("x")))["inline_message_id"]
    assert "inline_message_id" not in chosen(caller, user, article())


@clause(
    "inline.chosen-in-group",
    "#choseninlineresult",
    _CHOSEN,
    since="1.8.2",
    consequence=Consequence.DEGRADES,
    needs=_CHOOSES,
    update=_KIND,
    stands_on=_ANSWER,
)
def chosen_in_group(caller: Caller, group: Group) -> None:
    """A result that a member chooses in a group comes from that member."""
    assert chosen(caller, group.member, article())["from"]["id"] == group.member.id


@clause(
    "inline.pressed-by-name",
    "#callbackquery",
    documented("Bot API, CallbackQuery: inline_message_id if the message was sent via the bot"),
    since="2.0",
    needs=(*_CHOOSES, "press_inline_button"),
    update="callback_query",
    stands_on=_ANSWER,
    features=("inline_keyboard",),
)
def pressed_by_name(caller: Caller, user: User) -> None:
    """A press under such a message comes with its inline_message_id and without a message."""
    data = user.marker("buy")
    name = _named(caller, user, data)
    user.act("press_inline_button", **name, data=data)
    query = caller.awaited("callback_query", lambda one: one.get("data") == data)["callback_query"]
    assert query["inline_message_id"] == name["inline_message_id"]
    assert "message" not in query


@clause(
    "inline.edited-by-name",
    "#editmessagetext",
    _UPDATING,
    since="2.0",
    needs=_CHOOSES,
    method="editMessageText",
    stands_on=_ANSWER,
)
def edited_by_name(caller: Caller, user: User) -> None:
    """The text of a message with an inline_message_id can be edited, which gives True."""
    assert caller.ask("editMessageText", {**_named(caller, user), "text": user.marker()}) is True


@clause(
    "inline.edit-by-name-stays",
    "#editmessagetext",
    observed("tdlib/telegram-bot-api, Client.cpp, fail_query_with_error: MESSAGE_NOT_MODIFIED"),
    since="2.0",
    consequence=Consequence.DEGRADES,
    needs=_CHOOSES,
    method="editMessageText",
    stands_on=_ANSWER,
    features=("err_not_modified",),
)
def edit_by_name_stays(caller: Caller, user: User) -> None:
    """The same edit by inline_message_id a second time is refused with 400 as not modified."""
    params = {**_named(caller, user), "text": user.marker()}
    caller.accepted("editMessageText", params)
    refusal = caller.refusal("editMessageText", params)
    assert refusal.error_code == 400
    assert (refusal.description or "").startswith("Bad Request: message is not modified")


@clause(
    "inline.markup-by-name",
    "#editmessagereplymarkup",
    _UPDATING,
    since="2.0",
    needs=(*_CHOOSES, "press_inline_button"),
    method="editMessageReplyMarkup",
    stands_on=_ANSWER,
    features=("inline_keyboard",),
)
def markup_by_name(caller: Caller, user: User) -> None:
    """The keyboard of such a message can be edited, and its new button works."""
    name, data = _named(caller, user), user.marker("new")
    assert caller.accepted("editMessageReplyMarkup", {**name, "reply_markup": _keyboard(data)}) is True
    user.act("press_inline_button", **name, data=data)
    caller.awaited("callback_query", lambda one: one.get("data") == data)


@clause(
    "inline.location-stopped-by-name",
    "#stopmessagelivelocation",
    _UPDATING,
    since="3.4",
    consequence=Consequence.DEGRADES,
    needs=_CHOOSES,
    method="stopMessageLiveLocation",
    stands_on=_ANSWER,
)
def location_stopped_by_name(caller: Caller, user: User) -> None:
    """A live location that a result has sent can be stopped by its inline_message_id, which gives True."""
    place = {"latitude": 35.7, "longitude": 51.3, "live_period": 600, "title": "پیک"}
    result = chosen(caller, user, {"type": "location", "id": "1", **place, "reply_markup": _keyboard("x")})
    name = {"inline_message_id": result["inline_message_id"]}
    assert caller.accepted("stopMessageLiveLocation", name) is True


@clause(
    "inline.unknown-name-refused",
    "#editmessagetext",
    observed("bots edit messages that were deleted since"),
    level=Level.SHOULD,
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="editMessageText",
)
def unknown_name_refused(caller: Caller, user: User) -> None:
    """An inline_message_id that names nothing is refused with 400."""
    params = {"inline_message_id": "AgAAAAEAAAAAAAAAAAAAAAAAAAA", "text": user.marker()}
    assert caller.refusal("editMessageText", params).error_code == 400
