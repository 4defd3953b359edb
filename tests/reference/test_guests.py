"""Guest mode: a bot is called into a chat where it is not."""

import pytest

from conformance.spec import Spec, Validator

ARTICLE = {"type": "article", "id": "1", "title": "t", "input_message_content": {"message_text": "hi"}}
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
def stage(stage):
    """The customer with a bot that can be a guest."""
    bot = stage.client.post("/sandbox/bots", json={"supports_guest_queries": True}).json()
    stage.client.post("/sandbox/chats/private", json={"bot_token": bot["token"], "user_id": stage.user_id})
    return type(stage)(stage.client, bot["token"], bot["id"], stage.user_id)


@pytest.fixture
def group(stage):
    body = {"kind": "supergroup", "title": "Friends", "members": [stage.user_id]}
    return stage.client.post("/sandbox/chats/group", json=body).json()["chat_id"]


def call(stage, group):
    text = f"@{stage.result('getMe')['username']} hello"
    return stage.act("call_guest", chat_id=group, text=text)["guest_query_id"]


def test_the_bot_gets_the_message_that_calls_it(stage, group):
    query_id = call(stage, group)

    updates = stage.result("getUpdates")
    message = updates[0]["guest_message"]
    assert (query_id, group) == (message["guest_query_id"], message["chat"]["id"])
    assert [] == list(Validator(Spec.load()).result("getUpdates", updates))


def test_the_answer_is_a_message_that_the_bot_can_change(stage, group):
    query_id = call(stage, group)

    sent = stage.result("answerGuestQuery", guest_query_id=query_id, result=ARTICLE)

    assert ["inline_message_id"] == list(sent)
    assert stage.result("editMessageText", text="y", **sent)


def test_a_call_is_answered_once(stage, group):
    query_id = call(stage, group)
    stage.result("answerGuestQuery", guest_query_id=query_id, result=ARTICLE)

    refused = stage.refusal("answerGuestQuery", guest_query_id=query_id, result=ARTICLE)

    assert (400, TOO_OLD) == refused


def test_an_answer_needs_a_result(stage):
    assert (400, "Bad Request: result isn't specified") == stage.refusal("answerGuestQuery")


def test_a_bot_in_the_chat_is_no_guest(stage):
    called = stage.act("call_guest", chat_id=stage.group("supergroup"), text="@x hello")

    assert {"error": "the bot is in the chat, and hears what is said there"} == called
