"""Long polling: what is confirmed, what is kept, and who may wait."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest


def ids(stage, **params: object):
    return [update["update_id"] for update in stage.result("getUpdates", **params)]


@pytest.fixture
def three(stage):
    return [stage.act("send_text", text=text)["update_id"] for text in "abc"]


def test_updates_come_in_order_and_again_until_confirmed(stage, three):
    assert three == ids(stage) == ids(stage) == list(range(three[0], three[0] + 3))


def test_an_offset_confirms_all_below_it(stage, three):
    assert three[1:] == ids(stage, offset=three[1])
    assert three[1:] == ids(stage, offset=0)


def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(stage, three):
    assert three[2:] == ids(stage, offset=-1)
    assert three[2:] == ids(stage)


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(("limit", "count"), [(2, 2), (0, 1), (-5, 1), (1000, 3), ("junk", 1)])
def test_a_limit_is_pressed_between_1_and_100(stage, limit, count):
    assert count == len(ids(stage, limit=limit))


def test_allowed_updates_are_remembered_until_changed(stage):
    stage.result("getUpdates", allowed_updates=["callback_query"])
    stage.act("send_text", text="not asked for")
    stage.result("getUpdates")
    stage.act("send_text", text="still not")
    stage.result("getUpdates", allowed_updates=[])
    stage.act("send_text", text="again")

    assert ["again"] == [update["message"]["text"] for update in stage.result("getUpdates")]


def test_a_name_that_is_no_json_changes_nothing(stage):
    """A live recording sends allowed_updates=callback_query and gets what it got before."""
    stage.result("getUpdates", allowed_updates="callback_query")

    assert stage.act("send_text", text="x")["update_id"] is not None


def test_a_waiting_poll_is_answered_when_something_happens(stage):
    def poll():
        with httpx.Client(base_url=stage.client.base_url, timeout=30) as other:
            return other.post(f"/bot{stage.token}/getUpdates", data={"timeout": 20}).json()

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(poll)
        update_id = stage.act("send_text", text="x")["update_id"]

        assert update_id == waiting.result()["result"][0]["update_id"]


def test_a_second_poll_ends_the_first(stage):
    """Evidence: errors.json, "getUpdates | two pollers"."""

    def poll(_):
        with httpx.Client(base_url=stage.client.base_url, timeout=30) as other:
            return other.post(f"/bot{stage.token}/getUpdates", data={"timeout": 2}).json()

    with ThreadPoolExecutor(2) as pool:
        first, second = sorted(pool.map(poll, range(2)), key=lambda answer: answer["ok"])

    assert 409 == first["error_code"]
    assert first["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    assert second == {"ok": True, "result": []}


@pytest.mark.usefixtures("three")
def test_delete_webhook_can_drop_what_is_pending(stage):
    answer = stage.send("deleteWebhook", drop_pending_updates=True).json()

    assert answer == {"ok": True, "result": True, "description": "Webhook is already deleted"}
    assert 0 == stage.result("getWebhookInfo")["pending_update_count"]


def test_a_callback_query_carries_its_message_and_chat_instance(stage):
    sent = stage.say("pick", reply_markup={"inline_keyboard": [[{"text": "بله", "callback_data": "y"}]]})

    pressed = stage.act("press_button", message_id=sent["message_id"], data="y")

    query = stage.result("getUpdates")[0]["callback_query"]
    assert (pressed["callback_query_id"], "y", sent) == (query["id"], query["data"], query["message"])
    assert int(query["chat_instance"])


def test_a_query_is_answered_once(stage):
    sent = stage.say("pick", reply_markup={"inline_keyboard": [[{"text": "b", "callback_data": "y"}]]})
    query_id = stage.act("press_button", message_id=sent["message_id"], data="y")["callback_query_id"]

    assert stage.result("answerCallbackQuery", callback_query_id=query_id, text="ok", show_alert=True)

    shown = stage.client.get(f"/sandbox/answers/{query_id}").json()
    assert {"answered": True, "text": "ok", "show_alert": True} == shown
    assert stage.refusal("answerCallbackQuery", callback_query_id=query_id)[1] == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


def test_to_look_at_old_updates_forgets_nothing(stage):
    now = stage.client.get("/sandbox/clock").json()["now"]
    stage.act("send_text", text="x")

    stage.client.post("/sandbox/clock", json={"advance": 2 * 86400})
    late = stage.result("getWebhookInfo")["pending_update_count"]
    stage.client.post("/sandbox/clock", json={"stand": now, "run": True})

    assert (0, 1) == (late, stage.result("getWebhookInfo")["pending_update_count"])
