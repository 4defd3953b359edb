"""Sessions recorded from the middle: what must have been there before is made up for."""

from dataclasses import replace

import pytest

from conformance.data import CASSETTES
from conformance.platforms import open_platform, resolve
from conformance.replay import replay
from conformance.session import read_session
from conformance.session.model import Session, Step
from conformance.spec import Spec
from conformance.verdict import Outcome
from conformance.wire import Answer, Call

SPEC = Spec.load()
SHOP = read_session(CASSETTES / "shop-aiogram.yaml")
BOT, SARA = (
    {"id": 77, "is_bot": True, "first_name": "Bot"},
    {"id": 5, "type": "private", "first_name": "Sara"},
)


@pytest.fixture(scope="module")
def platform():
    with open_platform(resolve("embedded")) as opened:
        yield opened


def play(platform, *steps):
    made = [Step(n, call, Answer(200, ok=True, result=result)) for n, (call, result) in enumerate(steps, 1)]
    return [(one.outcome, one.reason) for one in replay(Session("middle", tuple(made)), platform, SPEC)]


def message(number, **content):
    return {"message_id": number, "date": 1, "from": BOT, "chat": SARA, **content}


def test_a_message_from_before_is_edited_and_deleted(platform):
    edit = Call("editMessageText", {"chat_id": "5", "message_id": "900", "text": "new"})
    gone = Call("deleteMessage", {"chat_id": "5", "message_id": "901"})

    outcomes = play(platform, (edit, message(900, text="new", edit_date=2)), (gone, True))

    assert outcomes == [(Outcome.PASS, ""), (Outcome.PASS, "")]


def test_a_caption_from_before_belongs_to_a_picture(platform):
    sizes = [{"file_id": "f", "file_unique_id": "u", "width": 90, "height": 60}]
    edit = Call("editMessageCaption", {"chat_id": "5", "message_id": "900", "caption": "new"})

    assert play(platform, (edit, message(900, photo=sizes, caption="new", edit_date=2))) == [
        (Outcome.PASS, "")
    ]


def test_a_file_from_before_is_sent_again(platform):
    shown = {"file_id": "BQADBAAD-abc", "file_unique_id": "u", "file_name": "a.txt", "file_size": 3}
    send = Call("sendDocument", {"chat_id": "5", "document": "BQADBAAD-abc"})

    assert play(platform, (send, message(900, document=shown))) == [(Outcome.PASS, "")]


def test_a_button_from_before_is_pressed(platform):
    pressed = {"id": "1", "from": {"id": 5, "is_bot": False, "first_name": "Sara"}, "data": "yes"}
    query = {**pressed, "message": message(900, text="Sure?"), "chat_instance": "3"}

    assert play(platform, (Call("getUpdates"), [{"update_id": 8, "callback_query": query}])) == [
        (Outcome.PASS, "")
    ]


def test_what_a_person_wrote_before_blocks_and_says_so(platform):
    reply = {**message(900, text="q"), "from": {"id": 5, "is_bot": False, "first_name": "Sara"}}
    send = Call("sendMessage", {"chat_id": "5", "text": "a", "reply_to_message_id": "900"})

    ((outcome, reason),) = play(platform, (send, message(901, text="a", reply_to_message=reply)))

    assert (outcome, reason) == (
        Outcome.BLOCKED,
        "The recording does not say where message 900 comes from.",
    )


@pytest.mark.parametrize("start", [10, 20, 40])
def test_the_end_of_a_session_plays_by_itself(platform, start):
    """The shop from its middle on: what needs a person's earlier words is blocked, and nothing fails."""
    steps = tuple(replace(step, number=n, after=-1) for n, step in enumerate(SHOP.steps[start:], 1))

    verdicts = list(replay(replace(SHOP, steps=steps), platform, SPEC))

    assert [(one.id, one.reason) for one in verdicts if one.outcome is Outcome.FAIL] == []
    assert sum(one.outcome is Outcome.PASS for one in verdicts) > len(steps) * 0.7
