"""Bans that end."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, NewGroup
from conformance.suite.groups._groups import membership, whom
from conformance.verdict import Consequence

_UNBAN = documented("Bot API, unbanChatMember")
_SEES = ("getChatMember",)
_MEMBERS = ("members",)


@clause(
    "groups.unban",
    "#unbanchatmember",
    _UNBAN,
    since="5.3",
    method="unbanChatMember",
    stands_on=("banChatMember", "getChatMember"),
    effects=_MEMBERS,
)
def unban(caller: Caller, new_group: NewGroup) -> None:
    """Whoever is unbanned is not in the group, and can come again."""
    group = new_group("supergroup")
    caller.given("banChatMember", whom(group))
    assert caller.ask("unbanChatMember", whom(group)) is True
    assert membership(caller, group)["status"] == "left"


@clause(
    "groups.unbanned-comes-again",
    "#unbanchatmember",
    documented("Bot API, unbanChatMember: the user will be able to join via link, etc."),
    since="5.3",
    needs=("join",),
    method="unbanChatMember",
    stands_on=("banChatMember", "getChatMember"),
    effects=_MEMBERS,
)
def unbanned_comes_again(caller: Caller, new_group: NewGroup) -> None:
    """Whoever was unbanned and joins again is a member."""
    group = new_group("supergroup")
    caller.given("banChatMember", whom(group))
    caller.accepted("unbanChatMember", whom(group))
    group.member.act("join")
    assert membership(caller, group)["status"] == "member"


@clause(
    "groups.unban-removes-members",
    "#unbanchatmember",
    documented("Bot API, unbanChatMember: if the user is a member of the chat they will also be removed"),
    since="2.1",
    consequence=Consequence.DEGRADES,
    method="unbanChatMember",
    stands_on=_SEES,
    effects=_MEMBERS,
)
def unban_removes_members(caller: Caller, new_group: NewGroup) -> None:
    """A member who was not banned is removed by unbanChatMember."""
    group = new_group("supergroup")
    caller.accepted("unbanChatMember", whom(group))
    assert membership(caller, group)["status"] == "left"


@clause(
    "groups.unban-only-if-banned",
    "#unbanchatmember",
    documented("Bot API, unbanChatMember: only_if_banned, do nothing if the user is not banned"),
    since="5.0",
    method="unbanChatMember",
    stands_on=_SEES,
    effects=_MEMBERS,
)
def unban_only_if_banned(caller: Caller, new_group: NewGroup) -> None:
    """A member who was not banned stays, where only the banned are to be unbanned."""
    group = new_group("supergroup")
    caller.accepted("unbanChatMember", {**whom(group), "only_if_banned": True})
    assert membership(caller, group)["status"] == "member"


@clause(
    "groups.unban-in-basic-group-refused",
    "#unbanchatmember",
    observed("tdlib/telegram-bot-api, Client.cpp, process_unban_chat_member_query"),
    since="2.0",
    consequence=Consequence.COSMETIC,
    method="unbanChatMember",
)
def unban_in_basic_group_refused(caller: Caller, new_group: NewGroup) -> None:
    """Basic groups know no bans to end: 400 and Telegram's words."""
    refusal = caller.refusal("unbanChatMember", whom(new_group("group")))
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: method is available for supergroup and channel chats only",
    )
