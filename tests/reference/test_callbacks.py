"""Pressed buttons, and their answers."""

import pytest

from conformance.spec import Spec, Validator

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
KEYBOARD = {"inline_keyboard": [[{"text": "Count", "callback_data": "1"}]]}


@pytest.fixture
def message(stage):
    return stage.say("x", reply_markup=KEYBOARD)


def press(stage, message, data="1"):
    return stage.act("press_button", message_id=message["message_id"], data=data)


def asked(stage):
    return stage.result("getUpdates")[-1]["callback_query"]


def shown(stage, query_id):
    return stage.client.get(f"/sandbox/answers/{query_id}").json()


def test_a_pressed_button_asks_with_the_message_the_chat_and_the_data(stage, message):
    pressed = press(stage, message)

    query = asked(stage)
    assert ["id", "from", "message", "chat_instance", "data"] == list(query)
    assert (pressed["callback_query_id"], message, "1") == (query["id"], query["message"], query["data"])


def test_the_chat_instance_is_the_chats_own(stage, message):
    press(stage, message)
    first = asked(stage)["chat_instance"]
    other = stage.result("sendMessage", chat_id=stage.group("group"), text="x", reply_markup=KEYBOARD)

    press(stage, stage.say("y", reply_markup=KEYBOARD))
    second = asked(stage)["chat_instance"]
    stage.act("press_button", chat_id=other["chat"]["id"], message_id=other["message_id"], data="1")

    assert first == second
    assert first != asked(stage)["chat_instance"]


def test_a_message_deleted_since_is_inaccessible(stage, message):
    stage.result("deleteMessage", chat_id=stage.user_id, message_id=message["message_id"])

    press(stage, message)

    gone = {"message_id": message["message_id"], "chat": message["chat"], "date": 0}
    assert gone == asked(stage)["message"]


def test_the_answer_reaches_the_person(stage, message):
    query_id = press(stage, message)["callback_query_id"]

    stage.result("answerCallbackQuery", callback_query_id=query_id, text="سلام", show_alert=True)

    assert {"answered": True, "text": "سلام", "show_alert": True} == shown(stage, query_id)


def test_a_query_is_answered_once(stage, message):
    query_id = press(stage, message)["callback_query_id"]
    stage.result("answerCallbackQuery", callback_query_id=query_id)

    assert (400, TOO_OLD) == stage.refusal("answerCallbackQuery", callback_query_id=query_id)


@pytest.mark.parametrize("query_id", ["QUERY_ID_INVALID", "", "1"])
def test_an_unknown_query_is_said_to_be_too_old(stage, query_id):
    assert (400, TOO_OLD) == stage.refusal("answerCallbackQuery", callback_query_id=query_id)


def test_a_long_answer_is_refused_and_the_query_stays(stage, message):
    query_id = press(stage, message)["callback_query_id"]

    refused = stage.refusal("answerCallbackQuery", callback_query_id=query_id, text="x" * 201)

    assert (400, "Bad Request: MESSAGE_TOO_LONG") == refused
    assert stage.result("answerCallbackQuery", callback_query_id=query_id, text="x" * 200)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com",
        "tg://resolve?domain={own}",
        "https://t.me/{own}",
        "https://t.me/other?start=1",
    ],
)
def test_an_answer_opens_nothing_but_the_bot_itself(stage, message, url):
    query_id = press(stage, message)["callback_query_id"]
    url = url.format(own=stage.result("getMe")["username"])

    refused = stage.refusal("answerCallbackQuery", callback_query_id=query_id, url=url)

    assert (400, "Bad Request: URL_INVALID") == refused


@pytest.mark.parametrize("host", ["t.me", "telegram.me"])
def test_an_answer_can_start_the_bot(stage, message, host):
    query_id = press(stage, message)["callback_query_id"]
    url = f"https://{host}/{stage.result('getMe')['username']}?start=1234"

    stage.result("answerCallbackQuery", callback_query_id=query_id, url=url)

    assert {"answered": True, "url": url} == shown(stage, query_id)


def test_an_answer_that_may_be_kept_is_not_asked_for_again(stage, message):
    first = press(stage, message)
    stage.result("answerCallbackQuery", callback_query_id=first["callback_query_id"], cache_time=60)

    again = press(stage, message)

    assert {"update_id": None, "callback_query_id": first["callback_query_id"]} == again


def test_an_answer_that_may_not_be_kept_is_asked_for_again(stage, message):
    first = press(stage, message)
    stage.result("answerCallbackQuery", callback_query_id=first["callback_query_id"])

    assert press(stage, message)["update_id"] > first["update_id"]


@pytest.mark.parametrize(
    "button", [{"url": "https://example.com"}, {"copy_text": {"text": "1"}}, {"switch_inline_query": "1"}]
)
def test_other_buttons_ask_nothing(stage, button):
    message = stage.say("x", reply_markup={"inline_keyboard": [[{"text": "b", **button}]]})

    assert {"error": "there is no such button"} == press(stage, message)


def test_every_query_is_true_to_the_schema(stage, message):
    press(stage, message)
    stage.result("deleteMessage", chat_id=stage.user_id, message_id=message["message_id"])
    press(stage, message)

    updates = stage.result("getUpdates")

    assert [] == list(Validator(Spec.load()).result("getUpdates", updates))
