"""Chats: what getChat tells, what bots and people change, and who hears whom in a group."""

import httpx
import pytest

from .chats_stage import found, judge, listen, updates

# The order of the server's own answers, as bots have kept them.
GROUP_KEYS = [
    "id",
    "title",
    "type",
    "description",
    "invite_link",
    "permissions",
    "all_members_are_administrators",
    "accepted_gift_types",
    "max_reaction_count",
    "accent_color_id",
]
SUPERGROUP_KEYS = [
    "id",
    "title",
    "username",
    "type",
    "active_usernames",
    "description",
    "invite_link",
    "permissions",
    "slow_mode_delay",
    "accepted_gift_types",
    "available_reactions",
    "max_reaction_count",
    "accent_color_id",
]

# The server's words: ../shared/traffic/errors.json and TDLib.
REFUSALS = [
    ("supergroup", "setChatTitle", {"title": " "}, "title must be non-empty"),
    ("supergroup", "setChatDescription", {"description": ""}, "chat description is not modified"),
    ("supergroup", "setChatPhoto", {}, "there is no photo in the request"),
    ("supergroup", "setChatPhoto", {"photo": "x"}, "photo must be uploaded as an InputFile"),
    ("supergroup", "deleteChatPhoto", {}, "CHAT_NOT_MODIFIED"),
    ("supergroup", "setChatPermissions", {"permissions": "junk"}, "can't parse permissions JSON object"),
    ("supergroup", "setChatPermissions", {"permissions": "[]"}, "object expected as permissions"),
    ("channel", "setChatPermissions", {"permissions": {}}, "can't change channel chat permissions"),
    ("group", "setChatStickerSet", {}, "method is available only for supergroups"),
    ("supergroup", "setChatStickerSet", {}, "sticker_set_name is empty"),
    ("supergroup", "setChatStickerSet", {"sticker_set_name": "nobodys_set"}, "STICKERSET_INVALID"),
    ("supergroup", "deleteChatStickerSet", {}, "can't set supergroup sticker set"),
    ("supergroup", "verifyChat", {}, "BOT_VERIFIER_FORBIDDEN"),
    ("supergroup", "verifyUser", {"user_id": "$customer"}, "BOT_VERIFIER_FORBIDDEN"),
    ("supergroup", "setUserEmojiStatus", {"user_id": "$customer"}, "USER_PERMISSION_DENIED"),
    ("group", "getChat", {"chat_id": ""}, "chat_id is empty"),
    ("group", "getChat", {"chat_id": -123456}, "chat not found"),
    ("group", "leaveChat", {"chat_id": -123456}, "chat not found"),
    ("private", "setChatTitle", {"title": "x"}, "can't change private chat title"),
    ("private", "setChatDescription", {}, "can't change private chat description"),
    ("private", "deleteChatPhoto", {}, "can't change private chat photo"),
    ("private", "setChatPermissions", {"permissions": {}}, "can't change private chat permissions"),
    ("private", "getChatAdministrators", {}, "there are no administrators in the private chat"),
    ("private", "leaveChat", {}, "chat member status can't be changed in private chats"),
    ("private", "banChatMember", {"user_id": "$customer"}, "can't ban members in private chats"),
    ("private", "exportChatInviteLink", {}, "can't invite members to a private chat"),
    ("private", "createForumTopic", {"name": "x"}, "the chat is not a forum"),
]


