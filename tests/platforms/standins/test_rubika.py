import json

import httpx
import pytest

from conformance.replay.receiver import Receiver

KEYPAD = {"rows": [{"buttons": [{"id": "yes", "type": "Simple", "button_text": "بله"}]}]}


@pytest.fixture
def rubika(stage):
    return stage("rubika")


@pytest.fixture
def ask(rubika):
    def asked(method, **body):
        url = rubika.platform.address.call(rubika.bot.token, method)
        return httpx.post(url, json=body, trust_env=False).json()

    return asked


@pytest.fixture
def chat(rubika):
    return f"b0{rubika.chat}"


def test_a_bot_as_telegram_has_it_finds_no_bot_api(rubika):
    answer = rubika.call("getMe")

    assert (200, "HTTP 200 with JSON that has no boolean 'ok'") == (answer.status, answer.problem)


def test_the_envelope_is_status_and_data(ask, rubika):
    answer = ask("getMe")

    assert ("OK", f"b0{rubika.bot.id}") == (answer["status"], answer["data"]["bot"]["bot_id"])


def test_a_refusal_has_http_status_200(ask):
    answer = ask("answerCallbackQuery", callback_query_id="1")

    assert {
        "status": "INVALID_INPUT",
        "dev_message": "Bad Request: there is no method answerCallbackQuery",
    } == (answer)


def test_a_wrong_token_has_no_access(ask, rubika):
    rubika.bot = type(rubika.bot)("123456:wrong")

    assert "INVALID_ACCESS" == ask("getMe")["status"]


def test_what_sends_returns_the_id_alone(ask, chat):
    sent = ask("sendMessage", chat_id=chat, text="سلام")["data"]

    assert {"message_id": str} == {name: type(value) for name, value in sent.items()}


def test_updates_come_once_behind_a_cursor(ask, rubika):
    rubika.says("/start")

    first = ask("getUpdates")["data"]
    again = ask("getUpdates", offset_id=first["next_offset_id"])["data"]

    message = first["updates"][0]["new_message"]
    assert ("/start", "User", f"u0{rubika.human.id}") == (
        message["text"],
        message["sender_type"],
        message["sender_id"],
    )
    assert ([], first["next_offset_id"]) == (again["updates"], again["next_offset_id"])


def test_formatting_travels_as_metadata(ask, rubika, chat):
    bold = {"meta_data_parts": [{"type": "Bold", "from_index": 0, "length": 4}]}
    ask("sendMessage", chat_id=chat, text="سلام", metadata=bold)

    seen = rubika.platform.driver.messages(rubika.bot, rubika.chat)[-1]

    assert [{"offset": 0, "length": 4, "type": "bold"}] == seen["entities"]


def test_a_press_comes_to_an_endpoint_of_its_own(ask, rubika, chat):
    receiver = Receiver()
    ask("updateBotEndpoints", url=receiver.url, type="ReceiveInlineMessage")
    sent = ask("sendMessage", chat_id=chat, text="؟", inline_keypad=KEYPAD)["data"]["message_id"]

    rubika.act("press_button", message_id=int(sent), data="yes")

    (came,) = receiver.wait(5)
    receiver.close()
    assert (sent, {"button_id": "yes"}) == (
        came["inline_message"]["message_id"],
        came["inline_message"]["aux_data"],
    )


def test_a_press_is_not_polled(ask, rubika, chat):
    sent = ask("sendMessage", chat_id=chat, text="؟", inline_keypad=KEYPAD)["data"]["message_id"]
    rubika.act("press_button", message_id=int(sent), data="yes")

    assert [] == ask("getUpdates")["data"]["updates"]


def test_a_file_takes_three_steps_and_comes_back(ask, rubika, chat):
    url = ask("requestSendFile", type="File")["data"]["upload_url"]
    files = {"file": ("متن.txt", "سلام".encode(), "text/plain")}
    key = httpx.post(url, files=files, trust_env=False).json()["data"]["file_id"]
    ask("sendFile", chat_id=chat, file_id=key, text="متن")

    seen = rubika.platform.driver.messages(rubika.bot, rubika.chat)[-1]
    place = ask("getFile", file_id=seen["document"]["file_id"])["data"]["download_url"]

    assert ("متن", "سلام") == (seen["caption"], httpx.get(place, trust_env=False).content.decode())


def test_a_body_that_is_no_json_is_refused(rubika):
    url = rubika.platform.address.call(rubika.bot.token, "getMe")

    answer = httpx.post(url, content=b"[", trust_env=False)

    assert "INVALID_INPUT" == json.loads(answer.content)["status"]
