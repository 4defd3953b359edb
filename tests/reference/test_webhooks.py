"""Webhooks: updates are carried there until they are taken."""

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from conformance.reference import ReferenceProcess


class Receiver:
    """A bot's own server; answers are what the test lines up, then 200."""

    def __init__(self) -> None:
        self.got: list[dict] = []
        self.headers: list[dict] = []
        self.answers: list[tuple[int, bytes]] = []
        self._news = threading.Condition()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                content = self.rfile.read(int(self.headers["content-length"]))
                status, body = receiver.answers.pop(0) if receiver.answers else (200, b"")
                with receiver._news:
                    receiver.got.append(json.loads(content))
                    receiver.headers.append({name.lower(): value for name, value in self.headers.items()})
                    receiver._news.notify_all()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/hook"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def wait(self, count: int, seconds: float = 10) -> list[dict]:
        with self._news:
            self._news.wait_for(lambda: len(self.got) >= count, seconds)
        return self.got

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    server = Receiver()
    yield server
    server.close()


def settled(stage, wanted, seconds=10):
    """The webhook's state once it is as wanted, or as it is after that time."""
    deadline = time.monotonic() + seconds
    while True:
        info = stage.result("getWebhookInfo")
        if wanted(info) or time.monotonic() > deadline:
            return info
        time.sleep(0.02)


def test_an_update_is_posted_with_the_secret(stage, receiver):
    stage.result("setWebhook", url=receiver.url, secret_token="very-secret_1")

    stage.act("send_text", text="سلام")

    assert "سلام" == receiver.wait(1)[0]["message"]["text"]
    assert "very-secret_1" == receiver.headers[0]["x-telegram-bot-api-secret-token"]
    assert "application/json" == receiver.headers[0]["content-type"]


def test_what_waited_before_is_carried_too(stage, receiver):
    stage.act("send_text", text="early")

    stage.result("setWebhook", url=receiver.url)

    assert "early" == receiver.wait(1)[0]["message"]["text"]
    assert 0 == settled(stage, lambda info: info["pending_update_count"] == 0)["pending_update_count"]


def test_a_refused_update_comes_again(stage, receiver):
    receiver.answers = [(500, b"")]
    stage.result("setWebhook", url=receiver.url)

    stage.act("send_text", text="again")

    first, second = receiver.wait(2)[:2]
    assert first == second


def test_the_last_error_is_told(stage, receiver):
    receiver.answers = [(500, b"")] * 20
    stage.result("setWebhook", url=receiver.url)

    stage.act("send_text", text="x")
    info = settled(stage, lambda info: "last_error_message" in info)

    assert ("Wrong response from the webhook: 500 Internal Server Error", 1) == (
        info["last_error_message"],
        info["pending_update_count"],
    )


def test_nobody_there_is_told_as_a_refused_connection(stage):
    stage.result("setWebhook", url="http://127.0.0.1:9/")

    stage.act("send_text", text="x")

    info = settled(stage, lambda info: "last_error_message" in info)
    assert "Connection refused" == info["last_error_message"]


def test_a_method_in_the_reply_is_done(stage, receiver):
    call = {"method": "sendMessage", "chat_id": stage.user_id, "text": "by reply"}
    receiver.answers = [(200, json.dumps(call).encode())]
    stage.result("setWebhook", url=receiver.url)

    stage.act("send_text", text="x")
    settled(stage, lambda _: len(stage.seen()) == 2)

    assert "by reply" == stage.seen()[-1]["text"]


def test_a_file_by_its_address_is_fetched_for_a_reply_too(stage, receiver):
    call = {"method": "sendPhoto", "chat_id": stage.user_id, "photo": "https://shop.example/bag.jpg"}
    receiver.answers = [(200, json.dumps(call).encode())]
    stage.result("setWebhook", url=receiver.url)

    stage.act("send_text", text="x")
    settled(stage, lambda _: len(stage.seen()) == 2)

    assert "photo" in stage.seen()[-1]


def test_what_a_reply_has_begun_ends_by_itself(stage, receiver):
    """No request comes after the reply: the poll closes all the same, and the bot is told."""
    now = int(stage.client.get("/sandbox/clock").json()["now"])  # another test may have moved it
    poll = {"question": "?", "options": [{"text": "a"}, {"text": "b"}], "close_date": now + 2}
    call = {"method": "sendPoll", "chat_id": stage.user_id, **poll}
    receiver.answers = [(200, json.dumps(call).encode())]
    stage.result("setWebhook", url=receiver.url)

    stage.act("send_text", text="x")

    told = receiver.wait(2)
    assert [True] == [update["poll"]["is_closed"] for update in told if "poll" in update]


def test_one_chat_s_updates_keep_their_order(stage, receiver):
    receiver.answers = [(500, b""), (200, b"")]
    stage.result("setWebhook", url=receiver.url, max_connections=100)

    for number in range(5):
        stage.act("send_text", text=str(number))

    told = [one["message"]["text"] for one in receiver.wait(6)]
    assert ["0", "0", "1", "2", "3", "4"] == told


