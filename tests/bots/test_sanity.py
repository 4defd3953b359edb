"""Whatever a platform says of a chat, it can be looked at."""

import json
from contextlib import suppress
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from conformance.bots.conversation import Line, gets, hears, misses, pays, presses, says, sees, votes
from conformance.bots.doing import Impossible, act_of
from conformance.bots.sanity import sane
from conformance.bots.seeing import ending, is_true
from conformance.bots.traffic import Traffic
from conformance.bots.transcript import Transcript
from conformance.session.cassette import Interaction

ATOMS = (
    st.none()
    | st.booleans()
    | st.integers(-2, 9)
    | st.floats(allow_nan=False)
    | st.sampled_from(["", "a", "q"])
)
NAMES = st.sampled_from(
    [
        "message_id",
        "chat",
        "id",
        "from",
        "is_bot",
        "text",
        "caption",
        "reply_markup",
        "inline_keyboard",
        "keyboard",
        "remove_keyboard",
        "poll",
        "options",
        "question",
        "invoice",
        "title",
        "document",
        "file_name",
        "game",
        "message",
        "edited_message",
        "callback_query",
        "update_id",
    ]
)
JSON = st.recursive(
    ATOMS, lambda part: st.lists(part, max_size=3) | st.dictionaries(NAMES, part, max_size=5), max_leaves=12
)
LINES = st.sampled_from(
    [
        sees("a"),
        sees("", has="poll"),
        misses("a"),
        hears("a"),
        gets("a"),
        presses("a"),
        votes("a"),
        pays("a"),
        says("a", to="a"),
    ]
)
METHODS = st.sampled_from(
    [
        "sendMessage",
        "sendPoll",
        "editMessageText",
        "deleteMessages",
        "copyMessage",
        "answerCallbackQuery",
        "answerInlineQuery",
        "getUpdates",
    ]
)


def looked_at(line: Line, chat: list[Any]) -> None:
    is_true(line, chat, {}, None) if line.verb in {"sees", "misses", "hears", "gets"} else act_of(
        line, chat, None
    )
    ending(chat)


@given(st.lists(JSON, max_size=4), LINES)
def test_no_message_breaks_who_looks_at_it(messages: list[Any], line: Line) -> None:
    seen = sane(messages)

    with suppress(Impossible):
        looked_at(line, seen)


@given(st.lists(st.tuples(METHODS, JSON, JSON), max_size=4))
def test_no_traffic_breaks_the_transcript(passed: list[tuple[str, Any, Any]]) -> None:
    traffic = Traffic()
    for method, params, result in passed:
        body, answer = json.dumps(params).encode(), json.dumps({"ok": True, "result": result}).encode()
        kind = {"content-type": "application/json"}
        traffic.record(Interaction("POST", f"http://proxy/botT/{method}", kind, body, 200, "", {}, answer))

    transcript = Transcript(traffic)

    assert isinstance(transcript.query("press_button", 1, 0), str)
    assert all(type(message["message_id"]) is int for message in sane(transcript.messages(1)))
