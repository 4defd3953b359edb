"""A chat as the traffic tells it, where no driver shows what a person sees."""

import json
from typing import Any

import pytest

from conformance.bots.traffic import Traffic
from conformance.bots.transcript import Transcript
from conformance.session.cassette import WEBHOOK, Interaction

CHAT = {"id": 7, "type": "private"}
JSON = {"content-type": "application/json"}
KEYBOARD = {"inline_keyboard": [[{"text": "More", "callback_data": "more"}]]}


def call(method: str, result: Any, *, ok: bool = True, **params: Any) -> Interaction:
    answer = {"ok": ok, "result": result} if ok else {"ok": False, "error_code": 400, "description": "no"}
    body, answered = json.dumps(params).encode(), json.dumps(answer).encode()
    return Interaction(
        "POST", f"http://proxy/botT/{method}", JSON, body, 200 if ok else 400, "", {}, answered
    )


def delivery(update: Any, reply: Any = "") -> Interaction:
    body, answered = json.dumps(update).encode(), json.dumps(reply).encode()
    return Interaction("POST", "http://proxy/hook", JSON, body, 200, "", {}, answered, direction=WEBHOOK)


def transcript(*passed: Interaction) -> Transcript:
    traffic = Traffic()
    for one in passed:
        traffic.record(one)
    return Transcript(traffic)


def texts(*passed: Interaction) -> list[str]:
    return [message.get("text", message.get("caption")) for message in transcript(*passed).messages(7)]


SENT = call("sendMessage", {"message_id": 2, "chat": CHAT, "text": "Hello"}, chat_id=7, text="Hello")


def test_what_reaches_the_bot_and_what_it_sends_are_there_in_order() -> None:
    update = {"update_id": 1, "message": {"message_id": 1, "chat": CHAT, "text": "/start"}}

    assert ["/start", "Hello"] == texts(call("getUpdates", [update]), SENT)
    assert ["/start", "Hello"] == texts(delivery(update), SENT)


def test_a_message_that_is_answered_in_part_is_what_was_asked_for() -> None:
    bare = call("sendPhoto", {"message_id": 2}, chat_id="7", caption="c", reply_markup=json.dumps(KEYBOARD))

    (message,) = transcript(bare).messages(7)

    assert ("c", KEYBOARD, True) == (message["caption"], message["reply_markup"], message["from"]["is_bot"])
    assert "photo" in message


def test_what_a_refused_call_would_have_done_is_not_there() -> None:
    refused = call("sendMessage", None, ok=False, chat_id=7, text="never")
    kept = call("deleteMessage", None, ok=False, chat_id=7, message_id=2)

    assert ["Hello"] == texts(SENT, refused, kept)


@pytest.mark.parametrize(
    ("edit", "text"),
    [
        (
            call(
                "editMessageText", {"message_id": 2, "chat": CHAT, "text": "whole"}, chat_id=7, message_id=2
            ),
            "whole",
        ),
        (call("editMessageText", True, chat_id=7, message_id=2, text="asked"), "asked"),
        (call("editMessageText", None, chat_id="7", message_id="2", text="null"), "null"),
    ],
    ids=["message", "true", "null"],
)
def test_an_edit_is_seen_however_it_is_answered(edit: Interaction, text: str) -> None:
    assert [text] == texts(SENT, edit)


def test_an_edit_without_a_keyboard_takes_it_away() -> None:
    with_one = call("sendMessage", {"message_id": 2, "chat": CHAT, "reply_markup": KEYBOARD}, chat_id=7)

    (message,) = transcript(
        with_one, call("editMessageText", True, chat_id=7, message_id=2, text="x")
    ).messages(7)

    assert "reply_markup" not in message


@pytest.mark.parametrize(
    "gone",
    [
        call("deleteMessage", True, chat_id=7, message_id=2),
        call("deleteMessages", True, chat_id=7, message_ids=[2]),
    ],
    ids=["one", "many"],
)
def test_what_is_deleted_is_gone(gone: Interaction) -> None:
    assert [] == texts(SENT, gone)


def test_a_copy_says_what_was_copied() -> None:
    copy = call("copyMessage", {"message_id": 3}, chat_id=8, from_chat_id=7, message_id=2)

    (message,) = transcript(SENT, copy).messages(8)

    assert ("Hello", 3) == (message["text"], message["message_id"])


def test_an_album_is_several_messages() -> None:
    album = [{"message_id": number, "chat": CHAT, "caption": str(number)} for number in (3, 4)]

    assert ["3", "4"] == texts(call("sendMediaGroup", album, chat_id=7))


def test_a_call_in_a_webhooks_reply_counts() -> None:
    update = {"update_id": 1, "message": {"message_id": 1, "chat": CHAT, "text": "hi"}}

    assert ["hi", "hey"] == texts(delivery(update, {"method": "sendMessage", "chat_id": 7, "text": "hey"}))


def test_a_press_is_answered_once_the_bot_answers_the_query_that_it_began() -> None:
    query = {"id": "q1", "from": {"id": 9}, "data": "more"}
    asked = call("getUpdates", [{"update_id": 1, "callback_query": query}])
    answered = call("answerCallbackQuery", True, callback_query_id="q1", text="Yes", show_alert="true")

    before, after = transcript(asked), transcript(asked, answered)

    assert ("q1", "") == (before.query("press_button", 9, 0), before.query("press_button", 8, 0))
    assert before.answer("q1") is None
    assert ("Yes", True) == tuple((after.answer("q1") or {})[name] for name in ("text", "show_alert"))


def test_an_inline_query_is_answered_with_its_results() -> None:
    results = [{"id": "r", "title": "Tea"}]

    found = transcript(call("answerInlineQuery", True, inline_query_id="i", results=json.dumps(results)))

    assert results == (found.answer("i") or {})["results"]


@pytest.mark.parametrize(
    "broken", [b"", b"null", b"[]", b'{"ok": true}', b"<html>", b'{"ok": true, "result": [1]}']
)
def test_no_answer_breaks_it(broken: bytes) -> None:
    odd = Interaction("POST", "http://proxy/botT/sendMessage", JSON, b"[]", 200, "", {}, broken)
    polled = Interaction("POST", "http://proxy/botT/getUpdates", JSON, b"{}", 200, "", {}, broken)
    hook = Interaction("POST", "http://proxy/hook", JSON, broken, 200, "", {}, broken, direction=WEBHOOK)

    assert ["Hello"] == texts(odd, polled, hook, SENT)


def test_a_webhook_that_is_taken_away_is_none_that_is_set() -> None:
    traffic = Traffic()

    traffic.record(call("setWebhook", True, url=""))
    before = traffic.listening.is_set()
    traffic.record(call("setWebhook", True, url="http://127.0.0.1:1/hook"))

    assert (False, True) == (before, traffic.listening.is_set())
