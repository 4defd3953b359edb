"""Keyboards: every kind of button as messages show it, and what the server refuses."""

import pytest

from conformance.spec import Spec, Validator

APP = {"url": "https://example.com/app"}
ONE_KIND_OF_CHAT = {
    "query": "q",
    "allow_user_chats": True,
    "allow_bot_chats": False,
    "allow_group_chats": False,
    "allow_channel_chats": False,
}
UNKNOWN = "because users will not be able to use the button without knowing bot's username"
EVERY_CHAT = {name: True for name in ONE_KIND_OF_CHAT if name != "query"}


def inline(*rows):
    return {"inline_keyboard": [list(row) for row in rows]}


def refused(stage, markup, chat_id=None):
    return stage.refusal("sendMessage", chat_id=chat_id or stage.user_id, text="x", reply_markup=markup)


def seen(stage, markup):
    stage.say("x", reply_markup=markup)
    return stage.seen()[-1].get("reply_markup")


BUTTONS = [
    ({"url": "EXAMPLE.com/a"}, {"url": "http://example.com/a"}),
    ({"callback_data": "۱"}, {"callback_data": "۱"}),
    ({"callback_data": 1}, {"callback_data": "1"}),
    ({"web_app": APP}, {"web_app": APP}),
    ({"login_url": APP}, {"url": APP["url"]}),
    ({"switch_inline_query": ""}, {"switch_inline_query": ""}),
    ({"switch_inline_query_current_chat": "q"}, {"switch_inline_query_current_chat": "q"}),
    (
        {"switch_inline_query_chosen_chat": {"query": "q", "allow_user_chats": True}},
        {"switch_inline_query_chosen_chat": ONE_KIND_OF_CHAT},
    ),
    ({"switch_inline_query_chosen_chat": {"query": "q", **EVERY_CHAT}}, {"switch_inline_query": "q"}),
    ({"copy_text": {"text": "code"}}, {"copy_text": {"text": "code"}}),
    ({"disabled": {}}, {"disabled": {}}),
    ({"url": "https://example.com", "callback_data": "1"}, {"url": "https://example.com/"}),
    ({"callback_data": "1", "pay": True}, {"callback_data": "1"}),
]


@pytest.mark.parametrize(("given", "shown"), BUTTONS)
def test_a_button_under_a_message_is_of_one_kind(stage, given, shown):
    message = stage.say("x", reply_markup=inline([{"text": "b", **given}]))

    assert inline([{"text": "b", **shown}]) == message["reply_markup"]
    assert [] == list(Validator(Spec.load()).result("sendMessage", message))


@pytest.mark.parametrize("style", ["primary", "danger", "success"])
def test_a_button_has_a_style_and_an_icon(stage, style):
    looks = {"text": "b", "icon_custom_emoji_id": "5368324170671202286", "style": style}

    message = stage.say("x", reply_markup=inline([{**looks, "callback_data": "1"}]))

    button = message["reply_markup"]["inline_keyboard"][0][0]
    assert [*looks, "callback_data"] == list(button)
    assert looks.items() <= button.items()


def test_a_link_to_a_person_is_shown_in_one_form(stage):
    message = stage.say("x", reply_markup=inline([{"text": "b", "url": f"tg://user?id={stage.user_id}"}]))

    assert f"tg://user?id={stage.user_id}" == message["reply_markup"]["inline_keyboard"][0][0]["url"]


def test_buttons_without_a_text_and_rows_without_buttons_are_left_out(stage):
    silent, button = {"text": "", "callback_data": "1"}, {"text": "b", "callback_data": "2"}

    message = stage.say("x", reply_markup=inline([silent], [], [silent, button]))

    assert inline([button]) == message["reply_markup"]


@pytest.mark.parametrize(
    "markup", [{}, {"inline_keyboard": []}, {"inline_keyboard": [[]]}, {"keyboard": []}, None]
)
def test_a_keyboard_without_buttons_is_none(stage, markup):
    assert seen(stage, markup) is None


