"""Channels that the bot leads: what they are, who is in them, what is pinned, and the group below them."""

import secrets

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, NewGroup, User
from conformance.suite.ground.hearing import hearing
from conformance.verdict import Consequence

_CHAT = documented("Bot API, ChatFullInfo")
_MEMBER = documented("Bot API, getChatMember")
_MEMBERS = ("members",)


@clause("channels.chat-is-whole", "#getchat", _CHAT, since="7.3", method="getChat")
def chat_is_whole(caller: Caller, channel: Group) -> None:
    """getChat gives the ChatFullInfo of a channel, schema-true."""
    chat = caller.ask("getChat", {"chat_id": channel.chat_id})
    assert (chat["type"], chat["title"]) == ("channel", channel.title)


@clause(
    "channels.subscriber",
    "#getchatmember",
    _MEMBER,
    observed("bots let in only those who have subscribed to a channel"),
    since="2.1",
    method="getChatMember",
    features=("membership_gate",),
)
def subscriber(caller: Caller, channel: Group) -> None:
    """Whoever has subscribed to a channel is a member there."""
    who = {"chat_id": channel.chat_id, "user_id": channel.member.id}
    assert caller.accepted("getChatMember", who)["status"] == "member"


@clause(
    "channels.no-subscriber",
    "#getchatmember",
    _MEMBER,
    observed("bots let in only those who have subscribed to a channel"),
    since="2.1",
    needs=("leave",),
    method="getChatMember",
    features=("membership_gate",),
)
def no_subscriber(caller: Caller, new_group: NewGroup) -> None:
    """Whoever has left a channel has the status left."""
    channel = new_group("channel")
    channel.member.act("leave")
    who = {"chat_id": channel.chat_id, "user_id": channel.member.id}
    assert caller.accepted("getChatMember", who)["status"] == "left"


@clause(
    "channels.subscriber-by-name",
    "#getchatmember",
    documented("Bot API, getChatMember: username of the target channel"),
    observed("bots name the channel of their gate by its @name"),
    since="2.1",
    method="getChatMember",
    features=("membership_gate",),
)
def subscriber_by_name(caller: Caller, new_group: NewGroup) -> None:
    """A subscriber of a public channel is found by the channel's @name."""
    name = f"conf_{secrets.token_hex(6)}"
    channel = new_group("channel", username=name)
    who = {"chat_id": f"@{name}", "user_id": channel.member.id}
    assert caller.accepted("getChatMember", who)["status"] == "member"


@clause(
    "channels.rights-of-channels",
    "#chatmemberadministrator",
    documented(
        "Bot API, ChatMemberAdministrator: can_post_messages and can_edit_messages, for channels only"
    ),
    since="5.3",
    consequence=Consequence.DEGRADES,
    method="getChatMember",
)
def rights_of_channels(caller: Caller, new_group: NewGroup) -> None:
    """The bot's rights in a channel are those that it was given."""
    channel = new_group("channel", bot_rights=("can_post_messages",))
    who = {"chat_id": channel.chat_id, "user_id": caller.accepted("getMe")["id"]}
    own = caller.accepted("getChatMember", who)
    assert (own["can_post_messages"], own["can_edit_messages"]) == (True, False)


@clause(
    "channels.ban",
    "#banchatmember",
    documented("Bot API, banChatMember: in a group, a supergroup or a channel"),
    since="5.3",
    consequence=Consequence.DEGRADES,
    method="banChatMember",
    stands_on=("getChatMember",),
    effects=_MEMBERS,
)
def ban(caller: Caller, new_group: NewGroup) -> None:
    """A subscriber of a channel can be banned."""
    channel = new_group("channel")
    who = {"chat_id": channel.chat_id, "user_id": channel.member.id}
    assert caller.accepted("banChatMember", who) is True
    assert caller.accepted("getChatMember", who)["status"] == "kicked"


@clause(
    "channels.title",
    "#setchattitle",
    documented("Bot API, setChatTitle"),
    since="3.1",
    consequence=Consequence.DEGRADES,
    method="setChatTitle",
    update="channel_post",
)
def title(caller: Caller, new_group: NewGroup) -> None:
    """A channel's new title shows as a channel_post with new_chat_title."""
    channel, name = new_group("channel"), User.marker("کانال")
    assert caller.accepted("setChatTitle", {"chat_id": channel.chat_id, "title": name}) is True
    caller.awaited("channel_post", lambda one: one.get("new_chat_title") == name)


