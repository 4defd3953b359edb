"""What is wrong is said in one sentence, before anything is judged."""

import httpx
import pytest
import respx

from conformance.errors import BotTaken, ConformanceError, NotABotApi, TargetUnreachable, TokenRefused
from conformance.platforms import Platform
from conformance.platforms.drivers import Bot, NoDriver
from conformance.spec import Spec, Validator
from conformance.suite.smoke import smoke, sound
from conformance.verdict import Outcome
from conformance.wire import Address

TOKEN = "123:" + "A" * 35
ME = {"ok": True, "result": {"id": 123, "is_bot": True, "first_name": "Bot"}}
CONFLICT = {
    "ok": False,
    "error_code": 409,
    "description": "Conflict: can't use getUpdates method while webhook is active",
}


@pytest.fixture
def looked():
    def look(me, updates=None, webhook=None):
        base = f"http://platform.test/bot{TOKEN}"
        with respx.mock(assert_all_called=False) as wire:
            wire.post(f"{base}/getMe").mock(**me)
            wire.post(f"{base}/getUpdates").mock(
                httpx.Response(200, json=updates or {"ok": True, "result": []})
            )
            wire.post(f"{base}/getWebhookInfo").mock(
                httpx.Response(200, json={"ok": True, "result": webhook})
            )
            platform = Platform("platform.test", Address.parse("http://platform.test"), NoDriver(), TOKEN)
            return smoke(platform, Bot(TOKEN))

    return look


def answer(status, **body):
    return {"return_value": httpx.Response(status, **body)}


def test_a_bot_api_passes(looked):
    assert looked(answer(200, json=ME)).outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("me", "updates", "webhook", "error", "said"),
    [
        ({"side_effect": httpx.ConnectError("refused")}, None, None, TargetUnreachable, "does not answer"),
        (answer(200, html="<html>Welcome</html>"), None, None, NotABotApi, "an HTML page"),
        (
            answer(404, json={"ok": False, "error_code": 404, "description": "Not Found"}),
            None,
            None,
            NotABotApi,
            "404",
        ),
        (
            answer(401, json={"ok": False, "error_code": 401, "description": "Unauthorized"}),
            None,
            None,
            TokenRefused,
            "refuses the bot's token",
        ),
        (answer(200, json=ME), CONFLICT, {"url": ""}, BotTaken, "another program polls"),
        (
            answer(200, json=ME),
            CONFLICT,
            {"url": "https://shop.example/x"},
            BotTaken,
            "a webhook at shop.example: call",
        ),
        (
            answer(200, json=ME),
            CONFLICT,
            {"url": "https://shop.example/x", "last_error_message": "Connection refused"},
            BotTaken,
            r"shop.example, where deliveries fail \('Connection refused'\)",
        ),
    ],
    ids=[
        "nothing",
        "a page",
        "a wrong URL",
        "a wrong token",
        "another poller",
        "a webhook",
        "a dead webhook",
    ],
)
def test_what_is_wrong_has_its_sentence(looked, me, updates, webhook, error, said):
    with pytest.raises(error, match=said) as raised:
        looked(me, updates, webhook)

    assert TOKEN not in str(raised.value)


def test_a_broken_harness_blames_itself(monkeypatch):
    validator = Validator(Spec.load())
    sound(validator)

    monkeypatch.setattr(Validator, "result", lambda *_: ())
    with pytest.raises(ConformanceError, match="The harness itself is broken"):
        sound(validator)