REPLY_BUTTONS = [
    ("b", {"text": "b"}),
    ({"text": "b"}, {"text": "b"}),
    ({"text": "b", "request_contact": True}, {"text": "b", "request_contact": True}),
    ({"text": "b", "request_phone_number": True}, {"text": "b", "request_contact": True}),
    ({"text": "b", "request_location": True}, {"text": "b", "request_location": True}),
    ({"text": "b", "request_poll": {}}, {"text": "b", "request_poll": {}}),
    ({"text": "b", "request_poll": {"type": "quiz"}}, {"text": "b", "request_poll": {"type": "quiz"}}),
    ({"text": "b", "web_app": APP}, {"text": "b", "web_app": APP}),
    (
        {"text": "b", "request_users": {"request_id": 1, "user_is_bot": False, "request_name": True}},
        {
            "text": "b",
            "request_users": {
                "request_id": 1,
                "user_is_bot": False,
                "max_quantity": 1,
                "request_name": True,
            },
        },
    ),
    (
        {"text": "b", "request_user": {"request_id": 1}},
        {"text": "b", "request_users": {"request_id": 1, "max_quantity": 1}},
    ),
    (
        {"text": "b", "request_chat": {"request_id": 2, "chat_is_channel": True}},
        {"text": "b", "request_chat": {"request_id": 2, "chat_is_channel": True}},
    ),
    (
        {"text": "b", "request_managed_bot": {"request_id": 3, "suggested_name": "n"}},
        {"text": "b", "request_managed_bot": {"request_id": 3, "suggested_name": "n"}},
    ),
]


@pytest.mark.parametrize(("given", "shown"), REPLY_BUTTONS)
def test_the_person_sees_the_reply_keyboard_and_the_bot_does_not(stage, given, shown):
    message = stage.say("x", reply_markup={"keyboard": [[given]], "resize_keyboard": True})

    assert "reply_markup" not in message
    assert {"keyboard": [[shown]], "resize_keyboard": True} == stage.seen()[-1]["reply_markup"]


@pytest.mark.parametrize(
    "markup",
    [
        {"remove_keyboard": True},
        {"force_reply": True, "input_field_placeholder": "Name"},
        {"keyboard": [[{"text": "b"}]], "is_persistent": True, "one_time_keyboard": True},
        {"keyboard": [[{"text": "b"}]], "input_field_placeholder": "Name", "force_reply": True},
    ],
)
def test_the_person_sees_what_else_the_bot_asks_of_the_field_for_writing(stage, markup):
    assert markup == seen(stage, markup)


def test_in_a_private_chat_a_keyboard_is_for_nobody_else(stage):
    assert {"remove_keyboard": True} == seen(stage, {"remove_keyboard": True, "selective": True})


def button(**fields):
    return inline([{"text": "b", **fields}])


def key(**fields):
    return {"keyboard": [[{"text": "b", **fields}]]}


