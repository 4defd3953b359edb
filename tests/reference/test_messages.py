"""Messages: sent, replied to, edited, deleted, forwarded, and refused in the server's words."""

import pytest

KEYBOARD = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}

# Each description is a line of ../shared/traffic/errors.json, the trigger after it.
REFUSALS = [
    ({"text": ""}, "Bad Request: message text is empty"),  # server function get_input_message_text
    ({"text": " \n "}, "Bad Request: text must be non-empty"),  # captured by users of the live API
    ({"text": "x" * 4097}, "Bad Request: message is too long"),
    ({"chat_id": ""}, "Bad Request: chat_id is empty"),  # server function check_chat
    ({"chat_id": 12345}, "Bad Request: chat not found"),  # unknown chat id
    ({"chat_id": "junk"}, "Bad Request: chat not found"),
    ({"chat_id": "@nobody_here"}, "Bad Request: chat not found"),
    ({"reply_to_message_id": 99}, "Bad Request: message to be replied not found"),
    ({"reply_parameters": {"message_id": 99}}, "Bad Request: message to be replied not found"),
    ({"reply_parameters": "junk"}, "Bad Request: can't parse reply parameters JSON object"),
    ({"reply_parameters": "[]"}, "Bad Request: object expected as reply parameters"),
    ({"reply_markup": "junk"}, "Bad Request: can't parse reply keyboard markup JSON object"),
    ({"reply_markup": "[]"}, "Bad Request: object expected as reply markup"),
    ({"parse_mode": "junk"}, "Bad Request: unsupported parse_mode"),
]

