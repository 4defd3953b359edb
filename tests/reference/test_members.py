"""Members: who they are, how they are banned, restricted and promoted, and who hears of it."""

import time

import httpx
import pytest

from conformance.reference import ReferenceProcess

from .chats_stage import found, listen, updates

# In the order of a real answer to getChatMember, of September 2026.
ADMINISTRATOR_KEYS = [
    "user",
    "status",
    "can_be_edited",
    "can_manage_chat",
    "can_change_info",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_pin_messages",
    "can_manage_topics",
    "can_promote_members",
    "can_manage_video_chats",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_manage_tags",
    "can_send_welcome_messages",
    "is_anonymous",
    "can_manage_voice_chats",
]

# The server's words: ../shared/traffic/errors.json, TDLib, and MTProto's constants.
REFUSALS = [
    ("supergroup", "getChatMember", {"user_id": 0}, "invalid user_id specified"),
    ("supergroup", "getChatMember", {"user_id": 12345}, "PARTICIPANT_ID_INVALID"),
    ("group", "getChatMember", {"user_id": 12345}, "member not found"),
    ("supergroup", "banChatMember", {"user_id": "$owner"}, "can't remove chat owner"),
    ("supergroup", "unbanChatMember", {"user_id": "$owner"}, "can't remove chat owner"),
    ("supergroup", "banChatSenderChat", {"sender_chat_id": "$owner"}, "can't remove chat owner"),
    ("supergroup", "restrictChatMember", {"user_id": "$owner"}, "can't remove chat owner"),
    ("supergroup", "banChatMember", {"user_id": "$bot"}, "can't restrict self"),
    ("supergroup", "promoteChatMember", {"user_id": "$owner"}, "can't demote chat creator"),
    ("supergroup", "promoteChatMember", {"user_id": "$bot", "can_pin_messages": True}, "can't promote self"),
    (
        "group",
        "promoteChatMember",
        {"user_id": "$customer"},
        "method is available for supergroup and channel chats only",
    ),
    (
        "group",
        "unbanChatMember",
        {"user_id": "$customer"},
        "method is available for supergroup and channel chats only",
    ),
    ("group", "restrictChatMember", {"user_id": "$customer"}, "method is available only for supergroups"),
    ("group", "banChatMember", {"user_id": "$owner"}, "user is an administrator of the chat"),
    (
        "supergroup",
        "restrictChatMember",
        {"user_id": "$customer", "permissions": {"can_send_polls": 1}},
        'can\'t parse chat permissions: Field "can_send_polls" must be of type Boolean',
    ),
    ("supergroup", "banChatSenderChat", {"sender_chat_id": "x"}, "sender_chat_id is not a valid Integer"),
    ("supergroup", "banChatSenderChat", {"sender_chat_id": -1}, "member not found"),
    (
        "channel",
        "setChatAdministratorCustomTitle",
        {"user_id": "$owner"},
        "method is available only for groups and supergroups",
    ),
]


@pytest.mark.parametrize(("kind", "method", "params", "words"), REFUSALS)
def test_a_change_that_cannot_be_is_refused_in_the_servers_words(stage, kind, method, params, words):
    shop = found(stage, kind)
    ids = {"$owner": shop.owner, "$customer": shop.customer, "$bot": stage.bot_id}

    refused = shop.refused(method, **{name: ids.get(str(value), value) for name, value in params.items()})

    assert words == refused


def test_a_bots_own_membership_has_every_right_in_the_servers_order(stage):
    shop = found(stage)

    member = shop.member(stage.bot_id)

    assert ADMINISTRATOR_KEYS == list(member)
    assert (False, True) == (member["can_be_edited"], member["can_promote_members"])


def test_administrators_are_listed_from_the_owner_on_and_other_bots_only_if_wanted(stage):
    shop = found(stage)
    other = shop.another_bot()
    shop.act("promote", by=shop.owner, member_id=other["id"])

    listed = shop.call("getChatAdministrators")
    everyone = shop.call("getChatAdministrators", return_bots=True)

    assert [shop.owner, stage.bot_id] == [one["user"]["id"] for one in listed]
    assert [*listed[0], "owner"] == ["user", "status", "is_anonymous", "owner"]
    assert {shop.owner, stage.bot_id, other["id"]} == {one["user"]["id"] for one in everyone}


def test_a_count_follows_who_comes_and_goes(stage):
    shop = found(stage)
    ali = shop.someone()

    counts = [shop.call("getChatMemberCount")]
    shop.act("join", by=ali)
    counts.append(stage.result("getChatMembersCount", chat_id=shop.id))
    shop.call("banChatMember", user_id=ali)
    counts.append(shop.call("getChatMemberCount"))

    assert [3, 4, 3] == counts
    assert 2 == stage.result("getChatMemberCount", chat_id=stage.user_id)


