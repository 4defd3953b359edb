"""Web apps and log-ins: what they are told, and that whoever knows the token believes it."""

import hashlib
import hmac
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from aiogram.utils.auth_widget import check_integrity
from aiogram.utils.web_app import safe_parse_webapp_init_data
from telebot.util import parse_web_app_data, validate_web_app_data

from .chats_stage import found

APP = "https://example.com/shop"
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
ARTICLE = {"type": "article", "id": "1", "title": "t", "input_message_content": {"message_text": "bought"}}
KEYBOARD = {"inline_keyboard": [[{"text": "Count", "callback_data": "1"}]]}


def under_message(stage, **button):
    return stage.say("x", reply_markup={"inline_keyboard": [[{"text": "Open", **button}]]})


def on_keyboard(stage, **button):
    return stage.say("x", reply_markup={"keyboard": [[{"text": "Open", **button}]]})


def opened(stage, source="button", **details):
    if source == "button":
        details["message_id"] = under_message(stage, web_app={"url": APP})["message_id"]
    return stage.act("open_web_app", source=source, text="Open", **details)


def data_of(opening):
    return parse_qs(urlsplit(opening["url"]).fragment, keep_blank_values=True)["tgWebAppData"][0]


def test_an_app_is_opened_with_data_and_what_it_runs_on(stage):
    url = urlsplit(opened(stage)["url"])

    assert APP == url._replace(fragment="").geturl()
    assert ["tgWebAppData", "tgWebAppVersion", "tgWebAppPlatform"] == list(parse_qs(url.fragment))


def test_the_data_tells_of_the_person_and_the_query(stage):
    opening = opened(stage)

    data = safe_parse_webapp_init_data(stage.token, data_of(opening))

    assert (stage.user_id, "سارا", "fa") == (data.user.id, data.user.first_name, data.user.language_code)
    assert opening["web_app_query_id"] == data.query_id


def test_another_library_believes_the_data(stage):
    data = data_of(opened(stage))

    assert validate_web_app_data(stage.token, data)
    assert stage.user_id == parse_web_app_data(stage.token, data)["user"]["id"]


def test_the_hash_is_what_the_documentation_says(stage):
    fields = dict(parse_qsl(data_of(opened(stage))))
    mark = fields.pop("hash")

    key = hmac.new(b"WebAppData", stage.token.encode(), hashlib.sha256).digest()
    checked = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))

    assert mark == hmac.new(key, checked.encode(), hashlib.sha256).hexdigest()


def test_data_for_another_bot_is_not_believed(stage):
    data = data_of(opened(stage))

    with pytest.raises(ValueError, match="Invalid init data signature"):
        safe_parse_webapp_init_data("1:other", data)


def test_an_app_of_the_reply_keyboard_is_told_nothing(stage):
    on_keyboard(stage, web_app={"url": APP})

    assert "" == data_of(opened(stage, "keyboard"))


def test_a_link_says_where_it_was_and_its_parameter(stage):
    opening = stage.act("open_web_app", source="link", url=APP, start_param="ref_1")

    data = safe_parse_webapp_init_data(stage.token, data_of(opening))
    assert ("sender", "ref_1", None) == (data.chat_type, data.start_param, data.query_id)


def test_the_menu_button_opens_an_app(stage):
    button = {"type": "web_app", "text": "Shop", "web_app": {"url": APP}}
    stage.result("setChatMenuButton", chat_id=stage.user_id, menu_button=button)

    opening = stage.act("open_web_app", source="menu")

    assert opening["url"].startswith(f"{APP}#tgWebAppData=")


def test_an_answer_lands_in_the_persons_chat(stage):
    query_id = opened(stage)["web_app_query_id"]

    sent = stage.result("answerWebAppQuery", web_app_query_id=query_id, result=ARTICLE)

    message = stage.seen()[-1]
    assert {} == sent
    assert ("bought", stage.user_id) == (message["text"], message["from"]["id"])
    assert stage.bot_id == message["via_bot"]["id"]