@pytest.mark.parametrize(("kind", "method", "params", "words"), REFUSALS)
def test_what_cannot_be_is_refused_in_the_servers_words(stage, kind, method, params, words):
    shop = found(stage, "group" if kind == "private" else kind)
    given = {"chat_id": stage.user_id} if kind == "private" else {}
    given |= {name: shop.customer if value == "$customer" else value for name, value in params.items()}

    assert words == shop.refused(method, **given)


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("setChatTitle", {"title": "x"}, "not enough rights to change chat title"),
        ("setChatDescription", {"description": "x"}, "not enough rights to set chat description"),
        ("deleteChatPhoto", {}, "not enough rights to change chat photo"),
        ("setChatPermissions", {"permissions": {}}, "not enough rights to change chat permissions"),
        ("exportChatInviteLink", {}, "not enough rights to manage chat invite link"),
        ("createForumTopic", {"name": "x"}, "not enough rights to create a topic"),
        ("hideGeneralForumTopic", {}, "not enough rights to close or open the topic"),
        ("getUserChatBoosts", {"user_id": 1}, "CHAT_ADMIN_REQUIRED"),
    ],
)
def test_without_the_right_the_server_says_which_is_missing(stage, method, params, words):
    shop = found(stage, bot_status="member", is_forum=True)

    assert words == shop.refused(method, **params)


def test_a_basic_group_tells_of_itself_in_the_servers_order(stage):
    shop = found(stage, "group")
    shop.call("setChatDescription", description="Tea")

    full = shop.call("getChat")

    assert GROUP_KEYS == list(full)
    assert full["all_members_are_administrators"]
    assert full["permissions"]["can_send_media_messages"]


def test_a_supergroup_tells_of_itself_in_the_servers_order(stage):
    name = f"shop_{stage.bot_id}"
    shop = found(stage, username=name)
    shop.call("setChatDescription", description="Tea")
    shop.act("change_settings", by=shop.owner, slow_mode_delay=10, available_reactions=["👍"])

    full = shop.call("getChat", chat_id=f"@{name}")

    assert SUPERGROUP_KEYS == list(full)
    assert [{"type": "emoji", "emoji": "👍"}] == full["available_reactions"]


def test_in_public_nobody_else_changes_info_or_pins(stage):
    """Documented of ChatPermissions; observed in a client: java-telegram-bot-api."""
    shop = found(stage, username=f"open{stage.user_id}"[:30])
    shop.call("setChatPermissions", permissions=dict.fromkeys(["can_pin_messages", "can_change_info"], True))

    permissions = shop.call("getChat")["permissions"]
    assert (False, False) == (permissions["can_pin_messages"], permissions["can_change_info"])


def test_a_private_chat_tells_of_the_person(stage):
    channel = found(stage, "channel", creator=stage.user_id, members=[])
    stage.act("set_profile", bio="Tea lover", personal_chat_id=channel.id)

    full = stage.result("getChat", chat_id=stage.user_id)

    assert not judge().result("getChat", full)
    assert ("Tea lover", channel.id) == (full["bio"], full["personal_chat"]["id"])
    stage.result("sendMessage", chat_id=channel.id, text="a")
    stage.result("sendMessage", chat_id=channel.id, text="b")
    posts = stage.result("getUserPersonalChatMessages", user_id=stage.user_id, limit=2)
    assert ["b", "a"] == [post["text"] for post in posts]


def test_an_emoji_status_is_set_once_it_is_allowed(stage):
    stage.act("allow_emoji_status")

    stage.result("setUserEmojiStatus", user_id=stage.user_id, emoji_status_custom_emoji_id="5")

    assert "5" == stage.result("getChat", chat_id=stage.user_id)["emoji_status_custom_emoji_id"]


def test_a_new_title_is_told_to_the_bot_too_and_an_old_one_is_no_news(stage):
    shop = found(stage)

    shop.call("setChatTitle", title="Tea")
    shop.call("setChatTitle", title="Tea")

    told = updates(stage, "message")
    assert ["Tea"] == [one["new_chat_title"] for one in told]
    assert ("Tea", stage.bot_id) == (told[0]["chat"]["title"], told[0]["from"]["id"])


def test_a_photo_is_set_shown_and_taken_away(stage, png):
    shop = found(stage)

    stage.client.post(
        f"/bot{stage.token}/setChatPhoto", data={"chat_id": shop.id}, files={"photo": ("p.png", png)}
    ).raise_for_status()

    photo = shop.call("getChat")["photo"]
    assert stage.result("getFile", file_id=photo["big_file_id"])["file_path"]
    assert {"small_file_id", "small_file_unique_id", "big_file_id", "big_file_unique_id"} == photo.keys()
    shop.call("deleteChatPhoto")
    assert "photo" not in shop.call("getChat")
    assert [True, True] == [
        "new_chat_photo" in one or "delete_chat_photo" in one for one in updates(stage, "message")
    ]


