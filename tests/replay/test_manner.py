"""Ways of playing the same session, and that each leaves the platform as it was."""

import time
from dataclasses import replace

import pytest

from conformance.data import CASSETTES
from conformance.errors import UsageError
from conformance.platforms import open_platform, resolve
from conformance.replay import Delivery, Manner, Pace, plays, replay
from conformance.session import read_session
from conformance.session.model import Session, Step
from conformance.spec import Spec
from conformance.verdict import Outcome
from conformance.wire import Call, read_answer

SPEC = Spec.load()
SHOP = read_session(CASSETTES / "shop-aiogram.yaml")
ECHO = read_session(CASSETTES / "echo-pytelegrambotapi.yaml")


@pytest.fixture(scope="module")
def platform():
    with open_platform(resolve("embedded")) as opened:
        yield opened


def lost(verdicts):
    return [(one.id, one.reason) for one in verdicts if one.outcome is not Outcome.PASS]


@pytest.mark.parametrize("delivery", Delivery)
@pytest.mark.parametrize("session", [SHOP, ECHO], ids=lambda session: session.name)
def test_updates_come_either_way(platform, session, delivery):
    assert lost(replay(session, platform, SPEC, manner=Manner(delivery=delivery))) == []


def test_a_delivery_is_judged_as_the_update_that_it_is():
    with open_platform(resolve("mutant:no_chat_instance")) as broken:
        verdicts = list(replay(SHOP, broken, SPEC, manner=Manner(delivery=Delivery.WEBHOOK)))

    (first, *_) = [one for one in verdicts if one.outcome is Outcome.FAIL]
    assert first.method == "getUpdates"
    assert "chat_instance" in first.reason


def test_a_platform_that_takes_no_webhook_says_so(platform):
    manner = Manner(delivery=Delivery.WEBHOOK, webhook_url="http://bot.example/hook")

    with pytest.raises(UsageError, match="give --webhook-url"):
        list(replay(ECHO, platform, SPEC, manner=manner))


def test_what_a_bot_sent_at_once_is_sent_at_once(platform):
    """Five messages of one moment: together they overlap, and their answers are judged in order."""
    steps = [sending(number, after=0) for number in range(1, 6)]
    session = Session("burst", tuple(steps))

    verdicts = list(replay(session, platform, SPEC, manner=Manner(overlap=True)))

    assert lost(verdicts) == []
    assert [one.id for one in verdicts] == [f"burst/{number}" for number in range(1, 6)]


def test_the_recorded_pace_is_kept(platform):
    steps = [sending(1, begun=1000.0), sending(2, begun=1000.3), sending(3, begun=1000.6)]
    session = Session("slow", tuple(steps))
    started = time.monotonic()

    verdicts = list(replay(session, platform, SPEC, manner=Manner(pace=Pace.RECORDED)))

    assert lost(verdicts) == []
    assert time.monotonic() - started > 0.55


def test_nothing_is_played_after_the_last_step_asked_for(platform):
    played = list(plays(ECHO, platform, SPEC, manner=Manner(last=4)))

    assert [one.step.number for one in played] == [1, 2, 3, 4]


@pytest.mark.parametrize(("tidy", "left"), [(True, 0), (False, 5)])
def test_its_messages_are_taken_away_unless_they_are_to_stay(platform, tidy, left):
    session = Session("traces", tuple(sending(number) for number in range(1, 6)))
    played = list(plays(session, platform, SPEC, manner=Manner(tidy=tidy)))
    sent = played[0].exchange.answer.result
    token = next(bot for bot in platform.driver.door.get("bots") if bot["id"] == sent["from"]["id"])["token"]

    seen = platform.driver.door.get(f"chats/{sent['chat']['id']}/messages", bot_token=token)

    assert len(seen) == left


def test_its_webhook_is_taken_away(platform):
    played = list(plays(ECHO, platform, SPEC, manner=Manner(delivery=Delivery.WEBHOOK)))
    me = next(one.exchange.answer.result["id"] for one in played if one.step.call.method == "getMe")
    bots = {bot["id"]: bot["token"] for bot in platform.driver.door.get("bots")}
    bot = replace(platform.bot(), token=bots[me])

    with platform.client(bot) as client:
        assert client.send(Call("getWebhookInfo")).answer.result["url"] == ""


def sending(number, after=-1, begun=None):
    """A step in which the bot writes to somebody."""
    text = f"number {number}"
    body = (
        f'{{"ok":true,"result":{{"message_id":{number},"date":1,"text":"{text}",'
        '"from":{"id":77,"is_bot":true,"first_name":"Bot"},'
        '"chat":{"id":5,"type":"private","first_name":"Sara"}}}'
    )
    call = Call("sendMessage", {"chat_id": "5", "text": text})
    return Step(number, call, read_answer(200, body.encode()), after, begun=begun)
