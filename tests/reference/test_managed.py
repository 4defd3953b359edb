"""Bots that a bot manages."""

import pytest

from conformance.spec import Spec, Validator


@pytest.fixture
def stage(stage):
    """The customer with a bot that manages others."""
    bot = stage.client.post("/sandbox/bots", json={"can_manage_bots": True}).json()
    stage.client.post("/sandbox/chats/private", json={"bot_token": bot["token"], "user_id": stage.user_id})
    return type(stage)(stage.client, bot["token"], bot["id"], stage.user_id)


@pytest.fixture
def managed(stage):
    asks = {"text": "b", "request_managed_bot": {"request_id": 1}}
    stage.say("x", reply_markup={"keyboard": [[asks]]})
    username = f"shop{stage.bot_id}_bot"
    return stage.act("create_managed_bot", request_id=1, name="Shop", username=username)["bot_id"]


def test_a_made_bot_is_told_of_in_the_chat_and_beside_it(stage, managed):
    updates = stage.result("getUpdates")

    message, made = updates
    assert [] == list(Validator(Spec.load()).result("getUpdates", updates))
    bot = message["message"]["managed_bot_created"]["bot"]
    assert (managed, True, "Shop") == (bot["id"], bot["is_bot"], bot["first_name"])
    assert stage.user_id == made["managed_bot"].pop("user")["id"]
    assert {"bot": bot} == made["managed_bot"]


def test_the_manager_has_the_token(stage, managed):
    token = stage.result("getManagedBotToken", user_id=managed)

    assert managed == stage.client.get(f"/bot{token}/getMe").json()["result"]["id"]


def test_a_replaced_token_is_nobodys(stage, managed):
    old = stage.result("getManagedBotToken", user_id=managed)

    new = stage.result("replaceManagedBotToken", user_id=managed)

    codes = [stage.client.get(f"/bot{token}/getMe").status_code for token in (old, new)]
    assert [401, 200] == codes


def test_access_is_everyones_until_it_is_restricted(stage, managed):
    before = stage.result("getManagedBotAccessSettings", user_id=managed)

    params = {"user_id": managed, "is_access_restricted": True, "added_user_ids": [stage.user_id]}
    stage.result("setManagedBotAccessSettings", **params)

    after = stage.result("getManagedBotAccessSettings", user_id=managed)
    assert {"is_access_restricted": False} == before
    assert [True, [stage.user_id]] == [
        after["is_access_restricted"],
        [one["id"] for one in after["added_users"]],
    ]


@pytest.mark.parametrize(
    "method",
    [
        "getManagedBotToken",
        "replaceManagedBotToken",
        "getManagedBotAccessSettings",
        "setManagedBotAccessSettings",
    ],
)
def test_a_bot_must_be_named(stage, method):
    assert (400, "Bad Request: invalid user_id specified") == stage.refusal(method)
    assert (400, "Bad Request: user not found") == stage.refusal(method, user_id=1)


@pytest.mark.parametrize(
    ("added", "description"),
    [
        ({}, "expected an Array of user identifiers"),
        (list(range(1, 12)), "too many user identifiers specified"),
        ([True], "user identifier must be a Number"),
        (["x"], "can't parse user identifier as a Number"),
        ([0], "invalid user identifier specified"),
        ([1], "user not found"),
    ],
)
def test_wrong_people_are_not_added(stage, managed, added, description):
    params = {"user_id": managed, "is_access_restricted": True, "added_user_ids": added}

    refused = stage.refusal("setManagedBotAccessSettings", **params)

    assert (400, f"Bad Request: {description}") == refused