def test_a_banned_member_is_out_until_unbanned(stage):
    shop = found(stage)
    listen(stage)

    shop.call("banChatMember", user_id=shop.customer)

    assert {"status": "kicked", "until_date": 0} == _short(shop.member(shop.customer))
    assert ["member", "kicked"] == _statuses(updates(stage, "chat_member")[0])
    assert "removed" in shop.act("join")["error"]
    shop.call("unbanChatMember", user_id=shop.customer, only_if_banned=True)
    assert {"status": "left"} == _short(shop.member(shop.customer))


def test_unbanning_a_member_removes_it_unless_only_the_banned_are_meant(stage):
    shop = found(stage)

    shop.call("unbanChatMember", user_id=shop.customer, only_if_banned=True)
    stayed = shop.member(shop.customer)
    shop.call("unbanChatMember", user_id=shop.customer)

    assert ["member", "left"] == [stayed["status"], shop.member(shop.customer)["status"]]


def test_the_bot_sees_whom_it_has_removed_leave(stage):
    shop = found(stage)

    shop.call("banChatMember", user_id=shop.customer)

    message = updates(stage, "message")[0]
    assert stage.bot_id == message["from"]["id"]
    assert shop.customer == message["left_chat_member"]["id"] == message["left_chat_participant"]["id"]


def test_a_restriction_says_what_is_left_and_ends_by_the_clock(stage):
    shop = found(stage)
    until = int(time.time()) + 3600

    shop.call(
        "restrictChatMember", user_id=shop.customer, permissions={"can_send_polls": True}, until_date=until
    )

    member = shop.member(shop.customer)
    assert ["user", "status", "until_date", "can_send_messages", "can_send_media_messages"] == list(member)[
        :5
    ]
    assert (True, True, False, True) == tuple(
        member[name] for name in ("can_send_polls", "can_send_messages", "can_send_photos", "is_member")
    )
    assert until == member["until_date"]
    assert "may not send photos" in shop.act("send_photo", content_base64=_PIXEL)["error"]


def test_a_restriction_ends_by_the_clock(open_stage):
    with ReferenceProcess(seed=3) as process, httpx.Client(base_url=process.url) as client:
        shop = found(stage := open_stage(client))
        until = int(client.get("/sandbox/clock").json()["now"]) + 60
        shop.call("restrictChatMember", user_id=shop.customer, permissions={}, until_date=until)
        shop.call("banChatMember", user_id=(ali := shop.someone()), until_date=until)

        before = [shop.member(id_)["status"] for id_ in (shop.customer, ali)]
        client.post("/sandbox/clock", json={"advance": 61})
        after = [shop.member(id_)["status"] for id_ in (shop.customer, ali)]

        assert ["restricted", "kicked", "member", "left"] == before + after
        assert stage.result("sendMessage", chat_id=shop.id, text="x")


@pytest.mark.parametrize(
    ("given", "allowed"),
    [
        ({"permissions": {"can_send_other_messages": True}}, {"can_send_messages", "can_send_photos"}),
        ({"permissions": {"can_send_media_messages": True}}, {"can_send_messages", "can_send_photos"}),
        ({"permissions": {"can_send_photos": True}}, {"can_send_photos"}),
        (
            {"permissions": {"can_send_polls": True}, "use_independent_chat_permissions": True},
            {"can_send_polls"},
        ),
        ({"permissions": {"can_pin_messages": True}}, {"can_pin_messages", "can_manage_topics"}),
        (
            {"can_send_messages": True, "can_send_media_messages": True},
            {"can_send_messages", "can_send_photos"},
        ),
    ],
)
def test_one_permission_implies_others(stage, given, allowed):
    """Source: restrictChatMember, use_independent_chat_permissions; the old form of Bot API 3.1."""
    shop = found(stage)

    shop.call("restrictChatMember", user_id=shop.customer, **given)

    member = shop.member(shop.customer)
    asked = (
        "can_send_messages",
        "can_send_photos",
        "can_send_polls",
        "can_pin_messages",
        "can_manage_topics",
    )
    assert allowed == {name for name in asked if member[name]}


def test_all_permissions_make_a_member_of_a_restricted_one(stage):
    shop = found(stage)
    legacy = ("can_send_messages", "can_send_media_messages", "can_send_other_messages")
    shop.call("restrictChatMember", user_id=shop.customer, permissions={})

    shop.call(
        "restrictChatMember",
        user_id=shop.customer,
        **dict.fromkeys(legacy, True),
        can_add_web_page_previews=True,
    )

    assert {"status": "member"} == _short(shop.member(shop.customer))


