"""The flood policy: off by default, and then as it is set."""

import pytest


@pytest.fixture
def limited(stage):
    def limit(**limits):
        assert 200 == stage.client.post("/sandbox/flood", json=limits).status_code

    yield limit
    limit()


def test_nobody_is_asked_to_wait_by_default(stage):
    assert all(stage.say(str(number)) for number in range(50))


def test_a_limit_can_be_one_bots_alone(stage, limited):
    other = stage.client.post("/sandbox/bots", json={"first_name": "Other"}).json()["token"]
    limited(private={"count": 1, "seconds": 60}, bot_token=other)

    assert all(stage.say(str(number)) for number in range(5))

    limited(bot_token=other)


def test_too_much_to_one_person_must_wait(stage, limited):
    limited(private={"count": 2, "seconds": 60})
    stage.say("1"), stage.say("2")

    answer = stage.send("sendMessage", chat_id=stage.user_id, text="3")

    body = answer.json()
    seconds = body["parameters"]["retry_after"]
    assert (429, 429, f"Too Many Requests: retry after {seconds}") == (
        answer.status_code,
        body["error_code"],
        body["description"],
    )
    assert str(seconds) == answer.headers["retry-after"]
    assert 0 < seconds <= 60


def test_who_waited_as_long_as_told_may_go_on(stage, limited):
    limited(private={"count": 1, "seconds": 30})
    stage.say("1")
    seconds = stage.send("sendMessage", chat_id=stage.user_id, text="2").json()["parameters"]["retry_after"]

    stage.client.post("/sandbox/clock", json={"advance": seconds})

    assert stage.say("2")


def test_only_what_writes_is_counted(stage, limited):
    limited(bot={"count": 1, "seconds": 60})
    stage.say("1")

    assert stage.result("getMe")
    assert stage.result("sendChatAction", chat_id=stage.user_id, action="typing")
