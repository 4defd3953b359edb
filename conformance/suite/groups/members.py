"""Who is in a group, and as what."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, NewGroup, User
from conformance.suite.groups._groups import membership, whom
from conformance.verdict import Consequence, Level

_MEMBER = documented("Bot API, getChatMember")
_STAFF = documented("Bot API, getChatAdministrators")
_COUNT = documented("Bot API, getChatMemberCount")


@clause("groups.member-is-whole", "#getchatmember", _MEMBER, since="2.1", method="getChatMember")
def member_is_whole(caller: Caller, group: Group) -> None:
    """getChatMember gives a ChatMember, schema-true, of the person asked for."""
    assert caller.ask("getChatMember", whom(group))["user"]["id"] == group.member.id


@clause(
    "groups.member-status",
    "#chatmembermember",
    _MEMBER,
    since="2.1",
    method="getChatMember",
    features=("membership_gate",),
)
def member_status(caller: Caller, group: Group) -> None:
    """Whoever is in a group without any privileges is a member."""
    assert membership(caller, group)["status"] == "member"


@clause("groups.owner-status", "#chatmemberowner", _MEMBER, since="2.1", method="getChatMember")
def owner_status(caller: Caller, group: Group) -> None:
    """Whoever owns a group is its creator, seen by name."""
    owner = membership(caller, group, group.owner)
    assert (owner["status"], owner["is_anonymous"]) == ("creator", False)


@clause("groups.own-status", "#chatmemberadministrator", _MEMBER, since="2.1", method="getChatMember")
def own_status(caller: Caller, group: Group) -> None:
    """The bot finds itself an administrator, with its rights."""
    own = membership(caller, group, caller.accepted("getMe")["id"])
    assert (own["status"], own["can_manage_chat"]) == ("administrator", True)


@clause(
    "groups.own-rights",
    "#chatmemberadministrator",
    documented("Bot API, ChatMemberAdministrator"),
    since="5.3",
    method="getChatMember",
)
def own_rights(caller: Caller, new_group: NewGroup) -> None:
    """The bot's rights are those that it was given, and no others."""
    group = new_group("supergroup", bot_rights=("can_delete_messages", "can_pin_messages"))
    own = membership(caller, group, caller.accepted("getMe")["id"])
    rights = ("can_delete_messages", "can_pin_messages", "can_restrict_members", "can_promote_members")
    assert [own[right] for right in rights] == [True, True, False, False]


@clause(
    "groups.left-status",
    "#chatmemberleft",
    _MEMBER,
    since="2.1",
    needs=("leave",),
    method="getChatMember",
    features=("membership_gate",),
)
def left_status(caller: Caller, new_group: NewGroup) -> None:
    """Whoever has left a group has the status left."""
    group = new_group("supergroup")
    group.member.act("leave")
    assert membership(caller, group)["status"] == "left"


@clause(
    "groups.stranger-refused",
    "#getchatmember",
    observed("teloxide's table of errors: an invalid participant"),
    since="2.1",
    consequence=Consequence.DEGRADES,
    method="getChatMember",
    features=("membership_gate",),
)
def stranger_refused(caller: Caller, group: Group) -> None:
    """An id that belongs to nobody is refused with 400."""
    assert caller.refusal("getChatMember", whom(group, 7)).error_code == 400


@clause(
    "groups.member-of-unknown-chat-refused",
    "#getchatmember",
    observed("tdlib/telegram-bot-api, Client.cpp: chat not found"),
    since="2.1",
    consequence=Consequence.DEGRADES,
    method="getChatMember",
    features=("membership_gate",),
)
def member_of_unknown_chat_refused(caller: Caller, user: User) -> None:
    """A member of a chat that the bot cannot know is refused with 400 and Telegram's words."""
    refusal = caller.refusal("getChatMember", {"chat_id": -1, "user_id": user.id})
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: chat not found")


@clause(
    "groups.administrators", "#getchatadministrators", _STAFF, since="2.1", method="getChatAdministrators"
)
def administrators(caller: Caller, group: Group) -> None:
    """getChatAdministrators gives the owner, and not the ordinary members, schema-true."""
    staff = {
        one["user"]["id"]: one["status"]
        for one in caller.ask("getChatAdministrators", {"chat_id": group.chat_id})
    }
    assert staff.get(group.owner.id) == "creator"
    assert group.member.id not in staff


@clause(
    "groups.administrators-with-rights",
    "#getchatadministrators",
    _STAFF,
    since="2.1",
    needs=("promote",),
    method="getChatAdministrators",
    effects=("members",),
)
def administrators_with_rights(caller: Caller, new_group: NewGroup) -> None:
    """An administrator whom the owner appoints is listed with the rights given."""
    group = new_group("supergroup")
    group.owner.act("promote", member_id=group.member.id, rights=["can_pin_messages"])
    staff = caller.accepted("getChatAdministrators", {"chat_id": group.chat_id})
    (one,) = [one for one in staff if one["user"]["id"] == group.member.id]
    assert (one["can_pin_messages"], one["can_restrict_members"]) == (True, False)


@clause(
    "groups.administrators-in-private-refused",
    "#getchatadministrators",
    observed("tdlib/telegram-bot-api, Client.cpp, process_get_chat_administrators_query"),
    since="2.1",
    consequence=Consequence.COSMETIC,
    method="getChatAdministrators",
)
def administrators_in_private_refused(caller: Caller, user: User) -> None:
    """A private chat has no administrators: 400 and Telegram's words."""
    refusal = caller.refusal("getChatAdministrators", {"chat_id": user.chat_id})
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: there are no administrators in the private chat",
    )


@clause(
    "groups.count",
    "#getchatmembercount",
    _COUNT,
    since="5.3",
    consequence=Consequence.DEGRADES,
    needs=("leave",),
    method="getChatMemberCount",
)
def count(caller: Caller, new_group: NewGroup) -> None:
    """The count of members is one less when one has left."""
    group = new_group("supergroup")
    place = {"chat_id": group.chat_id}
    before = caller.ask("getChatMemberCount", place)
    group.member.act("leave")
    assert caller.accepted("getChatMemberCount", place) == before - 1


@clause(
    "groups.count-by-its-old-name",
    "#getchatmembercount",
    observed("tdlib/telegram-bot-api answers getChatMembersCount still, and old frameworks call it"),
    level=Level.OBSERVED,
    since="2.1",
    consequence=Consequence.DEGRADES,
    method="getChatMemberCount",
)
def count_by_its_old_name(caller: Caller, group: Group) -> None:
    """getChatMembersCount, the method's name before Bot API 5.3, gives the same count."""
    place = {"chat_id": group.chat_id}
    assert caller.accepted("getChatMembersCount", place) == caller.accepted("getChatMemberCount", place)
