"""What members may do: one by one, and all of them."""

import time

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, NewGroup, User
from conformance.suite.groups._groups import EVERYTHING, NOTHING, full, membership, whom
from conformance.verdict import Consequence

_RESTRICT = documented("Bot API, restrictChatMember")
_ALL = documented("Bot API, setChatPermissions")
_METHOD = "restrictChatMember"
_SEES = ("getChatMember",)
_MEMBERS = ("members",)


@clause(
    "groups.restrict",
    "#restrictchatmember",
    _RESTRICT,
    since="4.4",
    method=_METHOD,
    stands_on=_SEES,
    effects=_MEMBERS,
)
def restrict(caller: Caller, new_group: NewGroup) -> None:
    """A restricted member is in the group, and may not write."""
    group = new_group("supergroup")
    assert caller.ask(_METHOD, {**whom(group), "permissions": NOTHING}) is True
    member = membership(caller, group)
    assert (member["status"], member["is_member"]) == ("restricted", True)
    assert member["can_send_messages"] is False


@clause(
    "groups.restricted-is-whole",
    "#chatmemberrestricted",
    documented("Bot API, ChatMemberRestricted"),
    since="5.3",
    consequence=Consequence.DEGRADES,
    method="getChatMember",
    stands_on=(_METHOD,),
    effects=_MEMBERS,
)
def restricted_is_whole(caller: Caller, new_group: NewGroup) -> None:
    """A restricted member is schema-true."""
    group = new_group("supergroup")
    caller.given(_METHOD, {**whom(group), "permissions": NOTHING})
    assert caller.ask("getChatMember", whom(group))["status"] == "restricted"


@clause(
    "groups.some-permissions",
    "#restrictchatmember",
    _RESTRICT,
    since="6.5",
    method=_METHOD,
    stands_on=_SEES,
    effects=_MEMBERS,
)
def some_permissions(caller: Caller, new_group: NewGroup) -> None:
    """A restricted member keeps the permissions that are given, and only those."""
    group = new_group("supergroup")
    some = {**NOTHING, "can_send_messages": True, "can_send_photos": True}
    caller.accepted(_METHOD, {**whom(group), "permissions": some, "use_independent_chat_permissions": True})
    member = membership(caller, group)
    names = ("can_send_messages", "can_send_photos", "can_send_videos", "can_send_polls")
    assert [member[name] for name in names] == [True, True, False, False]


@clause(
    "groups.permissions-imply",
    "#restrictchatmember",
    documented("Bot API, restrictChatMember: can_send_polls will imply can_send_messages"),
    since="6.5",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
    stands_on=_SEES,
    effects=_MEMBERS,
)
def permissions_imply(caller: Caller, new_group: NewGroup) -> None:
    """The permission to send polls implies that to write, unless permissions are independent."""
    group = new_group("supergroup")
    polls = {**NOTHING, "can_send_polls": True}
    got = []
    for independent in (False, True):
        params = {"permissions": polls, "use_independent_chat_permissions": independent}
        caller.accepted(_METHOD, {**whom(group), **params})
        got.append(membership(caller, group)["can_send_messages"])
    assert got == [True, False]


@clause(
    "groups.restrict-for-a-while",
    "#restrictchatmember",
    documented("Bot API, restrictChatMember: until_date"),
    since="3.1",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
    stands_on=_SEES,
    effects=_MEMBERS,
)
def restrict_for_a_while(caller: Caller, new_group: NewGroup) -> None:
    """A restriction for an hour says until when."""
    group, until = new_group("supergroup"), int(time.time()) + 3600
    caller.accepted(_METHOD, {**whom(group), "permissions": NOTHING, "until_date": until})
    assert membership(caller, group)["until_date"] == until


