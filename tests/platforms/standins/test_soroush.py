import json

import httpx
import pytest


@pytest.fixture
def soroush(stage):
    return stage("soroush")


@pytest.fixture
def ask(soroush):
    def asked(method, verb="POST", **given):
        url = soroush.platform.address.call(soroush.bot.token, method)
        return httpx.request(verb, url, trust_env=False, timeout=30, **given)

    return asked


def events(answer):
    lines = answer.text.splitlines()
    return [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]


def test_a_text_is_one_flat_message(ask, soroush):
    answer = ask("sendMessage", json={"to": str(soroush.chat), "type": "TEXT", "body": "سلام"})

    seen = soroush.platform.driver.messages(soroush.bot, soroush.chat)[-1]
    assert ({"resultCode": 200, "resultMessage": "OK"}, "سلام") == (answer.json(), seen["text"])


def test_updates_are_a_stream_of_events_that_nothing_confirms(ask, soroush):
    soroush.says("/start")
    soroush.says("سلام")

    answer = ask("getMessage", "GET")

    assert "text/event-stream" == answer.headers["content-type"]
    assert [("START", None), ("TEXT", "سلام")] == [(one["type"], one.get("body")) for one in events(answer)]


def test_a_file_is_uploaded_and_then_sent_by_its_address(ask, soroush):
    url = ask("uploadFile", files={"file": ("متن.txt", "سلام".encode())}).json()["fileUrl"]
    file = {"type": "FILE", "fileType": "ATTACHMENT", "fileUrl": url}

    answer = ask("sendMessage", json={"to": str(soroush.chat), **file}).json()

    seen = soroush.platform.driver.messages(soroush.bot, soroush.chat)[-1]["document"]
    assert (200, "سلام") == (
        answer["resultCode"],
        ask(f"downloadFile/{seen['file_id']}", "GET").content.decode(),
    )


def test_a_refusal_is_a_result_code(ask):
    answer = ask("sendMessage", json={"to": "1", "type": "CHANGE"})

    assert (200, 400) == (answer.status_code, answer.json()["resultCode"])


@pytest.mark.parametrize("method", ["getMe", "getUpdates", "editMessageText"])
def test_no_method_of_the_bot_api_but_one_name_is_there(soroush, method):
    assert "JSON that has no boolean 'ok'" in soroush.call(method).problem


def test_a_bots_own_send_message_is_not_understood(soroush):
    answer = soroush.call("sendMessage", chat_id=soroush.chat, text="سلام")

    assert 400 == answer.body["resultCode"]
