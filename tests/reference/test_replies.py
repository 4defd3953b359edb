"""Replies: in the same chat and across chats, with quotes, and to what is not there."""

import pytest

from .chats_stage import Place, found, updates

# The fields that the Bot API server writes before the content, in its order.
IN_FRONT = ["message_id", "from", "chat", "date", "reply_to_message", "quote", "text"]


def private(stage):
    return Place(stage, stage.user_id, 0)


def test_a_reply_quotes_what_the_message_says(stage):
    chat = private(stage)
    said = chat.call("sendMessage", text="one two one", parse_mode="HTML")["message_id"]

    reply = chat.call("sendMessage", text="which?", reply_parameters={"message_id": said, "quote": "two"})

    assert {"text": "two", "position": 0, "is_manual": True} == reply["quote"]
    assert said == reply["reply_to_message"]["message_id"]
    assert IN_FRONT == list(reply)


def test_a_quote_of_other_words_is_refused(stage):
    chat = private(stage)
    said = chat.call("sendMessage", text="one two")["message_id"]

    refused = chat.refused("sendMessage", text="x", reply_parameters={"message_id": said, "quote": "three"})

    assert "QUOTE_TEXT_INVALID" == refused


def test_a_reply_to_another_chat_carries_what_it_replies_to(stage):
    channel, chat = found(stage, "channel"), private(stage)
    post = channel.call("sendMessage", text="news of <b>today</b>", parse_mode="HTML")

    reply = chat.call(
        "sendMessage",
        text="see",
        reply_parameters={"chat_id": channel.id, "message_id": post["message_id"]},
    )

    origin = {"type": "channel", "chat": post["chat"], "message_id": 1, "date": post["date"]}
    assert {"origin": origin, "chat": post["chat"], "message_id": 1} == reply["external_reply"]
    bold = [{"offset": 8, "length": 5, "type": "bold"}]
    assert {"text": "news of today", "entities": bold, "position": 0} == reply["quote"]
    assert "reply_to_message" not in reply


def test_a_reply_from_a_private_chat_does_not_name_that_chat(stage):
    group = found(stage)
    said = stage.act("send_location", latitude=1, longitude=2)["message_id"]

    reply = group.call(
        "sendMessage", text="there", reply_parameters={"chat_id": stage.user_id, "message_id": said}
    )

    assert {"origin", "location"} == reply["external_reply"].keys()
    assert stage.user_id == reply["external_reply"]["origin"]["sender_user"]["id"]
    assert "quote" not in reply


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"message_id": 99}, "message to be replied not found"),
        ({"message_id": 1, "chat_id": "@nobody_at_all"}, "chat not found"),
        ({"message_id": "one"}, 'field "message_id" must be a valid Number'),
        (
            {"message_id": 1, "allow_sending_without_reply": "yes"},
            'field "allow_sending_without_reply" must be of type Boolean',
        ),
        ("[]", "object expected as reply parameters"),
        ("junk", "can't parse reply parameters JSON object"),
    ],
)
def test_bad_reply_parameters_are_refused_in_the_servers_words(stage, given, words):
    refused = private(stage).refused("sendMessage", text="x", reply_parameters=given)

    assert words == refused


def test_replies_are_read_before_the_keyboard_and_after_the_text(stage):
    chat, bad = private(stage), {"reply_parameters": "junk", "reply_markup": "junk"}

    assert "message text is empty" == chat.refused("sendMessage", text="", **bad)
    assert "can't parse reply parameters JSON object" == chat.refused("sendMessage", text="x", **bad)


@pytest.mark.parametrize("given", [{}, {"message_id": 0}, {"ephemeral_message_id": 5, "message_id": 1}])
def test_reply_parameters_can_ask_for_no_reply(stage, given):
    message = private(stage).call("sendMessage", text="x", reply_parameters=given)

    assert "reply_to_message" not in message


def test_a_reply_names_the_option_of_a_poll(stage):
    chat = private(stage)
    poll = chat.call("sendPoll", question="?", options=["a", "b"])
    option = poll["poll"]["options"][1]["persistent_id"]
    given = {"message_id": poll["message_id"], "poll_option_id": option}

    reply = chat.call("sendMessage", text="this", reply_parameters=given)

    assert option == reply["reply_to_poll_option_id"]


def test_a_person_quotes(stage):
    said = stage.say("one two")["message_id"]

    stage.act("send_text", text="what?", reply_to_message_id=said, quote="two", quote_position=4)

    [message] = updates(stage, "message")
    assert {"text": "two", "position": 4, "is_manual": True} == message["quote"]
    assert said == message["reply_to_message"]["message_id"]


def test_a_person_replies_from_another_chat(stage):
    group = found(stage)
    said = group.call("sendMessage", text="meeting")["message_id"]

    stage.act("send_text", text="when?", reply_to_message_id=said, reply_in_chat_id=group.id)

    [message] = updates(stage, "message")
    assert group.id == message["external_reply"]["chat"]["id"]
    assert stage.bot_id == message["external_reply"]["origin"]["sender_user"]["id"]


def test_what_is_protected_is_not_carried_elsewhere(stage):
    group = found(stage)
    said = stage.say("secret", protect_content=True)["message_id"]
    given = {"chat_id": stage.user_id, "message_id": said}

    reply = group.call("sendMessage", text="x", reply_parameters=given)

    assert "external_reply" not in reply
