"""What people share by the buttons that ask for it."""

import pytest

from conformance.spec import Spec, Validator


def ask(stage, **fields):
    return stage.say("x", reply_markup={"keyboard": [[{"text": "b", **fields}]]})


def heard(stage):
    updates = stage.result("getUpdates")
    assert [] == list(Validator(Spec.load()).result("getUpdates", updates))
    return updates[0]["message"]


def person(stage, **names):
    return stage.client.post("/sandbox/users", json=names).json()["id"]


def test_a_shared_contact_is_the_persons_own_and_answers_the_keyboard(stage):
    message = ask(stage, request_contact=True)

    stage.act("share_contact", phone_number="+989120000000")

    shared = heard(stage)
    contact = {"phone_number": "+989120000000", "first_name": "سارا", "user_id": stage.user_id}
    assert contact == shared["contact"]
    assert message["message_id"] == shared["reply_to_message"]["message_id"]


def test_a_shared_location_is_where_they_are(stage):
    ask(stage, request_location=True)

    stage.act("share_location", latitude=35.7, longitude=51.4)

    assert {"latitude": 35.7, "longitude": 51.4} == heard(stage)["location"]


def test_shared_people_are_named_if_that_is_asked(stage):
    ask(stage, request_users={"request_id": 7, "max_quantity": 2, "request_name": True})
    people = [person(stage, first_name="Ali"), person(stage, first_name="Reza", last_name="R")]

    stage.act("share_users", request_id=7, user_ids=people)

    shared = heard(stage)["users_shared"]
    assert ["user_ids", "users", "request_id"] == list(shared)
    assert [
        {"user_id": people[0], "first_name": "Ali"},
        {"user_id": people[1], "first_name": "Reza", "last_name": "R"},
    ] == shared["users"]
    assert (people, 7) == (shared["user_ids"], shared["request_id"])


def test_one_shared_person_is_told_of_in_the_older_form_too(stage):
    ask(stage, request_users={"request_id": 7})
    user_id = person(stage, first_name="Ali")

    stage.act("share_users", request_id=7, user_ids=[user_id])

    assert {"user_id": user_id, "request_id": 7} == heard(stage)["user_shared"]


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"user_is_bot": True}, "the button asks for others: user_is_bot is true"),
        ({"user_is_premium": True}, "the button asks for others: user_is_premium is true"),
        ({"request_id": 8}, "there is no such button on the keyboard"),
    ],
)
def test_others_than_those_asked_for_are_not_shared(stage, asked, error):
    ask(stage, request_users={"request_id": 7, **asked})
    user_id = person(stage, first_name="Ali")

    assert {"error": error} == stage.act("share_users", request_id=7, user_ids=[user_id])


def test_a_shared_chat_is_named_if_that_is_asked(stage):
    group = stage.group("supergroup")
    ask(stage, request_chat={"request_id": 3, "chat_is_channel": False, "request_title": True})

    stage.act("share_chat", request_id=3, shared_chat_id=group)

    assert {"chat_id": group, "title": "Shop", "request_id": 3} == heard(stage)["chat_shared"]


def test_another_kind_of_chat_is_not_shared(stage):
    ask(stage, request_chat={"request_id": 3, "chat_is_channel": True})

    shared = stage.act("share_chat", request_id=3, shared_chat_id=stage.group("supergroup"))

    assert {"error": "the button asks for another chat: chat_is_channel is true"} == shared


def test_what_no_button_asks_for_is_not_shared(stage):
    shared = stage.act("share_contact", phone_number="+989120000000")

    assert {"error": "there is no such button on the keyboard"} == shared


def test_a_prepared_button_asks_without_a_keyboard(stage):
    asks = {"text": "b", "request_users": {"request_id": 5}}
    prepared = stage.result("savePreparedKeyboardButton", user_id=stage.user_id, button=asks)
    user_id = person(stage, first_name="Ali")

    stage.act("share_users", request_id=5, user_ids=[user_id], prepared_button_id=prepared["id"])

    assert [user_id] == heard(stage)["users_shared"]["user_ids"]
