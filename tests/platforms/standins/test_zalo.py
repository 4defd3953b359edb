import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from conformance.wire import Form


@pytest.fixture
def zalo(stage):
    return stage("zalo")


def test_the_bot_tells_who_it_is_in_other_words(zalo):
    assert {"id", "account_name", "can_join_groups"} == zalo.call("getMe").result.keys()


def test_what_sends_returns_two_fields(zalo):
    sent = zalo.call("sendMessage", chat_id=str(zalo.chat), text="xin chào").result

    assert {"message_id", "date"} == sent.keys()
    assert isinstance(sent["message_id"], str)


def test_to_read_an_update_is_to_confirm_it(zalo):
    for text in ("một", "hai"):
        zalo.says(text)

    read = [zalo.call("getUpdates").result for _ in range(3)]

    assert ["một", "hai"] == [event["message"]["text"] for event in read[:2]]
    assert read[2] is None


def test_an_update_is_an_event_with_other_fields(zalo):
    zalo.says("xin chào")

    event = zalo.call("getUpdates").result

    assert "message.text.received" == event["event_name"]
    assert {"id": str(zalo.chat), "chat_type": "PRIVATE"} == event["message"]["chat"]
    assert "سارا" == event["message"]["from"]["display_name"]


def test_a_text_over_2000_characters_is_refused(zalo):
    longest, longer = (zalo.call("sendMessage", chat_id=str(zalo.chat), text="x" * n) for n in (2000, 2001))

    assert (True, 400) == (longest.ok, longer.error_code)


def test_parameters_must_travel_as_json(zalo):
    assert 400 == zalo.call("sendMessage", form=Form.FORM, chat_id=zalo.chat, text="x").error_code


def test_a_method_is_known_by_its_exact_name(zalo):
    assert zalo.call("GETME").unsupported


def test_a_webhook_must_have_a_secret(zalo):
    assert 400 == zalo.call("setWebhook", url="https://example.org/").error_code


class Taker(BaseHTTPRequestHandler):
    """Takes one delivery."""

    taken: tuple[str | None, Any]

    def do_POST(self):
        length = int(self.headers["content-length"])
        secret = self.headers.get("X-Bot-Api-Secret-Token")
        type(self).taken = (secret, json.loads(self.rfile.read(length)))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Nothing."""


def test_a_webhook_gets_an_event_in_an_envelope(zalo):
    with HTTPServer(("127.0.0.1", 0), Taker) as server:
        taking = threading.Thread(target=server.handle_request)
        taking.start()
        zalo.call("setWebhook", url=f"http://127.0.0.1:{server.server_port}/", secret_token="secret-of-zalo")
        zalo.says("xin chào")
        taking.join()
    zalo.call("deleteWebhook")

    secret, event = Taker.taken

    assert ("secret-of-zalo", True) == (secret, event["ok"])
    assert "xin chào" == event["result"]["message"]["text"]
