import pytest

from conformance.replay.receiver import Receiver
from conformance.wire import Upload

KEYBOARD = {"inline_keyboard": [[{"text": "بله", "callback_data": "yes"}]]}


@pytest.fixture
def rubika(stage):
    return stage("rubika")


def test_get_me_is_the_bot_apis(rubika):
    me = rubika.call("getMe").result

    assert (rubika.bot.id, True, "Conformance") == (me["id"], me["is_bot"], me["first_name"])


def test_a_text_comes_as_a_message_with_its_command(rubika):
    rubika.says("/start سلام")

    (update,) = rubika.call("getUpdates", timeout=2).result

    message = update["message"]
    assert (rubika.chat, "private", "سارا") == (
        message["chat"]["id"],
        message["chat"]["type"],
        message["from"]["first_name"],
    )
    assert [{"offset": 0, "length": 6, "type": "bot_command"}] == message["entities"]


def test_an_update_comes_again_until_its_offset_confirms_it(rubika):
    rubika.says("سلام")

    first = rubika.call("getUpdates", timeout=2).result
    again = rubika.call("getUpdates").result
    after = rubika.call("getUpdates", offset=first[0]["update_id"] + 1).result

    assert (first, []) == (again, after)


def test_html_is_shown_and_told(rubika):
    sent = rubika.call("sendMessage", chat_id=rubika.chat, text="<b>سلام</b>", parse_mode="HTML").result

    bold = [{"offset": 0, "length": 4, "type": "bold"}]
    assert ("سلام", bold, bold) == (sent["text"], sent["entities"], rubika.seen()["entities"])


def test_a_press_is_a_callback_query_that_can_be_answered(rubika):
    rubika.call("getUpdates")
    sent = rubika.call("sendMessage", chat_id=rubika.chat, text="؟", reply_markup=KEYBOARD).result
    rubika.act("press_button", message_id=sent["message_id"], data="yes")

    (update,) = rubika.call("getUpdates", timeout=5).result

    query = update["callback_query"]
    assert ("yes", sent) == (query["data"], query["message"])
    assert rubika.call("answerCallbackQuery", callback_query_id=query["id"]).result is True


def test_an_edit_returns_the_message_as_it_is_now(rubika):
    sent = rubika.call("sendMessage", chat_id=rubika.chat, text="یک").result

    edited = rubika.call(
        "editMessageText", chat_id=rubika.chat, message_id=sent["message_id"], text="دو"
    ).result

    assert ("دو", "دو", sent["date"]) == (edited["text"], rubika.seen()["text"], edited["date"])


def test_a_file_goes_and_comes_in_its_three_steps(rubika):
    rubika.files["document"] = Upload("سلام".encode(), "متن.txt", "text/plain")
    rubika.call("sendDocument", chat_id=rubika.chat, caption="متن")
    rubika.files.clear()

    seen = rubika.seen()
    path = rubika.call("getFile", file_id=seen["document"]["file_id"]).result["file_path"]

    with rubika.platform.client(rubika.bot) as client:
        assert ("متن", (200, "سلام".encode())) == (seen["caption"], client.download(path))


def test_updates_are_carried_to_a_webhook_with_its_secret(rubika):
    receiver = Receiver()
    rubika.call("setWebhook", url=receiver.url, secret_token=receiver.secret)
    rubika.says("سلام")

    (update,) = receiver.wait(10)

    assert ("سلام", "") == (update["message"]["text"], receiver.fault)
    assert 409 == rubika.call("getUpdates").error_code
    assert rubika.call("deleteWebhook").result is True
    receiver.close()


@pytest.mark.parametrize("method", ["getChatMember", "sendInvoice", "answerInlineQuery"])
def test_what_the_platform_has_not_is_not_made_up(rubika, method):
    assert rubika.call(method, chat_id=rubika.chat).unsupported


def test_a_wrong_token_is_unauthorized(rubika):
    rubika.bot = type(rubika.bot)("123456:wrong")

    assert 401 == rubika.call("getMe").error_code


@pytest.mark.parametrize("markup", ['{"keyboard":[[7]]}', '{"inline_keyboard":7}', "[" * 90_000])
def test_a_keyboard_that_is_none_is_no_fault_of_the_shims(rubika, markup):
    answer = rubika.call("sendMessage", chat_id=rubika.chat, text="؟", reply_markup=markup)

    assert answer.error_code != 500
