"""Keyboards and callbacks."""

from collections.abc import Callable
from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, User

_KEYBOARD = documented("Bot API, InlineKeyboardMarkup")
_QUERY = documented("Bot API, CallbackQuery")
_PRESS = ("press_button",)


def _keyboard(*data: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": f"دکمه {one[:8]}", "callback_data": one} for one in data]]}


def _asked(caller: Caller, user: User, *data: str) -> dict[str, Any]:
    params = {"chat_id": user.chat_id, "text": user.marker(), "reply_markup": _keyboard(*data)}
    sent: dict[str, Any] = caller.accepted("sendMessage", params)
    return sent


def _with(data: str) -> Callable[[dict[str, Any]], bool]:
    return lambda query: query.get("data") == data


@clause(
    "keyboards.inline-comes-back",
    "#inlinekeyboardmarkup",
    _KEYBOARD,
    since="2.0",
    method="sendMessage",
    features=("inline_keyboard",),
)
def inline_comes_back(caller: Caller, user: User) -> None:
    """The sent message carries its inline keyboard as it was given."""
    assert _asked(caller, user, "one", "two")["reply_markup"] == _keyboard("one", "two")


@clause(
    "keyboards.reply-keyboard",
    "#replykeyboardmarkup",
    documented("Bot API, ReplyKeyboardMarkup"),
    method="sendMessage",
    features=("reply_keyboard",),
)
def reply_keyboard(caller: Caller, user: User) -> None:
    """A reply keyboard is accepted."""
    markup = {"keyboard": [[{"text": "کالاها"}, {"text": "سبد"}]], "resize_keyboard": True}
    caller.ask("sendMessage", {"chat_id": user.chat_id, "text": user.marker(), "reply_markup": markup})


@clause(
    "keyboards.data-limit",
    "#inlinekeyboardbutton",
    documented("Bot API, InlineKeyboardButton"),
    observed("Telegram's error text"),
    since="2.0",
    method="sendMessage",
    features=("inline_keyboard",),
)
def data_limit(caller: Caller, user: User) -> None:
    """Callback data of more than 64 bytes is refused with 400."""
    params = {"chat_id": user.chat_id, "text": user.marker(), "reply_markup": _keyboard("x" * 65)}
    refusal = caller.refusal("sendMessage", params)
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: BUTTON_DATA_INVALID")


@clause(
    "keyboards.longest-data",
    "#inlinekeyboardbutton",
    documented("Bot API, InlineKeyboardButton"),
    since="2.0",
    needs=_PRESS,
    method="getUpdates",
    update="callback_query",
    features=("inline_keyboard",),
)
def longest_data(caller: Caller, user: User) -> None:
    """Callback data of 64 bytes comes back whole when its button is pressed."""
    data = "d" * 64
    user.presses(_asked(caller, user, data), data)
    query = caller.awaited("callback_query", _with(data))["callback_query"]
    assert query["data"] == data


@clause(
    "keyboards.press-arrives",
    "#callbackquery",
    _QUERY,
    since="2.0",
    needs=_PRESS,
    method="getUpdates",
    update="callback_query",
    features=("inline_keyboard",),
)
def press_arrives(caller: Caller, user: User) -> None:
    """A press reaches the bot with its data and the message of the keyboard."""
    sent = _asked(caller, user, "one")
    user.presses(sent, "one")
    query = caller.awaited("callback_query", _with("one"))["callback_query"]
    assert query["message"]["message_id"] == sent["message_id"]
    assert query["message"]["chat"]["id"] == user.chat_id


@clause(
    "keyboards.chat-instance",
    "#callbackquery",
    _QUERY,
    observed("aiogram, python-telegram-bot and pyTelegramBotAPI cannot parse a query without it"),
    since="2.2",
    needs=_PRESS,
    method="getUpdates",
    update="callback_query",
    features=("inline_keyboard",),
)
def chat_instance(caller: Caller, user: User) -> None:
    """A callback query has a chat_instance, the same for every press in the chat."""
    instances = set()
    for data in ("one", "two"):
        user.presses(_asked(caller, user, data), data)
        update = caller.awaited("callback_query", _with(data))
        instances.add(update["callback_query"]["chat_instance"])
        caller.updates(offset=update["update_id"] + 1, timeout=0)
    assert len(instances) == 1


@clause(
    "keyboards.answer",
    "#answercallbackquery",
    documented("Bot API, answerCallbackQuery"),
    since="2.0",
    needs=_PRESS,
    method="answerCallbackQuery",
)
def answer(caller: Caller, user: User) -> None:
    """A callback query can be answered."""
    user.presses(_asked(caller, user, "one"), "one")
    query = caller.awaited("callback_query", _with("one"))["callback_query"]
    assert caller.ask("answerCallbackQuery", {"callback_query_id": query["id"], "text": "ثبت شد"}) is True


@clause(
    "keyboards.unknown-query-refused",
    "#answercallbackquery",
    observed("Telegram's error text"),
    since="2.0",
    method="answerCallbackQuery",
)
def unknown_query_refused(caller: Caller) -> None:
    """Answering a query that does not exist is refused with 400 and Telegram's words."""
    refusal = caller.refusal("answerCallbackQuery", {"callback_query_id": "1"})
    assert refusal.error_code == 400
    assert refusal.description == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


@clause(
    "keyboards.edit-markup",
    "#editmessagereplymarkup",
    documented("Bot API, editMessageReplyMarkup"),
    since="2.0",
    method="editMessageReplyMarkup",
)
def edit_markup(caller: Caller, user: User) -> None:
    """The keyboard of a sent message can be changed alone."""
    sent = _asked(caller, user, "one")
    place = {"chat_id": user.chat_id, "message_id": sent["message_id"]}
    edited = caller.ask("editMessageReplyMarkup", {**place, "reply_markup": _keyboard("two")})
    assert edited["reply_markup"] == _keyboard("two")
    assert edited["text"] == sent["text"]
