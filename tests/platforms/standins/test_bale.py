import pytest

from conformance.wire import Form, Upload


@pytest.fixture
def bale(stage):
    return stage("bale")


def test_a_method_that_is_not_there_is_refused(bale):
    answer = bale.call("sendPoll", chat_id=bale.chat, question="?", options=["1", "2"])

    assert (404, 404, "Not Found: method not found") == (answer.status, answer.error_code, answer.description)


@pytest.mark.parametrize("name", ["getme", "GETME", "unpinallchatmessages"])
def test_a_method_is_taken_in_any_case(bale, name):
    assert not bale.call(name, chat_id=bale.chat).unsupported


def test_a_method_by_its_older_name_is_taken_and_by_telegrams_is_not(bale):
    older = bale.call("getChatMembersCount", chat_id=bale.chat)
    newer = bale.call("getChatMemberCount", chat_id=bale.chat)

    assert (2, True) == (older.result, newer.unsupported)


def test_html_arrives_as_it_was_written(bale):
    message = bale.call("sendMessage", chat_id=bale.chat, text="<b>سلام</b>", parse_mode="HTML").result

    assert ("<b>سلام</b>", False) == (message["text"], "entities" in message)


def test_a_message_has_only_the_fields_that_are_promised(bale):
    bale.says("/start")

    update = bale.call("getUpdates").result[0]

    assert {"update_id", "message"} == update.keys()
    assert {"message_id", "from", "date", "chat", "text", "entities"} == update["message"].keys()
    assert {"id", "type", "first_name"} == update["message"]["chat"].keys()


def test_only_the_entities_that_are_promised_come(bale):
    bale.says("/start #تگ @name")

    entities = bale.call("getUpdates").result[0]["message"]["entities"]

    assert ["bot_command", "mention"] == [entity["type"] for entity in entities]


def test_a_reply_is_made_by_the_older_parameter_alone(bale):
    first = bale.call("sendMessage", chat_id=bale.chat, text="1").result["message_id"]

    older = bale.call("sendMessage", chat_id=bale.chat, text="2", reply_to_message_id=first).result
    newer = bale.call(
        "sendMessage", chat_id=bale.chat, text="3", reply_parameters={"message_id": first}
    ).result

    assert (True, False) == ("reply_to_message" in older, "reply_to_message" in newer)


def test_a_keyboard_that_is_not_described_has_no_effect(bale):
    answer = bale.call("sendMessage", chat_id=bale.chat, text="?", reply_markup={"force_reply": True})

    assert answer.ok


def test_a_callback_query_comes_without_chat_instance(bale):
    keyboard = {"inline_keyboard": [[{"text": "بله", "callback_data": "yes", "style": "primary"}]]}
    sent = bale.call("sendMessage", chat_id=bale.chat, text="?", reply_markup=keyboard).result
    bale.act("press_button", message_id=sent["message_id"], data="yes")

    query = next(
        update["callback_query"] for update in bale.call("getUpdates").result if "callback_query" in update
    )

    assert {"id", "from", "message", "data"} == query.keys()


def test_only_the_promised_kinds_of_updates_come(bale):
    bale.says("سلام")
    bale.act("block")

    kinds = {
        kind
        for update in bale.call("getUpdates", allowed_updates=["my_chat_member"]).result
        for kind in update
    }

    assert {"update_id", "message"} == kinds


def test_a_supergroup_is_a_group(bale):
    chat = bale.platform.driver.new_group(bale.bot, "supergroup", "گروه", (bale.human,))

    assert "group" == bale.call("getChat", chat_id=chat).result["type"]


def test_a_file_is_fetched_at_the_files_address(bale):
    bale.files["document"] = Upload("سلام".encode(), "متن.txt", "text/plain")
    sent = bale.call("sendDocument", form=Form.MULTIPART, chat_id=bale.chat).result
    path = bale.call("getFile", form=Form.JSON, file_id=sent["document"]["file_id"]).result["file_path"]

    with bale.platform.client(bale.bot) as client:
        status, content = client.download(path)

    assert (200, "سلام") == (status, content.decode())


def test_what_the_stand_in_only_knows_by_name_is_refused_in_words(bale):
    answer = bale.call("askReview", user_id=bale.human.id, delay_seconds=1)

    assert "Not Implemented: the stand-in cannot askReview" == answer.description


def test_a_wrong_token_is_refused(bale):
    bale.bot = type(bale.bot)("123456:wrong")

    assert 401 == bale.call("getMe").error_code


def test_a_snapshot_brings_the_whole_state_back(bale):
    door = bale.platform.driver.door
    bale.says("یک")
    name = door.post("snapshots")["snapshot"]
    bale.says("دو")

    door.post(f"snapshots/{name}/restore")

    bale.says("سه")
    messages = [update["message"] for update in bale.call("getUpdates").result]
    assert ["یک", "سه"] == [message["text"] for message in messages]
    assert bale.call("sendPoll").unsupported
