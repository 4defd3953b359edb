"""The adapter says what the emulator's own client says, so that departures are the emulator's."""

import json
import re
import subprocess
import time

import httpx
import pytest
import respx

from conformance.platforms.drivers import Act, Bot, DriverError, Human, TelegramTestApiDriver

URL = "http://emulator.example"
BOT = Bot("1:A")
OWN_CLIENT = """
const { createRequire } = require('module');
const Server = createRequire(process.argv[1] + '/package.json')('telegram-test-api');
const [kind, options, ...made] = JSON.parse(process.argv[2]);
const client = new Server({}).getClient('1:A', options);
process.stdout.write(JSON.stringify(client[kind](...made)));
process.exit(0);
"""


@pytest.fixture
def driver():
    driver = TelegramTestApiDriver(URL)
    yield driver
    driver.close()


def posted(driver: TelegramTestApiDriver, kind: str, **details: object) -> tuple[str, dict[str, object]]:
    """The route and body of one act of Sara's in her private chat."""
    human = driver.new_human(Human(0, "Sara"))
    chat_id = driver.open_chat(BOT, human)
    with respx.mock(base_url=URL) as mock:
        route = mock.post(url__regex="/.*").respond(json={"ok": True, "result": None})
        driver.act(BOT, Act(kind, human.id, chat_id, details))
    request = route.calls[0].request
    return request.url.path, json.loads(request.content)


@pytest.mark.parametrize(
    ("route", "kind", "details", "made"),
    [
        ("/sendMessage", "send_text", {"text": "سلام"}, ["makeMessage", "سلام"]),
        ("/sendCommand", "send_text", {"text": "/start"}, ["makeCommand", "/start"]),
        ("/sendCommand", "send_text", {"text": "/go 😀 now"}, ["makeCommand", "/go 😀 now"]),
        ("/sendCommand", "send_text", {"text": "/😀\nnow"}, ["makeCommand", "/😀\nnow"]),
        (
            "/sendMessage",
            "send_text",
            {"text": "bold", "entities": [{"type": "bold", "offset": 0, "length": 4}]},
            ["makeMessage", "bold", {"entities": [{"type": "bold", "offset": 0, "length": 4}]}],
        ),
        (
            "/sendCallback",
            "press_button",
            {"message_id": 9, "data": "buy"},
            ["makeCallbackQuery", "buy", {"message": {"message_id": 9}}],
        ),
    ],
    ids=["text", "command", "command with words", "command with a line break", "entities", "button"],
)
def test_what_is_posted_is_what_its_own_client_makes(driver, npm_folder, route, kind, details, made):
    path, body = posted(driver, kind, **details)

    options = {"userId": 1, "chatId": 1, "firstName": "Sara"}
    given = json.dumps([made[0], options, *made[1:]])
    ran = subprocess.run(["node", "-e", OWN_CLIENT, str(npm_folder), given], capture_output=True, check=True)  # noqa: S607 - npm_folder skips where node is absent
    theirs = json.loads(ran.stdout)

    assert abs(theirs.pop("date") - body.pop("date")) <= 60
    assert (path, body) == (route, theirs)


def test_a_date_is_in_seconds(driver: TelegramTestApiDriver):
    _, body = posted(driver, "send_text", text="x")

    assert body["date"] <= time.time() < body["date"] + 600


def test_tokens_have_the_real_shape_and_differ(driver: TelegramTestApiDriver):
    first, second = driver.new_bot(), driver.new_bot()

    assert re.fullmatch(r"\d{10}:[A-Za-z0-9]{35}", first.token)
    assert first != second


def test_a_human_has_only_what_the_client_can_say(driver: TelegramTestApiDriver):
    human = driver.new_human(Human(0, "Sara", "Karimi", "sara", "fa"))

    assert human == Human(1, "Sara", username="sara")


def test_a_group_is_written_in_by_its_kind_and_title(driver: TelegramTestApiDriver):
    human = driver.new_human(Human(0, "Sara"))
    chat_id = driver.new_group(BOT, "supergroup", "Sellers", (human,))
    with respx.mock(base_url=URL) as mock:
        route = mock.post("/sendMessage").respond(json={"ok": True})
        driver.act(BOT, Act("send_text", human.id, chat_id, {"text": "x"}))

    chat = json.loads(route.calls[0].request.content)["chat"]
    assert chat_id < 0
    assert (chat_id, "supergroup", "Sellers") == (chat["id"], chat["type"], chat["title"])


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        ("send_text", {"text": "x", "reply_to_message_id": 3}),
        ("send_photo", {"content": b""}),
        ("edit_text", {"message_id": 1, "text": "x"}),
    ],
    ids=["reply", "photo", "edit"],
)
def test_what_the_client_cannot_say_is_refused_not_dropped(driver, kind, details):
    human = driver.new_human(Human(0, "Sara"))

    with pytest.raises(DriverError, match="cannot"):
        driver.act(BOT, Act(kind, human.id, driver.open_chat(BOT, human), details))


@pytest.mark.parametrize(
    "answer",
    [{"return_value": httpx.Response(500)}, {"side_effect": httpx.ConnectError("refused")}],
    ids=["refused", "unreachable"],
)
def test_an_emulator_that_does_not_take_it_is_the_drivers_error(driver, answer):
    human = driver.new_human(Human(0, "Sara"))
    act = Act("send_text", human.id, driver.open_chat(BOT, human), {"text": "x"})
    with respx.mock(base_url=URL) as mock:
        mock.post("/sendMessage").mock(**answer)
        with pytest.raises(DriverError):
            driver.act(BOT, act)