BUTTONS = [
    ({"text": "b", "callback_data": "x" * 65}, "Bad Request: BUTTON_DATA_INVALID"),
    (
        {"text": "b", "url": None},
        'Bad Request: can\'t parse inline keyboard button: Field "url" must be of type String',
    ),
    (
        {"text": "b"},
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    ("b", "Bad Request: can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
    ({"text": "b", "url": "", "callback_data": "", "pay": False}, "Bad Request: BUTTON_TYPE_INVALID"),
]


@pytest.mark.parametrize(("params", "description"), REFUSALS)
def test_a_bad_message_is_refused_in_the_servers_words(stage, params, description):
    given = {"chat_id": stage.user_id, "text": "x"} | params

    assert (400, description) == stage.refusal("sendMessage", **given)


@pytest.mark.parametrize(("button", "description"), BUTTONS)
def test_a_bad_button_is_refused_in_the_servers_words(stage, button, description):
    keyboard = {"inline_keyboard": [[button]]}

    refused = stage.refusal("sendMessage", chat_id=stage.user_id, text="x", reply_markup=keyboard)

    assert (400, description) == refused


def test_private_chats_and_groups_share_the_bots_counter_and_supergroups_count_alone(stage):
    chats = stage.user_id, stage.group("group"), stage.group("supergroup")

    ids = [stage.result("sendMessage", chat_id=chat, text="x")["message_id"] for chat in chats * 2]

    assert [1, 2, 1, 3, 4, 2] == ids


def test_a_post_in_a_channel_comes_from_the_channel(stage):
    chat_id = stage.group("channel")

    post = stage.result("sendMessage", chat_id=chat_id, text="x")

    assert "from" not in post
    assert post["sender_chat"] == post["chat"] == {"id": chat_id, "title": "Shop", "type": "channel"}


def test_a_reply_shows_the_message_without_its_own_reply(stage):
    first = stage.say("a")
    second = stage.say("b", reply_parameters={"message_id": first["message_id"]})
    third = stage.say("c", reply_to_message_id=second["message_id"])

    assert first == second["reply_to_message"]
    assert {"message_id", "from", "chat", "date", "text"} == third["reply_to_message"].keys()


def test_a_reply_may_be_sent_without_its_message(stage):
    given = {"message_id": 99, "allow_sending_without_reply": True}

    assert "reply_to_message" not in stage.say("x", reply_parameters=given)


def test_an_inline_keyboard_is_returned_and_a_reply_keyboard_is_only_seen(stage):
    reply_keyboard = {"keyboard": [[{"text": "بله"}]]}

    assert KEYBOARD == stage.say("a", reply_markup=KEYBOARD)["reply_markup"]
    assert "reply_markup" not in stage.say("b", reply_markup=reply_keyboard)
    assert [KEYBOARD, reply_keyboard] == [message["reply_markup"] for message in stage.seen()]


def test_an_edit_changes_the_message_that_people_see(stage):
    sent = stage.say("a", reply_markup=KEYBOARD)

    edited = stage.result("editMessageText", chat_id=stage.user_id, message_id=sent["message_id"], text="b")

    assert (sent["message_id"], sent["date"], "b") == (edited["message_id"], edited["date"], edited["text"])
    assert edited["edit_date"] >= sent["date"]
    assert "reply_markup" not in edited
    assert [edited] == stage.seen()


@pytest.mark.parametrize(
    ("method", "params", "description"),
    [
        (
            "editMessageText",
            {"text": "a", "reply_markup": KEYBOARD},
            "message is not modified: specified new message",
        ),
        (
            "editMessageReplyMarkup",
            {"reply_markup": KEYBOARD},
            "message is not modified: specified new message",
        ),
        ("editMessageText", {"message_id": 99, "text": "b"}, "message to edit not found"),
        ("editMessageText", {"message_id": None, "text": "b"}, "message to edit not found"),
        ("editMessageText", {"text": ""}, "message text is empty"),
        ("editMessageCaption", {"caption": "b"}, "there is no caption in the message to edit"),
        ("editMessageText", {"text": "b", "reply_markup": {"keyboard": [["x"]]}}, "inline keyboard expected"),
        ("deleteMessage", {"message_id": 99}, "message to delete not found"),
        ("deleteMessage", {"chat_id": ""}, "chat identifier is not specified"),
        ("deleteMessage", {"message_id": ""}, "message identifier is not specified"),
        ("deleteMessages", {}, "message identifiers are not specified"),
        ("forwardMessage", {"from_chat_id": 1}, "chat not found"),
        ("sendChatAction", {"action": "dance"}, "wrong parameter action in request"),
        ("sendLocation", {"latitude": 1}, "longitude is empty"),
        ("sendContact", {"phone_number": "+98"}, 'parameter "first_name" is required'),
        ("setMyCommands", {"commands": "junk"}, "can't parse commands JSON object"),
    ],
)
def test_each_method_refuses_in_the_servers_words(stage, method, params, description):
    sent = stage.say("a", reply_markup=KEYBOARD)
    given = {"chat_id": stage.user_id, "message_id": sent["message_id"]} | params

    code, said = stage.refusal(method, **given)

    assert 400 == code
    assert said.startswith(f"Bad Request: {description}")


def test_a_persons_message_cannot_be_edited_by_the_bot(stage):
    message_id = stage.act("send_text", text="mine")["message_id"]

    refused = stage.refusal("editMessageText", chat_id=stage.user_id, message_id=message_id, text="yours")

    assert (400, "Bad Request: message can't be edited") == refused


def test_a_deleted_message_is_gone(stage):
    ids = [stage.say(text)["message_id"] for text in "abc"]

    assert stage.result("deleteMessage", chat_id=stage.user_id, message_id=ids[0])
    assert stage.result("deleteMessages", chat_id=stage.user_id, message_ids=[ids[1], 99])
    assert ids[2:] == [message["message_id"] for message in stage.seen()]


def test_a_forward_says_where_it_comes_from_and_a_copy_does_not(stage):
    sent = stage.say("a")
    given = {"chat_id": stage.user_id, "from_chat_id": stage.user_id, "message_id": sent["message_id"]}

    forwarded = stage.result("forwardMessage", **given)
    copied = stage.result("copyMessage", **given)

    assert {"type": "user", "sender_user": sent["from"], "date": sent["date"]} == forwarded["forward_origin"]
    assert {"message_id": forwarded["message_id"] + 1} == copied
    assert "forward_origin" not in stage.seen()[-1]


def test_a_bot_that_is_blocked_cannot_write(stage):
    stage.act("block")

    refused = stage.refusal("sendMessage", chat_id=stage.user_id, text="x")

    assert (403, "Forbidden: bot was blocked by the user") == refused
    assert "kicked" == stage.result("getUpdates")[0]["my_chat_member"]["new_chat_member"]["status"]
    stage.act("unblock")
    assert stage.say("x")


def test_a_bot_cannot_begin_with_someone_it_only_knows(stage):
    stranger = stage.client.post("/sandbox/users", json={"first_name": "Ali"}).json()["id"]
    group = {"bot_token": stage.token, "kind": "group", "title": "G", "members": [stranger]}
    stage.client.post("/sandbox/chats/group", json=group)

    refused = stage.refusal("sendMessage", chat_id=stranger, text="x")

    assert (403, "Forbidden: bot can't initiate conversation with a user") == refused


def test_commands_are_kept(stage):
    commands = [{"command": "start", "description": "شروع"}]

    assert stage.result("setMyCommands", commands=commands)
    assert commands == stage.result("getMyCommands")


def test_location_and_contact_are_as_recorded(stage):
    place = stage.result("sendLocation", chat_id=stage.user_id, latitude="35.7", longitude="51.4")
    contact = stage.result("sendContact", chat_id=stage.user_id, phone_number="+98", first_name="A")

    assert {"latitude": 35.7, "longitude": 51.4} == place["location"]
    assert {"phone_number": "+98", "first_name": "A"} == contact["contact"]
