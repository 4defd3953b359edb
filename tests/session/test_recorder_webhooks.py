"""A bot with a webhook, recorded on the reference platform."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from conformance.reference import ReferenceProcess
from conformance.session.cassette import Interaction, Meta, load
from conformance.session.recorder import Recorder

from .recorder_stage import OK, Raw

SECRET = "a-secret-of-the-bot"


class Bot(ThreadingHTTPServer):
    """Keeps what is delivered, and answers with a method."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Receiver)
        self.url = f"http://127.0.0.1:{self.server_address[1]}/hook?of=mine"
        self.delivered: list[tuple[str, dict[str, str], Any]] = []
        self.came = threading.Event()
        self.status = 200


class _Receiver(BaseHTTPRequestHandler):
    server: Any
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        update = json.loads(self.rfile.read(int(self.headers["content-length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.delivered.append((self.path, headers, update))
        chat = update["message"]["chat"]["id"]
        answer = json.dumps({"method": "sendMessage", "chat_id": chat, "text": "in the reply"}).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)
        self.server.came.set()

    def log_message(self, *_: object) -> None:
        pass


@dataclass
class Stage:
    door: httpx.Client
    bot: Bot
    recorder: Recorder
    token: str
    user: int
    path: Path

    def call(self, method: str, **how: Any) -> Any:
        return httpx.post(f"{self.recorder.url}/bot{self.token}/{method}", **how).json()

    def person_writes(self, text: str) -> None:
        act = {"kind": "send_text", "user_id": self.user, "chat_id": self.user, "details": {"text": text}}
        assert self.door.post("/sandbox/acts", json={"bot_token": self.token, **act}).status_code == 200

    def texts(self) -> list[str]:
        seen = self.door.get(f"/sandbox/chats/{self.user}/messages", params={"bot_token": self.token}).json()
        return [message.get("text") for message in seen]

    def recorded(self) -> list[Interaction]:
        return list(load(self.path).interactions)


@pytest.fixture(scope="module")
def platform() -> Iterator[str]:
    with ReferenceProcess(seed=4) as process:
        yield process.url


@pytest.fixture
def stage(platform: str, tmp_path: Path) -> Iterator[Stage]:
    path = tmp_path / "a.yaml"
    with (
        httpx.Client(base_url=platform) as door,
        Bot() as bot,
        Recorder(platform, "127.0.0.1:0", path, Meta("a")) as recorder,
    ):
        serving = threading.Thread(target=bot.serve_forever, args=(0.02,))
        serving.start()
        token = door.post("/sandbox/bots", json={}).json()["token"]
        user = door.post("/sandbox/users", json={"first_name": "سارا"}).json()["id"]
        door.post("/sandbox/chats/private", json={"bot_token": token, "user_id": user})
        yield Stage(door, bot, recorder, token, user, path)
        bot.shutdown()
        serving.join()


def soon(holds) -> bool:
    deadline = time.monotonic() + 10
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.01)
    return bool(holds())


FORMS = {
    "query": lambda params: {"params": params},
    "form": lambda params: {"data": params},
    "json": lambda params: {"json": params},
    "multipart": lambda params: {"data": params, "files": {"certificate": ("cert.pem", b"-----BEGIN")}},
}


@pytest.mark.parametrize("form", FORMS)
def test_a_delivery_passes_through_the_recorder_and_is_on_the_cassette(stage, form):
    params = {"url": stage.bot.url, "secret_token": SECRET}
    assert stage.call("setWebhook", **FORMS[form](params))["ok"]

    stage.person_writes("سلام")

    assert stage.bot.came.wait(10)
    path, headers, update = stage.bot.delivered[0]
    assert (path, update["message"]["text"]) == ("/hook?of=mine", "سلام")
    assert headers["x-telegram-bot-api-secret-token"] == SECRET
    assert soon(lambda: len(stage.recorded()) == 2)
    setting, delivery = stage.recorded()
    assert (setting.direction, delivery.direction) == ("call", "webhook")
    assert delivery.uri.endswith("/hook?of=mine")
    assert json.loads(delivery.request_body) == update
    assert json.loads(delivery.response_body)["text"] == "in the reply"
    assert SECRET not in stage.path.read_text()


def test_a_method_in_the_bots_reply_is_done(stage):
    stage.call("setWebhook", json={"url": stage.bot.url})

    stage.person_writes("hello")

    assert soon(lambda: stage.texts()[-1] == "in the reply")


def test_a_token_in_the_path_of_a_webhook_is_not_on_the_cassette(stage):
    stage.call("setWebhook", json={"url": f"{stage.bot.url}/{stage.token}"})

    stage.person_writes("hello")

    assert soon(lambda: len(stage.recorded()) == 2)
    assert stage.bot.delivered[0][0].endswith(f"/{stage.token}")
    assert stage.token.partition(":")[2] not in stage.path.read_text()


def test_the_cassette_has_the_call_that_the_bot_made(stage):
    stage.call("SetWebhook", json={"url": stage.bot.url, "max_connections": 7})

    (setting,) = stage.recorded()
    assert json.loads(setting.request_body) == {"url": stage.bot.url, "max_connections": 7}


def test_a_bot_finds_its_own_address_and_upstream_has_the_recorders(stage):
    stage.call("setWebhook", json={"url": stage.bot.url, "max_connections": 7})

    info = stage.call("getWebhookInfo")["result"]

    upstream = stage.door.post(f"/bot{stage.token}/getWebhookInfo").json()["result"]
    assert (info["url"], info["max_connections"]) == (stage.bot.url, 7)
    assert upstream["url"].startswith(f"{stage.recorder.url}/webhook/")
    assert stage.recorder.url not in stage.path.read_text()


def test_setting_the_same_address_again_is_the_same_upstream(stage):
    answers = [stage.call("setWebhook", json={"url": stage.bot.url})["description"] for _ in range(2)]

    assert answers == ["Webhook was set", "Webhook is already set"]


def test_a_webhook_that_is_taken_away_is_gone_upstream(stage):
    stage.call("setWebhook", json={"url": stage.bot.url})

    answers = stage.call("deleteWebhook"), stage.call("setWebhook", json={"url": ""})

    assert [answer["ok"] for answer in answers] == [True, True]
    assert stage.call("getWebhookInfo")["result"]["url"] == ""


def test_an_address_that_cannot_be_meant_is_refused_by_upstream(stage):
    refusal = stage.call("setWebhook", json={"url": "ftp://here"})

    direct = stage.door.post(f"/bot{stage.token}/setWebhook", json={"url": "ftp://here"}).json()
    assert refusal == direct


def test_a_bot_that_refuses_is_asked_again(stage):
    stage.bot.status = 500
    stage.call("setWebhook", json={"url": stage.bot.url})
    stage.person_writes("hello")
    assert stage.bot.came.wait(10)

    stage.bot.status = 200

    assert soon(lambda: len(stage.recorded()) == 3)
    assert [one.status for one in stage.recorded()] == [200, 500, 200]


def test_a_bot_that_is_not_there_is_said_and_upstream_keeps_the_update(stage):
    stage.call("setWebhook", json={"url": "http://127.0.0.1:9/hook"})

    stage.person_writes("hello")

    assert soon(lambda: stage.recorder.problems)
    assert stage.recorder.problems == ["A delivery had no answer from the bot (connection refused)."]
    assert soon(lambda: "last_error_message" in stage.call("getWebhookInfo")["result"])
    assert stage.call("getWebhookInfo")["result"]["pending_update_count"] == 1


def test_where_upstream_cannot_reach_the_recorder_the_webhook_goes_on_unchanged(tmp_path):
    upstream = Raw(OK)
    proxy = {"proxy": upstream.url}  # stands for an upstream that is elsewhere
    with (
        upstream,
        Recorder("http://api.invalid", "127.0.0.1:0", tmp_path / "a.yaml", Meta("a"), **proxy) as recorder,
    ):
        httpx.post(f"{recorder.url}/bot1:a/setWebhook", data={"url": "https://bot.example/hook"})

    assert b"url=https%3A%2F%2Fbot.example%2Fhook" in upstream.seen[0]
    assert "give --public-url" in recorder.problems[0]


def test_a_public_address_is_used_where_it_is_given(tmp_path):
    upstream = Raw(OK, is_whole=lambda seen: b"url=" in seen)
    where = {"proxy": upstream.url, "public_url": "https://tunnel.example/x/"}
    with (
        upstream,
        Recorder("http://api.invalid", "127.0.0.1:0", tmp_path / "a.yaml", Meta("a"), **where) as recorder,
    ):
        httpx.post(f"{recorder.url}/bot1:a/setWebhook", data={"url": "https://bot.example/hook"})

    assert b"url=https%3A%2F%2Ftunnel.example%2Fx%2Fwebhook%2F" in upstream.seen[0]
