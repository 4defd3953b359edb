"""Customers write to a person whose account a bot answers for."""

import json

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


def test_a_deleted_story_is_gone_and_its_number_is_not_given_again(business, png):
    customer, owner = business
    acting = type(customer)(customer.client, customer.token, customer.bot_id, owner)
    connection = acting.act("connect_business", rights=["can_manage_stories"])["business_connection_id"]

    def post():
        content = json.dumps({"type": "photo", "photo": "attach://p"})
        given = {"business_connection_id": connection, "content": content, "active_period": "86400"}
        path = f"/bot{customer.token}/postStory"
        return customer.client.post(path, data=given, files={"p": ("p.png", png)}).json()["result"]["id"]

    story = {"business_connection_id": connection, "story_id": post()}

    customer.result("deleteStory", **story)

    assert (400, "Bad Request: STORY_ID_INVALID") == customer.refusal("deleteStory", **story)
    assert story["story_id"] != post()
