"""Bans."""

import time

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, NewGroup, User
from conformance.suite.ground.hearing import hearing
from conformance.suite.groups._groups import membership, whom
from conformance.verdict import Consequence

_BAN = documented("Bot API, banChatMember")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp, fail_query_with_error: USER_ADMIN_INVALID")
_SEES = ("getChatMember",)
_MEMBERS = ("members",)


@clause(
    "groups.ban",
    "#banchatmember",
    _BAN,
    since="5.3",
    method="banChatMember",
    stands_on=_SEES,
    effects=_MEMBERS,
)
def ban(caller: Caller, new_group: NewGroup) -> None:
    """Whoever is banned has the status kicked."""
    group = new_group("supergroup")
    assert caller.ask("banChatMember", whom(group)) is True
    assert membership(caller, group)["status"] == "kicked"


@clause(
    "groups.ban-for-a-while",
    "#banchatmember",
    documented("Bot API, banChatMember: until_date"),
    since="5.3",
    consequence=Consequence.DEGRADES,
    method="banChatMember",
    stands_on=_SEES,
    effects=_MEMBERS,
)
def ban_for_a_while(caller: Caller, new_group: NewGroup) -> None:
    """A ban for an hour says until when."""
    group, until = new_group("supergroup"), int(time.time()) + 3600
    caller.accepted("banChatMember", {**whom(group), "until_date": until})
    assert membership(caller, group)["until_date"] == until


@clause(
    "groups.short-ban-is-forever",
    "#banchatmember",
    documented("Bot API, banChatMember: less than 30 seconds from the current time is forever"),
    since="5.3",
    consequence=Consequence.COSMETIC,
    method="banChatMember",
    stands_on=_SEES,
    effects=_MEMBERS,
)
def short_ban_is_forever(caller: Caller, new_group: NewGroup) -> None:
    """A ban for less than 30 seconds is forever, which is the date 0."""
    group = new_group("supergroup")
    caller.accepted("banChatMember", {**whom(group), "until_date": int(time.time()) + 5})
    assert membership(caller, group)["until_date"] == 0


@clause(
    "groups.ban-by-its-old-name",
    "#banchatmember",
    documented("Bot API 5.3: kickChatMember was renamed banChatMember, and can still be used"),
    since="2.1",
    consequence=Consequence.DEGRADES,
    method="banChatMember",
    stands_on=_SEES,
    effects=_MEMBERS,
)
def ban_by_its_old_name(caller: Caller, new_group: NewGroup) -> None:
    """kickChatMember, the method's name before Bot API 5.3, bans too."""
    group = new_group("supergroup")
    caller.accepted("kickChatMember", whom(group))
    assert membership(caller, group)["status"] == "kicked"


@clause(
    "groups.ban-is-told",
    "#chatmemberupdated",
    documented("Bot API, ChatMemberUpdated"),
    since="5.3",
    consequence=Consequence.DEGRADES,
    method="banChatMember",
    update="chat_member",
    effects=_MEMBERS,
)
def ban_is_told(caller: Caller, new_group: NewGroup) -> None:
    """Of a ban the bot hears by chat_member: from member to kicked, by itself."""
    group = new_group("supergroup")
    with hearing(caller, "chat_member"):
        caller.accepted("banChatMember", whom(group))
        event = caller.awaited("chat_member", lambda one: one["chat"]["id"] == group.chat_id)["chat_member"]
    assert (event["old_chat_member"]["status"], event["new_chat_member"]["status"]) == ("member", "kicked")
    assert event["from"]["is_bot"] is True


@clause(
    "groups.banned-member-leaves",
    "#message",
    observed("a banned member's going shows as left_chat_member, which bots delete"),
    since="5.3",
    consequence=Consequence.DEGRADES,
    method="banChatMember",
    update="message",
    effects=_MEMBERS,
    features=("reads.left_chat_member",),
)
def banned_member_leaves(caller: Caller, new_group: NewGroup) -> None:
    """A ban of somebody in the group brings a message with left_chat_member."""
    group = new_group("supergroup")
    caller.accepted("banChatMember", whom(group))
    message = caller.awaited(
        "message", lambda one: one["chat"]["id"] == group.chat_id and "left_chat_member" in one
    )["message"]
    assert message["left_chat_member"]["id"] == group.member.id


@clause(
    "groups.owner-stays",
    "#banchatmember",
    _BAN,
    since="5.3",
    consequence=Consequence.DEGRADES,
    method="banChatMember",
    effects=_MEMBERS,
)
def owner_stays(caller: Caller, new_group: NewGroup) -> None:
    """The owner of a group cannot be banned: 400."""
    group = new_group("supergroup")
    assert caller.refusal("banChatMember", whom(group, group.owner)).error_code == 400


@clause(
    "groups.administrator-stays",
    "#banchatmember",
    _SERVER,
    since="5.3",
    consequence=Consequence.DEGRADES,
    needs=("promote",),
    method="banChatMember",
    effects=_MEMBERS,
)
def administrator_stays(caller: Caller, new_group: NewGroup) -> None:
    """An administrator whom another has appointed cannot be banned: 400 and Telegram's words."""
    group = new_group("supergroup")
    group.owner.act("promote", member_id=group.member.id)
    refusal = caller.refusal("banChatMember", whom(group))
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: user is an administrator of the chat",
    )


@clause(
    "groups.ban-needs-right",
    "#banchatmember",
    documented("Bot API, banChatMember: must have the appropriate administrator rights"),
    observed("teloxide's table of errors"),
    since="5.3",
    consequence=Consequence.DEGRADES,
    method="banChatMember",
    effects=_MEMBERS,
)
def ban_needs_right(caller: Caller, new_group: NewGroup) -> None:
    """A bot without the right to restrict members cannot ban: 400 and Telegram's words."""
    group = new_group("supergroup", bot_rights=("can_delete_messages",))
    refusal = caller.refusal("banChatMember", whom(group))
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: not enough rights to restrict/unrestrict chat member",
    )


@clause(
    "groups.ban-in-private-refused",
    "#banchatmember",
    documented("Bot API, banChatMember: in a group, a supergroup or a channel"),
    since="5.3",
    consequence=Consequence.COSMETIC,
    method="banChatMember",
)
def ban_in_private_refused(caller: Caller, user: User) -> None:
    """Nobody can be banned from a private chat: 400."""
    refusal = caller.refusal("banChatMember", {"chat_id": user.chat_id, "user_id": user.id})
    assert refusal.error_code == 400
