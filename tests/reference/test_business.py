"""Customers write to a person whose account a bot answers for."""

import pytest

from conformance.spec import Spec, Validator


@pytest.fixture
def business(stage):
    """The customer of a person whose account the bot is connected to."""
    bot = stage.client.post("/sandbox/bots", json={"can_connect_to_business": True}).json()
    owner = stage.client.post("/sandbox/users", json={"first_name": "Owner"}).json()["id"]
    stage.client.post("/sandbox/chats/private", json={"bot_token": bot["token"], "user_id": owner})
    type(stage)(stage.client, bot["token"], bot["id"], owner).act("connect_business")
    return type(stage)(stage.client, bot["token"], bot["id"], stage.user_id), owner


def test_an_edited_message_to_a_business_is_told(business):
    customer, owner = business
    number = customer.act("write_to_business", chat_id=owner, text="hi")["message_id"]

    customer.act("edit_for_business", chat_id=owner, owner_id=owner, message_id=number, text="hello")

    updates = customer.result("getUpdates")
    edited = updates[-1]["edited_business_message"]
    assert (number, "hello") == (edited["message_id"], edited["text"])
    assert edited["edit_date"] >= edited["date"]
    assert [] == list(Validator(Spec.load()).result("getUpdates", updates))