REFUSED = [
    ({"keyboard": 1}, 'field "keyboard" must be of type Array'),
    ({"keyboard": [1]}, 'field "keyboard" must be an Array of Arrays'),
    (
        {"inline_keyboard": [1]},
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    ({"keyboard": [[1]]}, "can't parse keyboard button: KeyboardButton must be a String or an Object"),
    ({"keyboard": [[{}]]}, "can't parse keyboard button: Can't find field \"text\""),
    (inline([{}]), "can't parse inline keyboard button: Can't find field \"text\""),
    (button(style="loud", url="a.b"), "can't parse inline keyboard button: invalid button style specified"),
    (
        button(web_app={}),
        "can't parse inline keyboard button: Can't find field \"url\"",
    ),
    (
        button(web_app="https://example.com"),
        'can\'t parse inline keyboard button: Field "web_app" must be of type Object',
    ),
    (
        button(url="http://localhost:8080"),
        "inline keyboard button URL 'http://localhost:8080' is invalid: Wrong HTTP URL",
    ),
    (
        button(url="ftp://example.com"),
        "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
    ),
    (
        button(web_app={"url": "http://example.com"}),
        "inline keyboard button Web App URL 'http://example.com' is invalid: Only HTTPS links are allowed",
    ),
    (
        button(web_app={"url": "http://localhost"}),
        "inline keyboard button Web App URL 'http://localhost' is invalid: Only HTTPS links are allowed",
    ),
    (
        button(login_url={"url": "http://example.com"}),
        "inline keyboard button login URL 'http://example.com' is invalid: Only HTTPS links are allowed",
    ),
    (
        key(web_app={"url": "http://example.com"}),
        "keyboard button Web App URL 'http://example.com' is invalid: Only HTTPS links are allowed",
    ),
    (button(url="tg://user?id=1"), "BUTTON_USER_INVALID"),
    (button(web_app={"url": "tg://user?id=1"}), "link to a user can't be used in Web App URL buttons"),
    (button(copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
    (button(copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT_INVALID"),
    (button(callback_data="ب" * 33), "BUTTON_DATA_INVALID"),
    (button(callback_game={}), "BUTTON_TYPE_INVALID"),
    (button(pay=True), "BUTTON_TYPE_INVALID"),
    (
        key(request_users={}),
        "can't parse keyboard button: Can't find field \"request_id\"",
    ),
    (
        key(request_chat={"request_id": 1, "bot_administrator_rights": []}),
        "can't parse keyboard button: ChatAdministratorRights must be an Object",
    ),
    (inline(*[[{"text": "b", "callback_data": "1"}]] * 101), "reply markup is too long"),
]


@pytest.mark.parametrize(("markup", "description"), REFUSED)
def test_a_bad_keyboard_is_refused_in_the_servers_words(stage, markup, description):
    assert (400, f"Bad Request: {description}") == refused(stage, markup)


def test_a_hundred_buttons_can_be_sent(stage):
    rows = [[{"text": "b", "callback_data": "1"}]] * 100

    assert inline(*rows) == stage.say("x", reply_markup=inline(*rows))["reply_markup"]


PRIVATE_ONLY = [
    ({"request_contact": True}, "phone number can be requested in private chats only"),
    ({"request_location": True}, "location can be requested in private chats only"),
    ({"request_poll": {}}, "poll can be requested in private chats only"),
    ({"web_app": APP}, "web App buttons can be used in private chats only"),
    ({"request_users": {"request_id": 1}}, "users can be requested in private chats only"),
    ({"request_chat": {"request_id": 1}}, "chats can be requested in private chats only"),
]


@pytest.mark.parametrize("kind", ["group", "supergroup"])
@pytest.mark.parametrize(("fields", "description"), PRIVATE_ONLY)
def test_groups_are_not_asked_for_what_is_private(stage, kind, fields, description):
    assert (400, f"Bad Request: {description}") == refused(stage, key(**fields), stage.group(kind))


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
def test_a_web_app_under_a_message_is_for_private_chats(stage, kind):
    answer = refused(stage, button(web_app=APP), stage.group(kind))

    assert (400, "Bad Request: BUTTON_TYPE_INVALID") == answer


@pytest.mark.parametrize("markup", [key(), {"remove_keyboard": True}, {"force_reply": True}])
def test_a_channel_has_no_reply_keyboard(stage, markup):
    assert (400, "Bad Request: inline keyboard expected") == refused(stage, markup, stage.group("channel"))


@pytest.mark.parametrize("name", ["switch_inline_query", "switch_inline_query_current_chat"])
def test_a_channel_does_not_switch_to_the_bot(stage, name):
    answer = refused(stage, button(**{name: "q"}), stage.group("channel"))

    assert (400, f"Bad Request: can't use {name} button in a channel chat, {UNKNOWN}") == answer


def test_a_plain_key_is_pressed_by_writing_its_text(stage):
    stage.say("x", reply_markup={"keyboard": [["/help"]]})

    stage.act("press_keyboard", text="/help")

    message = stage.result("getUpdates")[0]["message"]
    assert ("/help", "bot_command") == (message["text"], message["entities"][0]["type"])


def test_a_key_must_be_on_the_last_keyboard(stage):
    stage.say("x", reply_markup={"keyboard": [["a"]]})
    stage.say("x", reply_markup={"remove_keyboard": True})

    pressed = stage.act("press_keyboard", text="a")

    assert {"error": "there is no such button on the keyboard"} == pressed