def test_the_kinds_asked_for_are_carried_and_no_others(stage, receiver):
    stage.result("setWebhook", url=receiver.url, allowed_updates=["edited_message"])

    message_id = stage.act("send_text", text="x")["message_id"]
    stage.act("edit_text", message_id=message_id, text="y")

    assert ["edited_message"] == [list(one)[1] for one in receiver.wait(1)]
    assert ["edited_message"] == stage.result("getWebhookInfo")["allowed_updates"]


def test_dropped_updates_never_come(stage, receiver):
    stage.act("send_text", text="old")

    stage.result("setWebhook", url=receiver.url, drop_pending_updates=True)
    stage.act("send_text", text="new")

    assert ["new"] == [one["message"]["text"] for one in receiver.wait(1)]


def test_polling_conflicts_with_a_webhook(stage, receiver):
    stage.result("setWebhook", url=receiver.url)

    refused = stage.refusal("getUpdates")

    text = (
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    assert (409, f"Conflict: {text}") == refused


def test_a_deleted_webhook_lets_polling_go_on(stage, receiver):
    stage.result("setWebhook", url=receiver.url)
    stage.result("deleteWebhook")

    stage.act("send_text", text="x")

    assert "x" == stage.result("getUpdates")[0]["message"]["text"]
    assert "" == stage.result("getWebhookInfo")["url"]


def test_setting_and_deleting_say_what_they_did(stage, receiver):
    answers = [
        stage.send(name, **params).json().get("description")
        for name, params in (
            ("setWebhook", {"url": receiver.url}),
            ("setWebhook", {"url": receiver.url}),
            ("deleteWebhook", {}),
            ("deleteWebhook", {}),
        )
    ]

    assert [
        "Webhook was set",
        "Webhook is already set",
        "Webhook was deleted",
        "Webhook is already deleted",
    ] == answers


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"url": "http://example.com/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.com:8444/"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "https://a.invalid/"}, "bad webhook: Failed to resolve host: Name or service not known"),
        ({"url": "https://"}, "invalid webhook URL specified"),
        ({"url": "https://example.com", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": "https://example.com", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
def test_a_wrong_webhook_is_refused(stage, params, description):
    assert (400, f"Bad Request: {description}") == stage.refusal("setWebhook", **params)


def test_a_waiting_poll_ends_when_a_webhook_is_set(stage, receiver):
    answers = []
    poll = threading.Thread(target=lambda: answers.append(stage.refusal("getUpdates", timeout=20)))
    poll.start()
    time.sleep(0.3)

    stage.result("setWebhook", url=receiver.url)
    poll.join(5)

    assert [(409, "Conflict: terminated by setWebhook request")] == answers


def test_a_bot_with_a_new_token_gets_each_update_once(stage, receiver):
    manager = stage.client.post("/sandbox/bots", json={"can_manage_bots": True}).json()
    managed = stage.client.post("/sandbox/bots", json={"manager_token": manager["token"]}).json()
    people = {"bot_token": managed["token"], "user_id": stage.user_id}
    stage.client.post("/sandbox/chats/private", json=people)
    stage.client.post(f"/bot{managed['token']}/setWebhook", json={"url": receiver.url})
    replaced = {"user_id": managed["id"]}
    token = stage.client.post(f"/bot{manager['token']}/replaceManagedBotToken", json=replaced).json()[
        "result"
    ]

    stage.client.post(f"/bot{token}/setWebhook", json={"url": receiver.url, "max_connections": 1})
    renamed = type(stage)(stage.client, token, managed["id"], stage.user_id)
    for text in ("a", "b"):
        renamed.act("send_text", text=text)
    receiver.wait(2)
    time.sleep(0.3)

    assert ["a", "b"] == [one["message"]["text"] for one in receiver.got]


def polled_until(stage, count):
    """The ids of so many updates, each confirmed by the next poll."""
    got = []
    while len(got) < count:
        offset = got[-1] + 1 if got else 0
        got += [one["update_id"] for one in stage.result("getUpdates", offset=offset, timeout=2, limit=7)]
    return got


def test_what_many_do_at_once_comes_once(stage, open_stage, receiver):
    other = open_stage(stage.client)
    stage.result("setWebhook", url=receiver.url, max_connections=5)

    def say(bot):
        return bot.act("send_text", text="x")["update_id"]

    with ThreadPoolExecutor(24) as pool:
        polled = pool.submit(polled_until, other, 150)
        told = [list(pool.map(say, [bot] * 150)) for bot in (stage, other)]
    carried = receiver.wait(150)
    time.sleep(0.2)

    assert sorted(told[0]) == sorted(one["update_id"] for one in carried)
    assert sorted(told[1]) == polled.result()


def test_what_waited_when_the_platform_was_killed_is_carried_without_being_asked(
    receiver, open_stage, tmp_path
):
    state = tmp_path / "state.db"
    with ReferenceProcess(state=state) as process, httpx.Client(base_url=process.url) as client:
        stage = open_stage(client)
        stage.act("send_text", text="waited")
        receiver.answers = [(500, b"")]
        stage.result("setWebhook", url=receiver.url)
        receiver.wait(1)
        process.kill()

    with ReferenceProcess(state=state):
        assert ["waited"] * 2 == [one["message"]["text"] for one in receiver.wait(2)]