@clause(
    "groups.restriction-lifted",
    "#restrictchatmember",
    documented("Bot API, restrictChatMember: pass True for all permissions to lift restrictions"),
    since="4.4",
    method=_METHOD,
    stands_on=_SEES,
    effects=_MEMBERS,
)
def restriction_lifted(caller: Caller, new_group: NewGroup) -> None:
    """Whoever is given every permission is an ordinary member again."""
    group = new_group("supergroup")
    for permissions in (NOTHING, EVERYTHING):
        caller.accepted(_METHOD, {**whom(group), "permissions": permissions})
    assert membership(caller, group)["status"] == "member"


@clause(
    "groups.restrict-only-in-supergroups",
    "#restrictchatmember",
    documented("Bot API, restrictChatMember: in a supergroup"),
    observed("tdlib/telegram-bot-api, Client.cpp, process_restrict_chat_member_query"),
    since="3.1",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def restrict_only_in_supergroups(caller: Caller, new_group: NewGroup) -> None:
    """Members of a basic group cannot be restricted: 400 and Telegram's words."""
    params = {**whom(new_group("group")), "permissions": NOTHING}
    refusal = caller.refusal(_METHOD, params)
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: method is available only for supergroups",
    )


@clause(
    "groups.owner-is-not-restricted",
    "#restrictchatmember",
    _RESTRICT,
    since="3.1",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
)
def owner_is_not_restricted(caller: Caller, group: Group) -> None:
    """The owner of a group cannot be restricted: 400."""
    params = {**whom(group, group.owner), "permissions": NOTHING}
    assert caller.refusal(_METHOD, params).error_code == 400


@clause(
    "groups.bot-is-not-restricted",
    "#restrictchatmember",
    observed("teloxide's table of errors: can't restrict self"),
    since="3.1",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
)
def bot_is_not_restricted(caller: Caller, group: Group) -> None:
    """The bot cannot restrict itself: 400 and Telegram's words."""
    params = {**whom(group, caller.accepted("getMe")["id"]), "permissions": NOTHING}
    refusal = caller.refusal(_METHOD, params)
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: can't restrict self")


@clause(
    "groups.permissions-of-all",
    "#setchatpermissions",
    _ALL,
    since="4.4",
    method="setChatPermissions",
    stands_on=("getChat",),
    effects=_MEMBERS,
)
def permissions_of_all(caller: Caller, new_group: NewGroup) -> None:
    """The permissions of a group come back from getChat as they were set."""
    group = new_group("supergroup")
    some = {**NOTHING, "can_send_messages": True, "can_invite_users": True}
    params = {"permissions": some, "use_independent_chat_permissions": True}
    assert caller.ask("setChatPermissions", {"chat_id": group.chat_id, **params}) is True
    permissions = full(caller, group)["permissions"]
    names = ("can_send_messages", "can_invite_users", "can_send_polls", "can_pin_messages")
    assert [permissions[name] for name in names] == [True, True, False, False]


@clause(
    "groups.permissions-need-right",
    "#setchatpermissions",
    observed("teloxide's table of errors"),
    documented("Bot API, setChatPermissions: must have the can_restrict_members administrator rights"),
    since="4.4",
    consequence=Consequence.DEGRADES,
    method="setChatPermissions",
)
def permissions_need_right(caller: Caller, new_group: NewGroup) -> None:
    """A bot without the right to restrict members cannot set permissions: 400 and Telegram's words."""
    group = new_group("supergroup", bot_rights=("can_delete_messages",))
    refusal = caller.refusal("setChatPermissions", {"chat_id": group.chat_id, "permissions": EVERYTHING})
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: not enough rights to change chat permissions",
    )


@clause(
    "groups.permissions-in-private-refused",
    "#setchatpermissions",
    _ALL,
    since="4.4",
    consequence=Consequence.COSMETIC,
    method="setChatPermissions",
)
def permissions_in_private_refused(caller: Caller, user: User) -> None:
    """A private chat has no permissions to set: 400."""
    params = {"chat_id": user.chat_id, "permissions": EVERYTHING}
    assert caller.refusal("setChatPermissions", params).error_code == 400