def test_an_answer_with_a_keyboard_has_a_name(stage):
    query_id = opened(stage)["web_app_query_id"]
    result = {**ARTICLE, "reply_markup": KEYBOARD}

    sent = stage.result("answerWebAppQuery", web_app_query_id=query_id, result=result)

    assert stage.result("editMessageText", inline_message_id=sent["inline_message_id"], text="y")


def test_an_app_is_answered_once(stage):
    query_id = opened(stage)["web_app_query_id"]
    stage.result("answerWebAppQuery", web_app_query_id=query_id, result=ARTICLE)

    refused = stage.refusal("answerWebAppQuery", web_app_query_id=query_id, result=ARTICLE)

    assert (400, TOO_OLD) == refused


def test_an_answer_needs_a_result(stage):
    refused = stage.refusal("answerWebAppQuery", web_app_query_id="1")

    assert (400, "Bad Request: result isn't specified") == refused


def test_an_app_sends_data_to_the_bot(stage):
    on_keyboard(stage, web_app={"url": APP})

    stage.act("send_web_app_data", text="Open", data='{"a":1}')

    message = stage.result("getUpdates")[0]["message"]
    assert {"button_text": "Open", "data": '{"a":1}'} == message["web_app_data"]


def test_a_login_tells_the_website_who_it_is(stage):
    message = under_message(stage, login_url={"url": "https://example.com/in?next=1"})

    followed = stage.act("follow_login_url", message_id=message["message_id"], text="Open")

    fields = dict(parse_qsl(urlsplit(followed["url"]).query))
    assert "1" == fields.pop("next")
    assert str(stage.user_id) == fields["id"]
    assert check_integrity(stage.token, fields)


def test_a_button_that_logs_in_shows_as_a_link(stage):
    message = under_message(stage, login_url={"url": "https://example.com/in"})

    button = message["reply_markup"]["inline_keyboard"][0][0]
    assert {"text": "Open", "url": "https://example.com/in"} == button


def test_a_login_can_let_the_bot_write(stage):
    login = {"url": "https://example.com/in", "request_write_access": True}
    message = under_message(stage, login_url=login)

    stage.act("follow_login_url", message_id=message["message_id"], text="Open", allow_writing=True)

    assert "example.com" == stage.result("getUpdates")[0]["message"]["connected_website"]


@pytest.mark.parametrize(
    ("details", "told"),
    [
        ({}, {"from_request": True}),
        ({"web_app_name": "shop"}, {"web_app_name": "shop"}),
        ({"from_attachment_menu": True}, {"from_attachment_menu": True}),
    ],
)
def test_a_bot_is_told_that_it_may_write(stage, details, told):
    stage.act("allow_writing", **details)

    assert told == stage.result("getUpdates")[0]["message"]["write_access_allowed"]


ASKS = {"text": "b", "request_users": {"request_id": 1}}


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({}, "invalid user_id specified"),
        ({"user_id": 1, "button": "junk"}, "can't parse keyboard button JSON object"),
        (
            {"user_id": 1, "button": {"text": "b", "request_users": {}}},
            "can't parse keyboard button: Can't find field \"request_id\"",
        ),
        ({"user_id": 1, "button": ASKS}, "user not found"),
    ],
)
def test_a_button_that_cannot_be_prepared_is_refused(stage, params, description):
    assert (400, f"Bad Request: {description}") == stage.refusal("savePreparedKeyboardButton", **params)


def test_a_prepared_button_has_an_id(stage):
    assert ["id"] == list(stage.result("savePreparedKeyboardButton", user_id=stage.user_id, button=ASKS))


def test_whoever_may_not_write_there_sends_nothing_by_a_web_app(stage):
    channel = found(stage, "channel")
    query_id = channel.act("open_web_app", source="attachment", url=APP)["web_app_query_id"]

    refused = stage.refusal("answerWebAppQuery", web_app_query_id=query_id, result=ARTICLE)

    assert (400, "Bad Request: have no rights to send a message") == refused
