"""The page for people: a person talks to a bot as a user would, and sees its calls."""

import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from PIL import Image

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

HOSTILE = "<img src=x onerror='window.hacked=1'>"


@dataclass
class Served:
    """A served platform: the bot that is there from the start, and the person who talks to it."""

    url: str
    token: str
    person: int

    def call(self, method: str, files: Any = None, **params: Any) -> Any:
        data = {name: one if isinstance(one, str) else json.dumps(one) for name, one in params.items()}
        answer = httpx.post(f"{self.url}/bot{self.token}/{method}", data=data, files=files).json()
        assert answer["ok"], answer
        return answer["result"]

    def say(self, text: str, **params: Any) -> Any:
        return self.call("sendMessage", chat_id=self.person, text=text, **params)


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    command = [sys.executable, "-m", "conformance.cli", "serve", "--listen", "127.0.0.1:0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        lines = [child.stdout.readline() for _ in range(5)]
        url = re.search(r"http://[\d.:]+", lines[0])[0]
        token = lines[3].split()[-1]
        person = httpx.get(f"{url}/sandbox/users").json()[0]["id"]
        yield Served(url, token, person)
        child.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any, served: Served) -> Iterator[Any]:
    context = browser.new_context(locale="en-GB", viewport={"width": 1360, "height": 820})
    opened = context.new_page()
    opened.errors = []
    opened.on("pageerror", lambda error: opened.errors.append(str(error)))
    opened.goto(served.url)
    opened.wait_for_selector("#chats button[aria-current=true]")
    yield opened
    assert opened.errors == []
    context.close()


def write(page: Any, text: str) -> None:
    page.fill("#text", text)
    page.press("#text", "Enter")


def last(page: Any) -> Any:
    return page.locator("#messages > li").last


def test_what_a_person_writes_reaches_the_bot(page, served):
    write(page, "سلام، قیمت چند است؟")

    page.wait_for_selector("text=قیمت چند است")
    assert "سلام، قیمت چند است؟" == served.call("getUpdates", offset=-1)[0]["message"]["text"]


def test_persian_runs_from_right_to_left(page, served):
    served.say("<b>خوش آمدید</b> به فروشگاه", parse_mode="HTML")

    text = page.locator("p", has_text="خوش آمدید").last
    text.wait_for()
    assert "rtl" == text.evaluate("node => getComputedStyle(node).direction")
    assert "خوش آمدید" == text.locator("b").inner_text()


def test_a_pressed_button_is_answered_and_the_message_edited(page, served):
    keyboard = {"inline_keyboard": [[{"text": "🧺 سبد", "callback_data": "basket"}]]}
    sent = served.say("کیف", reply_markup=keyboard)

    page.get_by_role("button", name="سبد").last.click()
    query = served.call("getUpdates", offset=-1, timeout=5)[0]["callback_query"]
    served.call("answerCallbackQuery", callback_query_id=query["id"], text="به سبد رفت")
    served.call("editMessageText", chat_id=served.person, message_id=sent["message_id"], text="در سبد: ۱")

    page.wait_for_selector("#toast:has-text('به سبد رفت')")
    page.wait_for_selector("#messages >> text=در سبد: ۱")


def test_a_reply_keyboard_types_for_the_person(page, served):
    served.say("کدام؟", reply_markup={"keyboard": [["چرم"], [{"text": "شماره", "request_contact": True}]]})

    page.locator("#keyboard").get_by_role("button", name="چرم").click()

    page.wait_for_selector("#messages .mine >> text=چرم")
    page.locator("#keyboard").get_by_role("button", name="شماره").click()
    page.wait_for_selector("#messages .mine .card")
    assert "contact" in served.call("getUpdates", offset=-1)[0]["message"]


def test_a_photo_is_shown(page, served):
    content = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(content, "JPEG")

    served.call("sendPhoto", {"photo": ("a.jpg", content.getvalue())}, chat_id=served.person, caption="کیف")

    picture = page.locator("#messages img").last
    picture.wait_for()
    page.wait_for_function("node => node.complete && node.naturalWidth > 0", arg=picture.element_handle())


def test_an_album_is_one_message(page, served):
    content = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(content, "JPEG")
    media = [{"type": "photo", "media": f"attach://{name}"} for name in ("a", "b")]

    files = {name: (f"{name}.jpg", content.getvalue()) for name in ("a", "b")}
    served.call("sendMediaGroup", files, chat_id=served.person, media=media)

    page.wait_for_selector(".album")
    assert 2 == page.locator(".album").last.locator("img").count()


def test_an_invoice_is_paid(page, served):
    prices = [{"label": "کیف", "amount": 1250}]
    goods = {"title": "کیف", "description": "چرم", "payload": "p", "provider_token": "123456789:TEST:shop"}
    served.call("sendInvoice", chat_id=served.person, currency="USD", prices=prices, **goods)

    page.get_by_role("button", name="Pay").last.click()
    query = served.call("getUpdates", offset=-1, timeout=5)[0]["pre_checkout_query"]
    served.call("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=True)

    page.wait_for_selector("text=Paid 12.50 USD")


def test_a_web_app_opens_with_signed_data(page, served):
    app = {"inline_keyboard": [[{"text": "فروشگاه", "web_app": {"url": "https://shop.example/"}}]]}
    served.say("باز کن", reply_markup=app)

    page.get_by_role("button", name="فروشگاه").last.click()

    page.wait_for_selector("#app[open]")
    assert "#tgWebAppData=" in page.locator("#app iframe").get_attribute("src")


def test_hostile_text_is_text(page, served):
    served.say(HOSTILE)

    page.wait_for_selector("#messages >> text=onerror")
    assert page.evaluate("window.hacked") is None


def test_the_traffic_shows_each_call_and_no_token(page, served):
    served.say("seen")

    line = page.locator("#calls li", has_text="sendMessage").first
    line.wait_for()
    line.locator("summary").click()
    assert '"text": "seen"' in line.inner_text()
    assert served.token not in page.content()


def test_a_refused_call_stands_out(page, served):
    httpx.post(f"{served.url}/bot{served.token}/sendMessage", data={"chat_id": "1", "text": "x"})

    page.wait_for_selector("#calls li.bad >> text=sendMessage")