@clause(
    "channels.pin",
    "#pinchatmessage",
    documented("Bot API, pinChatMessage: can_edit_messages in a channel"),
    since="3.1",
    consequence=Consequence.DEGRADES,
    method="pinChatMessage",
    stands_on=("getChat",),
)
def pin(caller: Caller, new_group: NewGroup) -> None:
    """A post that the bot pins is the channel's pinned message."""
    place = {"chat_id": new_group("channel").chat_id}
    post = caller.accepted("sendMessage", {**place, "text": User.marker()})
    assert caller.accepted("pinChatMessage", {**place, "message_id": post["message_id"]}) is True
    assert caller.accepted("getChat", place)["pinned_message"]["message_id"] == post["message_id"]


@clause(
    "channels.unpin-all",
    "#unpinallchatmessages",
    documented("Bot API, unpinAllChatMessages"),
    since="5.0",
    consequence=Consequence.DEGRADES,
    method="unpinAllChatMessages",
    stands_on=("pinChatMessage", "getChat"),
)
def unpin_all(caller: Caller, new_group: NewGroup) -> None:
    """After unpinAllChatMessages a channel has no pinned message."""
    place = {"chat_id": new_group("channel").chat_id}
    post = caller.accepted("sendMessage", {**place, "text": User.marker()})
    caller.given("pinChatMessage", {**place, "message_id": post["message_id"]})
    assert caller.accepted("unpinAllChatMessages", place) is True
    assert "pinned_message" not in caller.accepted("getChat", place)


@clause(
    "channels.paid-link",
    "#createchatsubscriptioninvitelink",
    documented("Bot API, createChatSubscriptionInviteLink: 2592000 seconds, 1-10000 Stars"),
    since="7.9",
    consequence=Consequence.DEGRADES,
    method="createChatSubscriptionInviteLink",
)
def paid_link(caller: Caller, channel: Group) -> None:
    """A link into a channel for Stars says for how many, and for how long."""
    terms = {"subscription_period": 2_592_000, "subscription_price": 50}
    link = caller.ask("createChatSubscriptionInviteLink", {"chat_id": channel.chat_id, **terms})
    assert {name: link[name] for name in terms} == terms


@clause(
    "channels.paid-link-period",
    "#createchatsubscriptioninvitelink",
    documented("Bot API, createChatSubscriptionInviteLink: currently, it must always be 2592000"),
    since="7.9",
    consequence=Consequence.COSMETIC,
    method="createChatSubscriptionInviteLink",
)
def paid_link_period(caller: Caller, channel: Group) -> None:
    """A link for Stars that is for another time than 30 days is refused with 400."""
    terms = {"subscription_period": 3600, "subscription_price": 50}
    params = {"chat_id": channel.chat_id, **terms}
    assert caller.refusal("createChatSubscriptionInviteLink", params).error_code == 400


@clause(
    "channels.paid-link-renamed",
    "#editchatsubscriptioninvitelink",
    documented("Bot API, editChatSubscriptionInviteLink"),
    since="7.9",
    consequence=Consequence.COSMETIC,
    method="editChatSubscriptionInviteLink",
    stands_on=("createChatSubscriptionInviteLink",),
)
def paid_link_renamed(caller: Caller, channel: Group) -> None:
    """A link for Stars can be renamed, and its terms stay."""
    place, terms = {"chat_id": channel.chat_id}, {"subscription_period": 2_592_000, "subscription_price": 50}
    link = caller.given("createChatSubscriptionInviteLink", {**place, **terms})["invite_link"]
    edited = caller.ask("editChatSubscriptionInviteLink", {**place, "invite_link": link, "name": "ویژه"})
    assert (edited["invite_link"], edited["name"], edited["subscription_price"]) == (link, "ویژه", 50)


@clause(
    "channels.subscription-is-told",
    "#chatmemberupdated",
    documented("Bot API, ChatMemberUpdated"),
    since="5.1",
    consequence=Consequence.DEGRADES,
    needs=("leave", "join"),
    update="chat_member",
    effects=_MEMBERS,
)
def subscription_is_told(caller: Caller, new_group: NewGroup) -> None:
    """Of somebody who subscribes a bot that leads the channel hears by chat_member."""
    channel = new_group("channel")
    channel.member.act("leave")
    with hearing(caller, "chat_member"):
        channel.member.act("join")
        event = caller.awaited(
            "chat_member",
            lambda one: one["chat"]["id"] == channel.chat_id and one["new_chat_member"]["status"] == "member",
        )["chat_member"]
    assert event["new_chat_member"]["user"]["id"] == channel.member.id
