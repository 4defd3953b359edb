"""Where the wire is the point: a platform that is only answers, and a session that vcrpy recorded."""

import json

import httpx
import pytest
import vcr

from conformance.platforms import Platform, open_platform, resolve
from conformance.platforms.drivers import Human, NoDriver
from conformance.replay import Manner, replay
from conformance.session import read_session
from conformance.session.model import Session, Step
from conformance.spec import Spec
from conformance.verdict import Outcome
from conformance.wire import Address, Call, Form, read_answer

SPEC = Spec.load()
URL = "http://bot-api.example"
TOKEN = "123456789:" + "A" * 35


@pytest.fixture
def platform():
    return Platform("stub", Address.parse(URL), NoDriver(URL), TOKEN)


@pytest.fixture
def stub(respx_mock):
    respx_mock.post(f"{URL}/bot{TOKEN}/getMe").respond(json={"ok": True, "result": ME})
    return respx_mock


ME = {"id": 123456789, "is_bot": True, "first_name": "Bot", "username": "any_bot"}


def session(*steps):
    made = [
        Step(number, call, read_answer(200, json.dumps({"ok": True, "result": result}).encode()))
        for number, (call, result) in enumerate(steps, 1)
    ]
    return Session("wire", tuple(made))


def play(made, platform, **manner):
    return list(replay(made, platform, SPEC, manner=Manner(tidy=False, **manner)))


def test_a_call_travels_in_the_form_and_the_letters_in_which_the_bot_sent_it(stub, platform):
    text = '[{"command": "start","description":"begin"}]'
    route = stub.post(f"{URL}/bot{TOKEN}/SETMYCOMMANDS").respond(json={"ok": True, "result": True})

    (verdict,) = play(session((Call("SETMYCOMMANDS", {"commands": text}), True)), platform)

    assert verdict.outcome is Outcome.PASS
    sent = httpx.QueryParams(route.calls.last.request.content.decode())
    assert sent["commands"] == text


def test_json_stays_json(stub, platform):
    route = stub.post(f"{URL}/bot{TOKEN}/close").respond(json={"ok": True, "result": True})

    play(session((Call("close", {"x": 1}, form=Form.JSON), True)), platform)

    assert json.loads(route.calls.last.request.content) == {"x": 1}


@pytest.mark.parametrize(
    ("response", "outcome"),
    [
        (httpx.Response(200, json={"ok": True, "result": True}), Outcome.PASS),
        (httpx.Response(200, json={"ok": True, "result": False}), Outcome.FAIL),
        (httpx.Response(500, text="<html>"), Outcome.FAIL),
        (
            httpx.Response(404, json={"ok": False, "error_code": 404, "description": "Not Found"}),
            Outcome.UNSUPPORTED,
        ),
        (httpx.Response(200, content=b'{"ok": true'), Outcome.FAIL),
    ],
    ids=["true", "false", "page", "unknown", "torn"],
)
def test_every_answer_becomes_a_verdict(stub, platform, response, outcome):
    stub.post(f"{URL}/bot{TOKEN}/close").mock(return_value=response)

    (verdict,) = play(session((Call("close"), True)), platform)

    assert verdict.outcome is outcome


def test_a_token_is_in_no_evidence(stub, platform):
    stub.post(f"{URL}/bot{TOKEN}/close").respond(json={"ok": True, "result": TOKEN})

    (verdict,) = play(session((Call("close", {"x": TOKEN}), True)), platform)

    assert TOKEN not in repr(
        [verdict.exchanges[0].curl, verdict.exchanges[0].response, verdict.exchanges[0].request]
    )


@pytest.mark.usefixtures("stub")
def test_without_a_person_what_a_person_did_is_skipped(platform):
    message = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "hi"}
    message["from"] = {"id": 5, "is_bot": False, "first_name": "Sara"}
    update = {"update_id": 1, "message": message}

    (verdict,) = play(session((Call("getUpdates"), [update])), platform)

    assert verdict.outcome is Outcome.SKIPPED


@pytest.mark.parametrize("strange", [[], {}, "one"], ids=["list", "object", "string"])
def test_an_update_of_a_strange_id_is_judged(stub, platform, strange):
    group = {"id": -1005, "type": "supergroup", "title": "Desk", "is_forum": True}
    topic = {"name": "Anna", "icon_color": 7322096}
    service = {"message_id": 1, "date": 1, "chat": group, "from": ME, "forum_topic_created": topic}
    answer = {"ok": True, "result": [{"update_id": strange, "message": service}]}
    route = stub.post(f"{URL}/bot{TOKEN}/getUpdates").respond(content=json.dumps(answer).encode())

    (verdict,) = play(session((Call("getUpdates"), [{"update_id": 1, "message": service}])), platform)

    assert route.called
    assert verdict.outcome is Outcome.FAIL


def test_what_vcrpy_recorded_plays_again(tmp_path):
    """A few lines of a bot, recorded by vcrpy on the reference, have full marks there."""
    path = tmp_path / "recorded.yaml"
    with open_platform(resolve("embedded")) as reference:
        bot = reference.bot("Vcr", "vcr_bot")
        chat = reference.driver.open_chat(bot, reference.driver.new_human(Human(0, "Sara")))
        base = f"{reference.address.host}/bot{bot.token}"
        with vcr.use_cassette(str(path)), httpx.Client(trust_env=False) as client:
            client.get(f"{base}/getMe")
            sent = client.post(
                f"{base}/sendMessage", data={"chat_id": chat, "text": f"tg://user?id={chat}"}
            ).json()
            edit = {"chat_id": chat, "message_id": sent["result"]["message_id"], "text": "<b>b</b>"}
            client.post(f"{base}/editMessageText", json=edit | {"parse_mode": "HTML"})
            client.post(f"{base}/deleteMessage", data={"chat_id": chat, "message_id": 9999})

        verdicts = list(replay(read_session(path), reference, SPEC))

    assert [(one.outcome, one.reason) for one in verdicts] == [(Outcome.PASS, "")] * 4