def test_whom_the_bot_has_promoted_it_can_edit(stage):
    shop = found(stage)
    listen(stage)

    shop.call("promoteChatMember", user_id=shop.customer, can_pin_messages=True)
    shop.call("setChatAdministratorCustomTitle", user_id=shop.customer, custom_title="Boss")

    member = shop.member(shop.customer)
    rights = {name for name, value in member.items() if value is True}
    assert {"can_be_edited", "can_manage_chat", "can_pin_messages"} == rights
    assert "Boss" == member["custom_title"]
    assert ["member", "administrator"] == _statuses(updates(stage, "chat_member")[0])
    shop.call("promoteChatMember", user_id=shop.customer)
    assert {"status": "member"} == _short(shop.member(shop.customer))


def test_whom_another_has_promoted_the_bot_can_not_touch(stage):
    shop = found(stage, administrators=[stage.user_id], members=[])

    assert "user is an administrator of the chat" == shop.refused("banChatMember", user_id=shop.customer)
    assert "CHAT_ADMIN_REQUIRED" == shop.refused("promoteChatMember", user_id=shop.customer)
    words = "not enough rights to change custom title of the user"
    assert words == shop.refused("setChatAdministratorCustomTitle", user_id=shop.customer, custom_title="x")


def test_a_bot_gives_no_more_rights_than_it_has(stage):
    shop = found(stage, bot_rights=["can_promote_members", "can_manage_chat"])

    refused = shop.refused("promoteChatMember", user_id=shop.customer, can_pin_messages=True)

    assert "RIGHT_FORBIDDEN" == refused
    assert shop.call("promoteChatMember", user_id=shop.customer, is_anonymous=True)


def test_without_the_right_nobody_is_promoted_even_if_nobody_knows_them(stage):
    channel = found(stage, "channel", bot_rights=["can_post_messages"])

    assert "not enough rights" == channel.refused(
        "promoteChatMember", user_id=1325859552, can_post_messages=True
    )


def test_what_everyone_may_do_is_not_for_bots(stage):
    shop = found(stage, bot_status="member")

    assert "not enough rights to change chat title" == shop.refused("setChatTitle", title="x")
    assert "not enough rights to restrict/unrestrict chat member" == shop.refused(
        "restrictChatMember", user_id=shop.customer, permissions={}
    )


def test_a_channel_shows_its_members_only_to_administrators(stage):
    channel = found(stage, "channel", bot_status="member")

    assert "member list is inaccessible" == channel.refused("getChatAdministrators")
    assert "CHAT_ADMIN_REQUIRED" == channel.refused("getChatMember", user_id=channel.customer)
    assert "member" == channel.member(stage.bot_id)["status"]


def test_changes_of_others_are_told_only_to_those_who_lead_and_ask(stage):
    shop = found(stage)
    other = shop.another_bot()
    shop.act("add_members", by=shop.owner, member_ids=[other["id"]])

    shop.act("join", by=shop.someone())

    assert [] == [one for one in stage.result("getUpdates") if "chat_member" in one]
    listen(stage)
    ali = shop.someone()
    shop.act("join", by=ali)
    assert [ali] == [one["new_chat_member"]["user"]["id"] for one in updates(stage, "chat_member")]
    got = stage.client.post(f"/bot{other['token']}/getUpdates", json={}).json()["result"]
    assert {"my_chat_member", "message"} == {kind for one in got for kind in one} - {"update_id"}


def test_a_tag_is_shown_with_the_member(stage):
    shop = found(stage)

    shop.call("setChatMemberTag", user_id=shop.customer, tag="vip")

    assert "vip" == shop.member(shop.customer)["tag"]


def test_a_banned_channel_speaks_no_more(stage):
    shop = found(stage)
    channel = found(stage, "channel", creator=stage.user_id, members=[])
    said = shop.act("send_text", text="x", sender_chat_id=channel.id)

    shop.call("banChatSenderChat", sender_chat_id=channel.id)

    assert said["message_id"]
    assert "may not speak" in shop.act("send_text", text="x", sender_chat_id=channel.id)["error"]
    shop.call("unbanChatSenderChat", sender_chat_id=channel.id)
    assert shop.act("send_text", text="x", sender_chat_id=channel.id)["message_id"]


def _short(member):
    return {name: value for name, value in member.items() if name != "user"}


def _statuses(change):
    return [change[name]["status"] for name in ("old_chat_member", "new_chat_member")]


_PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
