"""The clock that tests move, and the state that they bring back."""

import httpx
import pytest

from conformance.reference import ReferenceProcess


@pytest.fixture
def own_stage(open_stage):
    """A platform of the test's own: a moved clock or a restored state would disturb the others."""
    with ReferenceProcess(seed=3) as process, httpx.Client(base_url=process.url, timeout=20) as client:
        yield open_stage(client)


def clock(stage, **moves):
    return stage.client.post("/sandbox/clock", json=moves).json()["now"]


def test_a_clock_that_stands_gives_every_message_one_date(own_stage):
    clock(own_stage, stand=1_800_000_000)

    assert [1_800_000_000] * 2 == [own_stage.say("a")["date"], own_stage.say("b")["date"]]


def test_a_clock_that_is_moved_ages_updates(own_stage):
    own_stage.act("send_text", text="x")

    clock(own_stage, advance=24 * 3600 + 1)

    assert [] == own_stage.result("getUpdates")


def test_a_query_expires_as_the_clock_moves(own_stage):
    keyboard = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}
    sent = own_stage.say("x", reply_markup=keyboard)
    query = own_stage.act("press_button", message_id=sent["message_id"], data="d")["callback_query_id"]

    clock(own_stage, advance=3600)

    code, _ = own_stage.refusal("answerCallbackQuery", callback_query_id=query)
    assert 400 == code


def test_the_same_seed_gives_the_same_ids(open_stage):
    def ids():
        with ReferenceProcess(seed=11) as process, httpx.Client(base_url=process.url) as client:
            stage = open_stage(client)
            return stage.token, stage.user_id, stage.act("send_text", text="x")["update_id"]

    assert ids() == ids()


def test_a_restored_state_has_forgotten_what_came_after(own_stage):
    own_stage.say("kept")
    name = own_stage.client.post("/sandbox/snapshots", json={}).json()["snapshot"]
    own_stage.say("lost")
    own_stage.act("send_text", text="lost too")

    own_stage.client.post(f"/sandbox/snapshots/{name}/restore", json={})

    assert ["kept"] == [one["text"] for one in own_stage.seen()]
    assert [] == own_stage.result("getUpdates")


def test_a_restored_state_goes_on_as_it_went_on_before(own_stage):
    name = own_stage.client.post("/sandbox/snapshots", json={}).json()["snapshot"]
    first = own_stage.act("send_text", text="x"), own_stage.say("y")["message_id"]

    own_stage.client.post(f"/sandbox/snapshots/{name}/restore", json={})

    assert first == (own_stage.act("send_text", text="x"), own_stage.say("y")["message_id"])


def test_an_unknown_snapshot_is_not_there(own_stage):
    assert 404 == own_stage.client.post("/sandbox/snapshots/s99/restore", json={}).status_code
