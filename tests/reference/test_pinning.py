"""Pinned messages: who pins, who hears of it, and which is on top."""

import pytest

from .chats_stage import Place, found, updates

NO_RIGHT = "not enough rights to manage pinned messages in the chat"


def private(stage):
    return Place(stage, stage.user_id, 0)


@pytest.mark.parametrize("kind", ["group", "supergroup"])
def test_a_pin_is_a_service_message_that_the_bot_hears_of_too(stage, kind):
    group = found(stage, kind)
    said = group.call("sendMessage", text="a")

    assert group.call("pinChatMessage", message_id=said["message_id"], disable_notification=True)

    [message] = updates(stage, "message")[-1:]
    assert (stage.bot_id, said) == (message["from"]["id"], message["pinned_message"])
    assert said == group.call("getChat")["pinned_message"]


def test_a_pin_in_a_channel_is_a_post(stage):
    channel = found(stage, "channel")
    post = channel.call("sendMessage", text="a")

    channel.call("pinChatMessage", message_id=post["message_id"])

    [service] = updates(stage, "channel_post")
    assert post == service["pinned_message"]
    assert channel.id == service["sender_chat"]["id"]


def test_the_newest_message_is_on_top_and_is_unpinned_first(stage):
    chat = private(stage)
    first, second = (stage.say(text)["message_id"] for text in "ab")
    chat.call("pinChatMessage", message_id=second)
    chat.call("pinChatMessage", message_id=first)

    on_top = [chat.call("getChat")["pinned_message"]["text"]]
    chat.call("unpinChatMessage")
    on_top += [chat.call("getChat")["pinned_message"]["text"]]
    chat.call("unpinChatMessage", message_id=first)

    assert ["b", "a"] == on_top
    assert "pinned_message" not in chat.call("getChat")


def test_what_is_not_pinned_is_unpinned_all_the_same(stage):
    """Observed in a client: java-telegram-bot-api."""
    chat = private(stage)

    assert chat.call("unpinChatMessage", message_id=stage.say("a")["message_id"])


def test_all_are_unpinned_at_once_or_none_are_there(stage):
    chat = private(stage)
    for text in "ab":
        chat.call("pinChatMessage", message_id=stage.say(text)["message_id"])

    assert chat.call("unpinAllChatMessages")
    assert chat.call("unpinAllChatMessages")
    assert "message to unpin not found" == chat.refused("unpinChatMessage")


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("pinChatMessage", {"message_id": 99}, "message to pin not found"),
        ("unpinChatMessage", {"message_id": 99}, "message to unpin not found"),
        ("pinChatMessage", {"message_id": 2}, "a service message can't be pinned"),
        ("pinChatMessage", {"message_id": 1}, "CHAT_NOT_MODIFIED"),
        ("pinChatMessage", {"chat_id": ""}, "chat_id is empty"),
    ],
)
def test_bad_pins_are_refused_in_the_servers_words(stage, method, params, words):
    chat = private(stage)
    chat.call("pinChatMessage", message_id=stage.say("a")["message_id"])

    assert words == chat.refused(method, **params)


@pytest.mark.parametrize("given", [{"bot_status": "member"}, {"bot_rights": ["can_delete_messages"]}])
def test_pinning_needs_the_right(stage, given):
    # TDLib takes from a bot what everyone may do: a member that is a bot pins nothing.
    group = found(stage, **given)
    said = group.call("sendMessage", text="a")["message_id"]

    assert NO_RIGHT == group.refused("pinChatMessage", message_id=said)
    assert NO_RIGHT == group.refused("unpinAllChatMessages")


def test_a_person_pins_and_unpins(stage):
    said = stage.say("a")["message_id"]

    stage.act("pin_message", message_id=said)

    [message] = updates(stage, "message")
    assert (stage.user_id, said) == (message["from"]["id"], message["pinned_message"]["message_id"])
    assert {"update_id": None} == stage.act("unpin_message", message_id=said)
    assert "pinned_message" not in private(stage).call("getChat")
