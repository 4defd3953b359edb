import pytest

KEYBOARD = {"inline_keyboard": [[{"text": "بله", "callback_data": "yes"}]]}


@pytest.fixture
def zalo(stage):
    return stage("zalo")


def test_an_event_comes_as_a_message_in_seconds(zalo):
    zalo.says("/start")

    (update,) = zalo.call("getUpdates", timeout=2).result

    message = update["message"]
    assert (zalo.chat, zalo.human.id, "/start") == (
        message["chat"]["id"],
        message["from"]["id"],
        message["text"],
    )
    assert abs(message["date"] - zalo.seen()["date"]) <= 1


def test_several_events_come_in_one_answer_and_in_order(zalo):
    for text in ("یک", "دو", "سه"):
        zalo.says(text)

    updates = zalo.call("getUpdates").result

    assert ["یک", "دو", "سه"] == [update["message"]["text"] for update in updates]


def test_a_method_is_taken_in_any_case(zalo):
    assert zalo.call("SENDMESSAGE", chat_id=zalo.chat, text="سلام").ok


def test_what_was_sent_is_a_whole_message(zalo):
    sent = zalo.call("sendMessage", chat_id=zalo.chat, text="سلام").result

    assert (zalo.chat, zalo.bot.id, "سلام") == (sent["chat"]["id"], sent["from"]["id"], sent["text"])


def test_a_keyboard_is_left_out_and_not_claimed(zalo):
    sent = zalo.call("sendMessage", chat_id=zalo.chat, text="؟", reply_markup=KEYBOARD).result

    assert ("reply_markup" in sent, "reply_markup" in zalo.seen()) == (False, False)


def test_edits_are_not_there(zalo):
    assert zalo.call("editMessageText", chat_id=zalo.chat, message_id=1, text="x").unsupported
