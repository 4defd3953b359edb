"""Tags of members, and channels that speak in groups."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, NewGroup, User
from conformance.suite.groups._groups import membership, whom
from conformance.verdict import Consequence

_TAG = documented("Bot API, setChatMemberTag")
_SENDER = documented("Bot API, banChatSenderChat")
_MEMBERS = ("members",)


@clause(
    "groups.tag",
    "#setchatmembertag",
    _TAG,
    since="9.5",
    consequence=Consequence.DEGRADES,
    method="setChatMemberTag",
    stands_on=("getChatMember",),
    effects=_MEMBERS,
)
def tag(caller: Caller, new_group: NewGroup) -> None:
    """A member has the tag that was set."""
    group = new_group("supergroup")
    assert caller.ask("setChatMemberTag", {**whom(group), "tag": "مشتری"}) is True
    assert membership(caller, group)["tag"] == "مشتری"


@clause(
    "groups.tag-taken-away",
    "#setchatmembertag",
    documented("Bot API, setChatMemberTag: 0-16 characters"),
    since="9.5",
    consequence=Consequence.COSMETIC,
    method="setChatMemberTag",
    stands_on=("getChatMember",),
    effects=_MEMBERS,
)
def tag_taken_away(caller: Caller, new_group: NewGroup) -> None:
    """An empty tag takes away the one that was there."""
    group = new_group("supergroup")
    for text in ("مشتری", ""):
        caller.accepted("setChatMemberTag", {**whom(group), "tag": text})
    assert not membership(caller, group).get("tag")


@clause(
    "groups.tag-in-messages",
    "#message",
    documented("Bot API, Message: sender_tag"),
    since="9.5",
    consequence=Consequence.DEGRADES,
    needs=("send_text",),
    method="setChatMemberTag",
    effects=_MEMBERS,
)
def tag_in_messages(caller: Caller, new_group: NewGroup) -> None:
    """The messages of a tagged member say the tag."""
    group = new_group("supergroup")
    caller.accepted("setChatMemberTag", {**whom(group), "tag": "مشتری"})
    text = group.member.says(User.marker())
    message = caller.awaited("message", lambda one: one.get("text") == text)["message"]
    assert message["sender_tag"] == "مشتری"


@clause(
    "groups.tag-in-private-refused",
    "#setchatmembertag",
    observed("tdlib/telegram-bot-api, Client.cpp, process_set_chat_member_tag_query"),
    since="9.5",
    consequence=Consequence.COSMETIC,
    method="setChatMemberTag",
)
def tag_in_private_refused(caller: Caller, user: User) -> None:
    """Nobody has a tag in a private chat: 400 and Telegram's words."""
    refusal = caller.refusal("setChatMemberTag", {"chat_id": user.chat_id, "user_id": user.id, "tag": "x"})
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: method is available only for groups and supergroups",
    )


@clause(
    "groups.channel-speaks",
    "#message",
    documented("Bot API, Message: sender_chat"),
    since="5.5",
    consequence=Consequence.DEGRADES,
    needs=("send_text",),
    update="message",
    features=("reads.sender_chat",),
)
def channel_speaks(caller: Caller, group: Group, channel: Group) -> None:
    """What a person writes in the name of their channel has the channel as its sender_chat."""
    text = group.owner.says(User.marker(), sender_chat_id=channel.chat_id)
    message = caller.awaited("message", lambda one: one.get("text") == text)["message"]
    assert (message["sender_chat"]["id"], message["sender_chat"]["type"]) == (channel.chat_id, "channel")
    assert message["from"]["is_bot"] is True


@clause(
    "groups.anonymous-speaks",
    "#message",
    documented("Bot API, Message: the supergroup itself for messages sent by its anonymous administrators"),
    since="5.0",
    consequence=Consequence.DEGRADES,
    needs=("send_text",),
    update="message",
    features=("reads.sender_chat",),
)
def anonymous_speaks(caller: Caller, group: Group) -> None:
    """What an administrator writes in the group's own name has the group as its sender_chat."""
    text = group.owner.says(User.marker(), sender_chat_id=group.chat_id)
    message = caller.awaited("message", lambda one: one.get("text") == text)["message"]
    assert message["sender_chat"]["id"] == group.chat_id
    assert message["from"]["id"] != group.owner.id


@clause(
    "groups.channel-banned",
    "#banchatsenderchat",
    _SENDER,
    since="5.5",
    consequence=Consequence.DEGRADES,
    method="banChatSenderChat",
    effects=_MEMBERS,
)
def channel_banned(caller: Caller, new_group: NewGroup, channel: Group) -> None:
    """A channel can be kept from speaking in a group."""
    place = {"chat_id": new_group("supergroup").chat_id, "sender_chat_id": channel.chat_id}
    assert caller.ask("banChatSenderChat", place) is True


@clause(
    "groups.channel-unbanned",
    "#unbanchatsenderchat",
    documented("Bot API, unbanChatSenderChat"),
    since="5.5",
    consequence=Consequence.DEGRADES,
    needs=("send_text",),
    method="unbanChatSenderChat",
    stands_on=("banChatSenderChat",),
    effects=_MEMBERS,
)
def channel_unbanned(caller: Caller, new_group: NewGroup, channel: Group) -> None:
    """A channel whose ban is over speaks in the group again."""
    group = new_group("supergroup")
    place = {"chat_id": group.chat_id, "sender_chat_id": channel.chat_id}
    caller.given("banChatSenderChat", place)
    assert caller.ask("unbanChatSenderChat", place) is True
    text = group.owner.says(User.marker(), sender_chat_id=channel.chat_id)
    caller.awaited("message", lambda one: one.get("text") == text)


@clause(
    "groups.sender-must-be-named",
    "#banchatsenderchat",
    observed("tdlib/telegram-bot-api, Client.cpp, check_chat_no_fail"),
    since="5.5",
    consequence=Consequence.COSMETIC,
    method="banChatSenderChat",
)
def sender_must_be_named(caller: Caller, group: Group) -> None:
    """A ban of no channel in particular is refused with 400 and Telegram's words."""
    refusal = caller.refusal("banChatSenderChat", {"chat_id": group.chat_id})
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: sender_chat_id is empty")