def test_a_snapshot_brings_a_chat_back_as_it_was(platform, open_stage):
    with httpx.Client(base_url=platform.url, timeout=20) as client:
        stage = open_stage(client)
        shop = found(stage, is_forum=True)
        shop.call("createForumTopic", name="Tea")
        shop.call("createChatInviteLink", name="a", creates_join_request=True)
        shop.act("request_join", by=shop.someone())
        shop.act("change_settings", by=shop.owner, slow_mode_delay=10)
        before = shop.call("getChat"), shop.call("getChatAdministrators"), shop.call("getChatMemberCount")
        kept = client.post("/sandbox/snapshots", json={}).json()["snapshot"]

        shop.call("setChatTitle", title="x")
        shop.call("banChatMember", user_id=shop.customer)
        client.post(f"/sandbox/snapshots/{kept}/restore", json={}).raise_for_status()

        after = shop.call("getChat"), shop.call("getChatAdministrators"), shop.call("getChatMemberCount")
        assert before == after


def test_permissions_hold_for_bots_that_lead_nothing(stage, png):
    shop = found(stage, bot_status="member")
    leader = shop.another_bot()
    shop.act("promote", by=shop.owner, member_id=leader["id"])

    body = {"chat_id": shop.id, "permissions": {"can_send_polls": True}}
    stage.client.post(f"/bot{leader['token']}/setChatPermissions", json=body).raise_for_status()

    assert shop.call("sendMessage", text="x")
    assert "not enough rights to send photos to the chat" == _photo_refused(stage, shop, png)
    assert not shop.call("getChat")["permissions"]["can_send_photos"]


def test_a_bot_that_leaves_is_told_so_and_is_out(stage):
    shop = found(stage)

    shop.call("leaveChat")

    assert ["left"] == [one["new_chat_member"]["status"] for one in updates(stage, "my_chat_member")]
    assert "Forbidden: bot is not a member of the supergroup chat" == shop.refused("sendMessage", text="x")
    assert "Forbidden: bot is not a member of the supergroup chat" == shop.refused("getChat")


def test_a_bot_that_is_removed_hears_of_it_last(stage):
    shop = found(stage)

    shop.act("remove_member", by=shop.owner, member_id=stage.bot_id)

    got = stage.result("getUpdates")
    assert ["my_chat_member", "message"] == [next(kind for kind in one if kind != "update_id") for one in got]
    assert "kicked" == got[0]["my_chat_member"]["new_chat_member"]["status"]
    assert stage.bot_id == got[1]["message"]["left_chat_member"]["id"]
    assert "Forbidden: bot was kicked from the supergroup chat" == shop.refused("getChat")


def test_a_basic_group_says_that_a_removed_bot_has_left(stage):
    """As recorded: my_chat_member in a group has no "kicked"; the call is refused in that word."""
    shop = found(stage, "group")

    shop.act("remove_member", by=shop.owner, member_id=stage.bot_id)

    assert "left" == updates(stage, "my_chat_member")[0]["new_chat_member"]["status"]
    assert "Forbidden: bot was kicked from the group chat" == shop.refused("sendMessage", text="x")
    assert "Shop" == shop.call("getChat")["title"]


def test_a_public_chat_can_be_read_from_outside_and_not_written_in(stage):
    name = f"public_{stage.bot_id}"
    found(stage, username=name, bot_status="left")

    assert "Shop" == stage.result("getChat", chat_id=f"@{name}")["title"]
    assert (403, "Forbidden: bot is not a member of the supergroup chat") == stage.refusal(
        "sendMessage", chat_id=f"@{name}", text="x"
    )


def test_a_deleted_group_is_no_more(stage):
    shop = found(stage, "group")

    shop.act("delete_chat", by=shop.owner)

    assert "Forbidden: the group chat was deleted" == shop.refused("sendMessage", text="x")


