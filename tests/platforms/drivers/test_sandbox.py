import base64
import json

import httpx
import pytest
import respx

from conformance.platforms.drivers import Act, Bot, DriverError, Human, SandboxDriver

URL = "http://platform.example"
BOT = Bot("1:A", 1, "a_bot")


@pytest.fixture
def driver():
    driver = SandboxDriver(f"{URL}/")
    yield driver
    driver.close()


@respx.mock
def test_a_bot_is_what_the_door_made(driver: SandboxDriver):
    made = {"token": "7:B", "id": 7, "username": "b_bot"}
    route = respx.post(f"{URL}/sandbox/bots").respond(json=made)

    assert driver.new_bot("Shop") == Bot("7:B", 7, "b_bot")
    assert json.loads(route.calls[0].request.content) == {"first_name": "Shop"}


@respx.mock
def test_a_human_is_as_the_platform_knows_them(driver: SandboxDriver):
    """A name that the platform does not take over is not claimed."""
    respx.post(f"{URL}/sandbox/users").respond(json={"id": 5, "is_bot": False, "first_name": "Sara"})

    assert driver.new_human(Human(0, "Sara", "Karimi", "sara")) == Human(5, "Sara")


@respx.mock
def test_a_photo_travels_as_base64(driver: SandboxDriver):
    respx.get(f"{URL}/sandbox/openapi.json").respond(404, json={"error": "not found"})
    route = respx.post(f"{URL}/sandbox/acts").respond(json={})

    driver.act(BOT, Act("send_photo", 5, 5, {"content": b"\xff\xd8", "caption": "c"}))

    assert json.loads(route.calls[0].request.content) == {
        "bot_token": "1:A",
        "kind": "send_photo",
        "user_id": 5,
        "chat_id": 5,
        "details": {"content_base64": base64.b64encode(b"\xff\xd8").decode(), "caption": "c"},
    }


@respx.mock
def test_the_doors_reason_is_the_drivers(driver: SandboxDriver):
    respx.get(f"{URL}/sandbox/openapi.json").respond(404, json={"error": "not found"})
    respx.post(f"{URL}/sandbox/acts").respond(400, json={"error": "there is no such button"})

    with pytest.raises(DriverError, match="there is no such button"):
        driver.act(BOT, Act("press_button", 5, 5, {"message_id": 1, "data": "x"}))


@pytest.mark.parametrize(
    "answer",
    [
        {"side_effect": httpx.ConnectError("refused")},
        {"return_value": httpx.Response(200, html="<html>")},
        {"return_value": httpx.Response(404, json=["nothing"])},
        {"return_value": httpx.Response(200, json={"chat_id": "5"})},
    ],
    ids=["unreachable", "html", "list", "string id"],
)
@respx.mock
def test_a_door_that_is_none_is_the_drivers_error(driver: SandboxDriver, answer: dict[str, object]):
    respx.post(f"{URL}/sandbox/chats/private").mock(**answer)

    with pytest.raises(DriverError):
        driver.open_chat(BOT, Human(5))
