"""Deleted messages: whose, how old, and where."""

import httpx
import pytest

from conformance.reference import ReferenceProcess

from .chats_stage import Place, found

TWO_DAYS = 48 * 60 * 60
NOT_DELETED = "message can't be deleted"
NOT_FOR_EVERYONE = "message can't be deleted for everyone"


def private(stage):
    return Place(stage, stage.user_id, 0)


@pytest.fixture
def later(open_stage):
    """A stage of its own, and how its clock is moved."""
    with ReferenceProcess() as process, httpx.Client(base_url=process.url, timeout=20) as client:
        stage = open_stage(client)
        yield stage, lambda seconds: client.post("/sandbox/clock", json={"advance": seconds})


def test_in_a_private_chat_both_sides_messages_can_be_deleted(stage):
    theirs = stage.act("send_text", text="a")["message_id"]
    own = stage.say("b")["message_id"]

    assert private(stage).call("deleteMessages", message_ids=[theirs, own, 99])

    assert [] == stage.seen()


def test_in_a_group_a_member_deletes_own_messages_alone(stage):
    group = found(stage, bot_status="member")
    theirs = group.act("send_text", text="/a")["message_id"]
    own = group.call("sendMessage", text="b")["message_id"]

    assert group.call("deleteMessage", message_id=own)
    assert NOT_DELETED == group.refused("deleteMessage", message_id=theirs)
    assert NOT_DELETED == group.refused("deleteMessages", message_ids=[theirs])


def test_with_the_right_a_bot_deletes_what_others_say(stage):
    group = found(stage, bot_rights=["can_delete_messages"])
    theirs = group.act("send_text", text="/a")["message_id"]

    assert group.call("deleteMessage", message_id=theirs)


def test_in_a_basic_group_it_takes_an_administrator(stage):
    group = found(stage, "group", bot_status="member")
    theirs = group.act("send_text", text="/a")["message_id"]

    assert NOT_FOR_EVERYONE == group.refused("deleteMessage", message_id=theirs)


def test_what_is_two_days_old_stays(later):
    stage, wait = later
    group, chat = found(stage), private(stage)
    there = group.call("sendMessage", text="a")["message_id"]
    here = chat.call("sendMessage", text="a")["message_id"]

    wait(TWO_DAYS + 1)

    assert NOT_DELETED == group.refused("deleteMessage", message_id=there)
    assert NOT_FOR_EVERYONE == chat.refused("deleteMessage", message_id=here)


def test_a_dice_in_a_private_chat_lies_for_a_day(later):
    stage, wait = later
    dice = private(stage).call("sendDice")["message_id"]

    assert NOT_FOR_EVERYONE == private(stage).refused("deleteMessage", message_id=dice)
    wait(TWO_DAYS / 2)
    assert private(stage).call("deleteMessage", message_id=dice)


def test_what_is_deleted_is_pinned_no_more_and_shown_in_no_reply(stage):
    chat = private(stage)
    said = stage.say("a")["message_id"]
    reply = stage.say("b", reply_parameters={"message_id": said})["message_id"]
    chat.call("pinChatMessage", message_id=said)

    chat.call("deleteMessage", message_id=said)

    shown = chat.call("editMessageText", message_id=reply, text="c")
    assert "reply_to_message" not in shown
    assert "pinned_message" not in chat.call("getChat")


def test_a_person_deletes_a_message_and_no_update_comes(stage):
    said = stage.say("a")["message_id"]

    told = stage.act("delete_message", message_id=said)

    assert {"update_id": None} == told
    assert [] == stage.seen()
    assert "message to edit not found" == private(stage).refused("editMessageText", message_id=said, text="b")