@pytest.mark.parametrize(
    ("kind", "came", "content"),
    [
        ("group", "member", "group_chat_created"),
        ("supergroup", "member", "supergroup_chat_created"),
        ("channel", "administrator", None),
    ],
)
def test_a_person_makes_a_chat_with_the_bot_in_it(stage, kind, came, content):
    chat_id = stage.act("create_group", title="New", group_kind=kind)["chat_id"]

    got = stage.result("getUpdates")
    assert [("left", came)] == [_statuses(one["my_chat_member"]) for one in got if "my_chat_member" in one]
    assert content is None or content in got[1]["message"]
    assert kind == stage.result("getChat", chat_id=chat_id)["type"]


def test_a_bot_is_added_started_and_promoted(stage):
    shop = found(stage, bot_status="left")

    shop.act("add_members", by=shop.owner, member_ids=[stage.bot_id], payload="p1")
    shop.act("promote", by=shop.owner, member_id=stage.bot_id, rights=["can_pin_messages"])

    got = updates(stage, "my_chat_member", "message")
    assert [("left", "member"), ("member", "administrator")] == [_statuses(got[0]), _statuses(got[3])]
    assert stage.bot_id == got[1]["new_chat_members"][0]["id"] == got[1]["new_chat_member"]["id"]
    assert got[2]["text"].endswith("_bot p1")
    assert {"can_pin_messages", "can_manage_chat"} == _rights(shop.member(stage.bot_id))


def test_start_opens_the_chat_and_carries_the_payload(stage):
    ali = found(stage).someone()
    body = {"bot_token": stage.token, "kind": "start", "user_id": ali, "chat_id": ali}

    stage.client.post("/sandbox/acts", json={**body, "details": {"payload": "ref_1"}})

    message = updates(stage, "message")[0]
    assert "/start ref_1" == message["text"]
    assert [{"offset": 0, "length": 6, "type": "bot_command"}] == message["entities"]
    assert stage.result("sendMessage", chat_id=ali, text="x")


def test_a_deleted_account_is_deactivated(stage):
    stage.act("delete_account")

    assert (403, "Forbidden: user is deactivated") == stage.refusal(
        "sendMessage", chat_id=stage.user_id, text="x"
    )


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ({"text": "hello"}, False),
        ({"text": "/help"}, True),
        ({"text": "hello /help"}, False),
        ({"text": "/help@$name"}, True),
        ({"text": "/help@somebody_else_bot"}, False),
        ({"text": "what says @$name?"}, True),
        ({"text": "yes", "reply_to_message_id": "$own"}, True),
    ],
)
def test_privacy_mode_lets_through_what_calls_the_bot(stage, said, heard):
    """Source: Bot features, "Privacy mode", and BotFather's own words on /setprivacy."""
    shop = found(stage, bot_status="member")
    own = shop.call("sendMessage", text="x")["message_id"]
    text = said["text"].replace("$name", stage.result("getMe")["username"])
    reply = {"reply_to_message_id": own} if "reply_to_message_id" in said else {}

    shop.act("send_text", text=text, **reply)

    assert heard == bool(updates(stage, "message"))


def test_a_general_command_is_for_the_bot_that_spoke_last(stage):
    shop = found(stage, bot_status="member")
    other = shop.another_bot()
    shop.act("add_members", by=shop.owner, member_ids=[other["id"]])
    shop.call("sendMessage", text="x")
    stage.client.post(f"/bot{other['token']}/sendMessage", json={"chat_id": shop.id, "text": "y"})
    updates(stage)

    shop.act("send_text", text="/help")

    assert [] == updates(stage, "message")
    shop.call("sendMessage", text="x")
    shop.act("send_text", text="/help")
    assert ["/help"] == [one["text"] for one in updates(stage, "message")]


