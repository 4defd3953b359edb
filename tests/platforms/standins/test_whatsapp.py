import hashlib
import hmac
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

BUTTONS = {"buttons": [{"type": "reply", "reply": {"id": "yes", "title": "بله"}}]}


class Hook(HTTPServer):
    """A webhook that gives the challenge back, and keeps what came."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.came, self.news = [], threading.Event()
        self.url = f"http://127.0.0.1:{self.server_port}/hook"
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    def first(self):
        assert self.news.wait(10)
        return self.came[0]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self._answer(parse_qs(urlsplit(self.path).query)["hub.challenge"][0].encode())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.came.append((body, self.headers["X-Hub-Signature-256"]))
        self.server.news.set()
        self._answer(b"")

    def _answer(self, content):
        self.send_response(200)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture
def hook():
    server = Hook()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def whatsapp(stage):
    return stage("whatsapp")


@pytest.fixture
def ask(whatsapp):
    address = whatsapp.platform.address

    def asked(edge, verb="POST", **given):
        url = edge if "://" in edge else address.call("", edge)
        return httpx.request(verb, url, headers=address.sent(whatsapp.bot.token), trust_env=False, **given)

    def to(**content):
        body = {"messaging_product": "whatsapp", "to": str(whatsapp.chat), **content}
        return asked("messages", json=body)

    asked.to = to
    return asked


def text(body):
    return {"type": "text", "text": {"body": body}}


def test_a_person_who_has_written_can_be_answered(ask, whatsapp):
    whatsapp.says("سلام")

    answer = ask.to(**text("درود")).json()

    seen = whatsapp.platform.driver.messages(whatsapp.bot, whatsapp.chat)[-1]
    assert ("درود", f"wamid.{whatsapp.chat}.{seen['message_id']}") == (
        seen["text"],
        answer["messages"][0]["id"],
    )


def test_a_person_who_never_wrote_gets_a_template_alone(ask):
    answer = ask.to(**text("درود"))

    assert (400, 131047) == (answer.status_code, answer.json()["error"]["code"])


def test_four_buttons_are_too_many(ask, whatsapp):
    whatsapp.says("سلام")
    content = {"type": "button", "body": {"text": "؟"}, "action": {"buttons": BUTTONS["buttons"] * 4}}

    assert 131009 == ask.to(type="interactive", interactive=content).json()["error"]["code"]


def test_a_delivery_is_signed_and_nested(ask, whatsapp, hook):
    panel = f"{whatsapp.platform.address.host}/panel"
    assert ask(panel, json={"url": hook.url, "verify_token": "x"}).json()["success"]

    whatsapp.says("سلام")

    body, signature = hook.first()
    message = json.loads(body)["entry"][0]["changes"][0]["value"]["messages"][0]
    expected = hmac.new(whatsapp.bot.token.encode(), body, hashlib.sha256).hexdigest()
    assert ("سلام", f"sha256={expected}") == (message["text"]["body"], signature)


def test_a_press_is_an_interactive_message(ask, whatsapp, hook):
    whatsapp.says("سلام")
    content = {"type": "button", "body": {"text": "؟"}, "action": BUTTONS}
    sent = ask.to(type="interactive", interactive=content).json()["messages"][0]["id"]
    whatsapp.act("press_button", message_id=int(sent.rpartition(".")[2]), data="yes")
    ask(f"{whatsapp.platform.address.host}/panel", json={"url": hook.url})

    hook.first()
    while len(hook.came) < 2:
        hook.news.clear()
        hook.news.wait(5)

    message = json.loads(hook.came[1][0])["entry"][0]["changes"][0]["value"]["messages"][0]
    assert ({"id": "yes", "title": "بله"}, sent) == (
        message["interactive"]["button_reply"],
        message["context"]["id"],
    )


def test_media_are_uploaded_sent_and_fetched_with_the_same_token(ask, whatsapp):
    whatsapp.says("سلام")
    given = {"files": {"file": ("متن.txt", "سلام".encode(), "text/plain")}}
    key = ask("media", data={"messaging_product": "whatsapp", "type": "text/plain"}, **given).json()["id"]
    ask.to(type="document", document={"id": key, "caption": "متن"})
    seen = whatsapp.platform.driver.messages(whatsapp.bot, whatsapp.chat)[-1]

    origin = whatsapp.platform.address.host
    told = ask(f"{origin}/vversion/{seen['document']['file_id']}", "GET").json()

    assert ("متن", "سلام") == (seen["caption"], ask(told["url"], "GET").content.decode())


def test_a_wrong_token_is_refused_by_its_code(whatsapp):
    whatsapp.bot = type(whatsapp.bot)("123456:wrong")

    answer = whatsapp.call("messages")

    assert (401, 190) == (answer.status, answer.body["error"]["code"])


def test_no_method_of_the_bot_api_is_there(whatsapp):
    assert "JSON that has no boolean 'ok'" in whatsapp.call("getMe").problem
