"""Ephemeral messages: what one person of a group sees."""

import pytest

from .chats_stage import found


def whisper(group, **more):
    given = {"receiver_user_id": group.customer}
    return group.call("sendMessage", text="psst", ephemeral_message_parameters=given, **more)


def test_an_ephemeral_message_names_its_receiver_and_is_in_no_history(stage):
    group = found(stage)

    message = whisper(group)

    # Bot API 10.2: message_id is "0 for ephemeral messages".
    assert (0, 1) == (message["message_id"], message["ephemeral_message_id"])
    assert group.customer == message["receiver_user"]["id"]
    assert [] == [one for one in stage.seen(group.id) if "text" in one]


def test_an_ephemeral_message_is_changed_and_deleted_by_its_own_number(stage):
    group = found(stage)
    number = whisper(group)["ephemeral_message_id"]
    given = {"receiver_user_id": group.customer, "ephemeral_message_id": number}
    keyboard = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}

    assert group.call("editEphemeralMessageText", **given, text="hush")
    assert group.call("editEphemeralMessageReplyMarkup", **given, reply_markup=keyboard)
    assert group.call("deleteEphemeralMessage", **given)
    assert "MESSAGE_ID_INVALID" == group.refused("deleteEphemeralMessage", **given)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("junk", "can't parse EphemeralMessageParameters JSON object"),
        ("[1]", "object expected as EphemeralMessageParameters"),
        ({"callback_query_id": "1"}, 'can\'t find field "receiver_user_id"'),
    ],
)
def test_bad_parameters_are_refused_in_the_servers_words(stage, given, words):
    refused = found(stage).refused("sendMessage", text="x", ephemeral_message_parameters=given)

    assert words == refused


def test_nobody_elses_message_is_changed(stage):
    group = found(stage)
    whisper(group)
    given = {"receiver_user_id": group.owner, "ephemeral_message_id": 1}

    assert "MESSAGE_ID_INVALID" == group.refused("editEphemeralMessageText", **given, text="x")
    assert "invalid receiver_user_id specified" == group.refused("editEphemeralMessageCaption", caption="x")
