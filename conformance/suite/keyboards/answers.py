"""Answers to presses."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.keyboards._keyboards import data_buttons, sent_with
from conformance.verdict import Consequence, Level

_ANSWER = documented("Bot API, answerCallbackQuery")
_PRESS = ("press_button",)
_METHOD = "answerCallbackQuery"


def _query(caller: Caller, user: User) -> dict[str, Any]:
    """What names a query that waits for an answer."""
    data = user.marker("a")
    user.presses(sent_with(caller, user, data_buttons(data)), data)
    update = caller.awaited("callback_query", lambda query: query.get("data") == data)
    return {"callback_query_id": update["callback_query"]["id"]}


@clause(
    "keyboards.answer-with-nothing",
    "#answercallbackquery",
    _ANSWER,
    since="2.0",
    needs=_PRESS,
    method=_METHOD,
)
def answer_with_nothing(caller: Caller, user: User) -> None:
    """A query can be answered without a word, which ends the progress on the button."""
    assert caller.accepted(_METHOD, _query(caller, user)) is True


@clause(
    "keyboards.answer-as-alert",
    "#answercallbackquery",
    _ANSWER,
    since="2.0",
    needs=_PRESS,
    method=_METHOD,
    features=("show_alert",),
)
def answer_as_alert(caller: Caller, user: User) -> None:
    """A query can be answered by an alert."""
    params = {**_query(caller, user), "text": "سبد شما خالی است", "show_alert": True}
    assert caller.accepted(_METHOD, params) is True


@clause(
    "keyboards.longest-answer",
    "#answercallbackquery",
    documented("Bot API, answerCallbackQuery: 0-200 characters"),
    since="2.0",
    consequence=Consequence.DEGRADES,
    needs=_PRESS,
    method=_METHOD,
)
def longest_answer(caller: Caller, user: User) -> None:
    """An answer of 200 Persian characters is accepted."""
    assert caller.accepted(_METHOD, {**_query(caller, user), "text": "پ" * 200}) is True


@clause(
    "keyboards.too-long-answer-refused",
    "#answercallbackquery",
    documented("Bot API, answerCallbackQuery: 0-200 characters"),
    since="2.0",
    consequence=Consequence.COSMETIC,
    needs=_PRESS,
    method=_METHOD,
)
def too_long_answer_refused(caller: Caller, user: User) -> None:
    """An answer of more than 200 characters is refused with 400."""
    assert caller.refusal(_METHOD, {**_query(caller, user), "text": "پ" * 201}).error_code == 400


@clause(
    "keyboards.answer-with-cache-time",
    "#answercallbackquery",
    _ANSWER,
    since="2.2",
    consequence=Consequence.DEGRADES,
    needs=_PRESS,
    method=_METHOD,
)
def answer_with_cache_time(caller: Caller, user: User) -> None:
    """An answer may say for how long apps can repeat it."""
    assert caller.accepted(_METHOD, {**_query(caller, user), "text": "ثبت شد", "cache_time": 1}) is True


@clause(
    "keyboards.answer-with-own-link",
    "#answercallbackquery",
    documented("Bot API, answerCallbackQuery: links like t.me/your_bot?start=XXXX"),
    since="2.2",
    consequence=Consequence.DEGRADES,
    needs=_PRESS,
    method=_METHOD,
    features=("deep_link_start",),
)
def answer_with_own_link(caller: Caller, user: User) -> None:
    """An answer can open the bot by a link that starts it with a parameter."""
    name = caller.accepted("getMe")["username"]
    params = {**_query(caller, user), "url": f"https://t.me/{name}?start=basket"}
    assert caller.accepted(_METHOD, params) is True


@clause(
    "keyboards.answer-with-foreign-link-refused",
    "#answercallbackquery",
    documented("Bot API, answerCallbackQuery: a game's URL, or links that open the bot with a parameter"),
    level=Level.SHOULD,
    since="2.2",
    consequence=Consequence.COSMETIC,
    needs=_PRESS,
    method=_METHOD,
)
def answer_with_foreign_link_refused(caller: Caller, user: User) -> None:
    """An answer to a button with data cannot open any address: 400."""
    assert caller.refusal(_METHOD, {**_query(caller, user), "url": "https://example.com/"}).error_code == 400


@clause(
    "keyboards.answered-once",
    "#answercallbackquery",
    observed("tdlib/telegram-bot-api: an answered query is no longer known"),
    level=Level.OBSERVED,
    since="2.0",
    consequence=Consequence.COSMETIC,
    needs=_PRESS,
    method=_METHOD,
)
def answered_once(caller: Caller, user: User) -> None:
    """A query that was answered is refused a second answer with 400."""
    params = _query(caller, user)
    caller.accepted(_METHOD, params)
    assert caller.refusal(_METHOD, params).error_code == 400


@clause(
    "keyboards.answer-without-query-refused",
    "#answercallbackquery",
    observed("tdlib/telegram-bot-api, Client.cpp, fail_query_with_error: QUERY_ID_INVALID"),
    since="2.0",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def answer_without_query_refused(caller: Caller) -> None:
    """An answer that names no query is refused with 400."""
    assert caller.refusal(_METHOD, {"text": "nothing"}).error_code == 400