def test_a_bot_without_privacy_hears_all_but_other_bots(stage):
    shop = found(stage)
    other = shop.another_bot()
    shop.act("add_members", by=shop.owner, member_ids=[other["id"]])
    updates(stage)

    stage.client.post(f"/bot{other['token']}/sendMessage", json={"chat_id": shop.id, "text": "y"})
    shop.act("send_text", text="hello")

    assert ["hello"] == [one["text"] for one in updates(stage, "message")]


def test_an_anonymous_administrator_is_the_group(stage):
    shop = found(stage)
    shop.act("promote", by=shop.owner, member_id=shop.customer, is_anonymous=True, title="Boss")
    updates(stage)

    shop.act("send_text", text="x")

    message = updates(stage, "message")[0]
    assert 1087968824 == message["from"]["id"]
    assert (shop.id, "Boss") == (message["sender_chat"]["id"], message["author_signature"])


def test_a_channel_that_speaks_in_a_group_is_shown(stage):
    shop = found(stage)
    channel = found(stage, "channel", creator=stage.user_id, members=[])

    shop.act("send_text", text="x", sender_chat_id=channel.id)

    message = updates(stage, "message")[0]
    assert (136817688, channel.id) == (message["from"]["id"], message["sender_chat"]["id"])


def test_a_post_comes_to_the_discussion_group_and_so_does_its_edit(stage):
    shop, channel = found(stage), found(stage, "channel")
    channel.act("link_group", by=channel.owner, group_id=shop.id)

    post = channel.call("sendMessage", text="x")
    channel.call("editMessageText", message_id=post["message_id"], text="y")

    told = updates(stage, "message", "edited_message")
    assert ["x", "y"] == [one["text"] for one in told]
    comment = told[0]
    assert (777000, channel.id) == (comment["from"]["id"], comment["sender_chat"]["id"])
    assert comment["is_automatic_forward"]
    assert post["message_id"] == comment["forward_origin"]["message_id"]
    assert shop.id == channel.call("getChat")["linked_chat_id"]


def test_a_boost_is_told_listed_and_taken_back(stage):
    channel = found(stage, "channel")
    listen(stage)

    boost_id = channel.act("boost")["boost_id"]

    assert [boost_id] == [one["boost"]["boost_id"] for one in updates(stage, "chat_boost")]
    boosts = channel.call("getUserChatBoosts", user_id=channel.customer)["boosts"]
    assert [("premium", channel.customer)] == [
        (one["source"]["source"], one["source"]["user"]["id"]) for one in boosts
    ]
    channel.act("unboost", boost_id=boost_id)
    assert [boost_id] == [one["boost_id"] for one in updates(stage, "removed_chat_boost")]
    assert {"boosts": []} == channel.call("getUserChatBoosts", user_id=channel.customer)


def test_a_new_owner_is_shown(stage):
    shop = found(stage)

    shop.act("transfer_ownership", by=shop.owner, member_id=shop.customer)

    assert ["administrator", "creator"] == [shop.member(id_)["status"] for id_ in (shop.owner, shop.customer)]
    assert shop.customer == updates(stage, "message")[0]["chat_owner_changed"]["new_owner"]["id"]


def test_people_cannot_do_what_they_have_no_right_to(stage):
    shop = found(stage)
    shop.act("set_permissions", by=shop.owner, permissions=[])

    refusals = [
        shop.act("set_title", title="x"),
        shop.act("promote", member_id=stage.bot_id),
        shop.act("remove_member", member_id=stage.bot_id),
        shop.act("upgrade_group"),
        shop.act("send_text", text="x"),
        shop.act("remove_member", by=shop.owner, member_id=shop.owner),
    ]

    assert all("error" in one for one in refusals)


def _statuses(change):
    return change["old_chat_member"]["status"], change["new_chat_member"]["status"]


def _rights(member):
    return {name for name, value in member.items() if value is True and name.startswith("can_")}


def _photo_refused(stage, shop, content):
    answer = stage.client.post(
        f"/bot{stage.token}/sendPhoto", data={"chat_id": shop.id}, files={"photo": ("p.png", content)}
    ).json()
    return answer["description"].removeprefix("Bad Request: ")
