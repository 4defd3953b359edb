"""Invite links and join requests."""

import pytest

from .chats_stage import found, listen, updates

KEYS = ["invite_link", "creator", "creates_join_request", "is_primary", "is_revoked"]

# The server's words: TDLib, and MTProto's constants.
REFUSALS = [
    ("editChatInviteLink", {"invite_link": ""}, "invite link must be non-empty"),
    ("editChatInviteLink", {"invite_link": "https://t.me/+x"}, "INVITE_HASH_EXPIRED"),
    ("revokeChatInviteLink", {"invite_link": "https://t.me/+x"}, "INVITE_HASH_EXPIRED"),
    ("createChatInviteLink", {"expire_date": 1}, "EXPIRE_DATE_INVALID"),
    ("createChatInviteLink", {"member_limit": 100_000}, "USAGE_LIMIT_INVALID"),
    (
        "createChatInviteLink",
        {"member_limit": 1, "creates_join_request": True},
        "member limit can't be specified for links requiring administrator approval",
    ),
    ("createChatSubscriptionInviteLink", {}, "invalid subscription pricing specified"),
    (
        "createChatSubscriptionInviteLink",
        {"subscription_period": 5, "subscription_price": 5},
        "SUBSCRIPTION_PERIOD_INVALID",
    ),
    ("approveChatJoinRequest", {"user_id": 10_000}, "HIDE_REQUESTER_MISSING"),
    ("declineChatJoinRequest", {"user_id": 10_000}, "HIDE_REQUESTER_MISSING"),
    ("approveChatJoinRequest", {"user_id": "$customer"}, "USER_ALREADY_PARTICIPANT"),
    ("declineChatJoinRequest", {"user_id": "$customer"}, "HIDE_REQUESTER_MISSING"),
    (
        "answerChatJoinRequestQuery",
        {"chat_join_request_query_id": "1", "result": "approve"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
]


@pytest.mark.parametrize(("method", "params", "words"), REFUSALS)
def test_what_cannot_be_is_refused_in_the_servers_words(stage, method, params, words):
    shop = found(stage)
    given = {name: shop.customer if value == "$customer" else value for name, value in params.items()}

    assert words == shop.refused(method, **given)


def test_a_new_link_is_the_bots_own(stage):
    shop = found(stage)

    link = shop.call("createChatInviteLink")

    assert KEYS == list(link)
    assert stage.bot_id == link["creator"]["id"]
    assert link["invite_link"].startswith("https://t.me/+")


def test_an_edit_takes_away_what_it_does_not_give(stage):
    shop = found(stage)
    link = shop.call("createChatInviteLink", name="a", member_limit=5, expire_date=2**31 - 1)

    edited = shop.call("editChatInviteLink", invite_link=link["invite_link"], name="b")

    assert {"invite_link", "name", "creator", "expire_date", "member_limit"} <= link.keys()
    assert ["invite_link", "name", *KEYS[1:]] == list(edited)
    assert "b" == edited["name"]


def test_the_bots_own_link_is_told_by_get_chat_and_replaced_by_an_export(stage):
    shop = found(stage)
    first = shop.call("getChat")["invite_link"]

    exported = shop.call("exportChatInviteLink")

    assert exported == shop.call("getChat")["invite_link"] != first
    assert "not valid" in shop.act("join_by_link", by=shop.someone(), invite_link=first)["error"]
    assert "CHAT_INVITE_PERMANENT" == shop.refused("editChatInviteLink", invite_link=exported)
    revoked = shop.call("revokeChatInviteLink", invite_link=exported)
    assert (True, True) == (revoked["is_primary"], revoked["is_revoked"])
    assert shop.call("getChat")["invite_link"] != exported


def test_who_comes_by_a_link_is_told_with_it_until_it_is_full(stage):
    shop = found(stage)
    listen(stage)
    link = shop.call("createChatInviteLink", member_limit=1)["invite_link"]

    shop.act("join_by_link", by=(ali := shop.someone()), invite_link=link)

    change = updates(stage, "chat_member")[0]
    assert (ali, link) == (change["new_chat_member"]["user"]["id"], change["invite_link"]["invite_link"])
    assert "not valid" in shop.act("join_by_link", by=shop.someone(), invite_link=link)["error"]


def test_who_comes_by_a_folder_of_chats_is_told_so(stage):
    shop = found(stage)
    listen(stage)
    link = shop.call("createChatInviteLink")["invite_link"]

    shop.act("join_by_link", by=shop.someone(), invite_link=link, by_folder=True)

    assert updates(stage, "chat_member")[0]["via_chat_folder_invite_link"]


def test_another_administrators_link_is_not_shown_whole(stage):
    shop = found(stage)
    listen(stage)
    link = shop.act("create_invite_link", by=shop.owner)["invite_link"]

    shop.act("join_by_link", by=shop.someone(), invite_link=link)

    shown = updates(stage, "chat_member")[0]["invite_link"]
    assert shown["invite_link"].endswith("…")
    assert link.startswith(shown["invite_link"][:-1])
    assert "CHAT_ADMIN_REQUIRED" == shop.refused("revokeChatInviteLink", invite_link=link)


def test_who_asks_is_let_in_by_the_bot(stage):
    shop = found(stage)
    listen(stage)
    link = shop.call("createChatInviteLink", creates_join_request=True)["invite_link"]
    ali = shop.someone()

    shop.act("request_join", by=ali, invite_link=link, bio="Tea")
    asked = updates(stage, "chat_join_request")[0]
    shop.call("approveChatJoinRequest", user_id=ali)

    assert ["chat", "from", "user_chat_id", "date", "bio", "invite_link"] == list(asked)
    assert 1 == asked["invite_link"]["pending_join_request_count"]
    got = updates(stage, "chat_member", "message")
    assert (True, link) == (got[0]["via_join_request"], got[0]["invite_link"]["invite_link"])
    assert ali == got[1]["new_chat_members"][0]["id"]
    assert "USER_ALREADY_PARTICIPANT" == shop.refused("approveChatJoinRequest", user_id=ali)


def test_the_bot_can_write_to_whoever_asks(stage):
    shop = found(stage)
    ali = shop.someone()

    shop.act("request_join", by=ali)

    assert stage.result(
        "sendMessage", chat_id=updates(stage, "chat_join_request")[0]["user_chat_id"], text="x"
    )


def test_who_is_declined_is_not_there_and_can_ask_again(stage):
    shop = found(stage)
    shop.act("request_join", by=(ali := shop.someone()))

    shop.call("declineChatJoinRequest", user_id=ali)

    assert "left" == shop.member(ali)["status"]
    assert "update_id" in shop.act("request_join", by=ali)


def test_a_guard_bot_decides_by_a_query(stage):
    shop = found(stage)
    shop.act("change_settings", by=shop.owner, guard_bot_id=stage.bot_id)
    shop.act("request_join", by=(ali := shop.someone()))
    query = {"chat_join_request_query_id": updates(stage, "chat_join_request")[0]["query_id"]}

    stage.result("sendChatJoinRequestWebApp", **query, web_app_url="https://example.com/a")
    stage.result("answerChatJoinRequestQuery", **query, result="approve")

    assert "member" == shop.member(ali)["status"]
    assert stage.bot_id == shop.call("getChat")["guard_bot"]["id"]


def test_a_paid_link_gives_a_membership_that_ends(stage):
    channel = found(stage, "channel")
    price = {"subscription_period": 2_592_000, "subscription_price": 13}

    link = channel.call("createChatSubscriptionInviteLink", **price, name="gold")
    channel.act("join_by_link", by=(ali := channel.someone()), invite_link=link["invite_link"])

    assert price == {name: link[name] for name in price}
    assert channel.member(ali)["until_date"]
    renamed = channel.call("editChatSubscriptionInviteLink", invite_link=link["invite_link"], name="silver")
    assert ("silver", 13) == (renamed["name"], renamed["subscription_price"])
