"""A basic group becomes a supergroup."""

import pytest

from .chats_stage import found


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        ("upgrade_group", {}),
        ("set_username", {"username": "shop_$bot"}),
        ("restrict", {"member_id": "$customer", "permissions": []}),
        ("promote", {"member_id": "$customer", "rights": ["can_pin_messages"]}),
    ],
)
def test_what_a_basic_group_cannot_have_makes_a_supergroup_of_it(stage, kind, details):
    shop = found(stage, "group")
    given = {name: _filled(stage, value) for name, value in details.items()}

    chat_id = shop.act(kind, by=shop.owner, **given)["chat_id"]

    assert "supergroup" == stage.result("getChat", chat_id=chat_id)["type"]


def test_both_chats_say_so_and_the_old_one_leads_to_the_new(stage):
    shop = found(stage, "group")
    shop.call("setChatDescription", description="Tea")

    new = shop.act("upgrade_group", by=shop.owner)["chat_id"]

    got = stage.result("getUpdates")
    assert [("left", "administrator")] == [
        (one["old_chat_member"]["status"], one["new_chat_member"]["status"])
        for one in (got[0]["my_chat_member"],)
    ]
    assert (new, shop.owner) == (got[1]["message"]["migrate_to_chat_id"], got[1]["message"]["from"]["id"])
    assert not got[1]["message"]["chat"]["all_members_are_administrators"]
    came = got[2]["message"]
    assert (1, shop.id, 1087968824) == (came["message_id"], came["migrate_from_chat_id"], came["from"]["id"])
    assert new == came["sender_chat"]["id"]
    assert "Tea" == stage.result("getChat", chat_id=new)["description"]
    assert 3 == stage.result("getChatMemberCount", chat_id=new)


@pytest.mark.parametrize("method", ["sendMessage", "getChatMember", "getChatAdministrators", "setChatTitle"])
def test_the_old_id_is_refused_with_the_new_one(stage, method):
    shop = found(stage, "group")
    new = shop.act("upgrade_group", by=shop.owner)["chat_id"]

    answer = stage.send(method, chat_id=shop.id, text="x", user_id=shop.customer, title="x").json()

    assert "Bad Request: group chat was upgraded to a supergroup chat" == answer["description"]
    assert {"migrate_to_chat_id": new} == answer["parameters"]


def _filled(stage, value):
    names = {"$customer": stage.user_id, "shop_$bot": f"shop_{stage.bot_id}"}
    return names.get(value, value) if isinstance(value, str) else value
