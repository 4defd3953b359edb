"""Administrators: appointed, titled, and no longer."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, NewGroup
from conformance.suite.ground.hearing import hearing
from conformance.suite.groups._groups import membership, whom
from conformance.verdict import Consequence

_PROMOTE = documented("Bot API, promoteChatMember")
_TITLE = documented("Bot API, setChatAdministratorCustomTitle")
_METHOD = "promoteChatMember"
_TITLES = "setChatAdministratorCustomTitle"
_SEES = ("getChatMember",)
_MEMBERS = ("members",)


@clause(
    "groups.promote",
    "#promotechatmember",
    _PROMOTE,
    since="3.1",
    method=_METHOD,
    stands_on=_SEES,
    effects=_MEMBERS,
)
def promote(caller: Caller, new_group: NewGroup) -> None:
    """Whoever is promoted is an administrator with the rights given, and no others."""
    group = new_group("supergroup")
    assert caller.ask(_METHOD, {**whom(group), "can_delete_messages": True, "can_pin_messages": True}) is True
    member = membership(caller, group)
    assert member["status"] == "administrator"
    rights = ("can_delete_messages", "can_pin_messages", "can_restrict_members", "can_promote_members")
    assert [member[right] for right in rights] == [True, True, False, False]


@clause(
    "groups.administrator-is-whole",
    "#chatmemberadministrator",
    documented("Bot API, ChatMemberAdministrator"),
    since="5.3",
    consequence=Consequence.DEGRADES,
    method="getChatMember",
    stands_on=(_METHOD,),
    effects=_MEMBERS,
)
def administrator_is_whole(caller: Caller, new_group: NewGroup) -> None:
    """An administrator is schema-true."""
    group = new_group("supergroup")
    caller.given(_METHOD, {**whom(group), "can_delete_messages": True})
    assert caller.ask("getChatMember", whom(group))["status"] == "administrator"


@clause(
    "groups.promoted-can-be-edited",
    "#chatmemberadministrator",
    documented(
        "Bot API, ChatMemberAdministrator: can_be_edited, if the bot is allowed to edit the privileges"
    ),
    since="3.1",
    consequence=Consequence.DEGRADES,
    needs=("promote",),
    method=_METHOD,
    stands_on=_SEES,
    effects=_MEMBERS,
)
def promoted_can_be_edited(caller: Caller, new_group: NewGroup) -> None:
    """The bot can edit an administrator whom it has appointed, and not one whom the owner has."""
    own, foreign = new_group("supergroup"), new_group("supergroup")
    caller.accepted(_METHOD, {**whom(own), "can_delete_messages": True})
    foreign.owner.act("promote", member_id=foreign.member.id)
    assert [membership(caller, group)["can_be_edited"] for group in (own, foreign)] == [True, False]


@clause(
    "groups.demote",
    "#promotechatmember",
    documented("Bot API, promoteChatMember: pass False for all boolean parameters to demote a user"),
    since="3.1",
    method=_METHOD,
    stands_on=_SEES,
    effects=_MEMBERS,
)
def demote(caller: Caller, new_group: NewGroup) -> None:
    """Whoever is promoted to no right at all is an ordinary member again."""
    group = new_group("supergroup")
    for allowed in (True, False):
        caller.accepted(_METHOD, {**whom(group), "can_delete_messages": allowed})
    assert membership(caller, group)["status"] == "member"


@clause(
    "groups.anonymous-administrator",
    "#promotechatmember",
    documented("Bot API, promoteChatMember: is_anonymous"),
    since="5.0",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
    stands_on=_SEES,
    effects=_MEMBERS,
)
def anonymous_administrator(caller: Caller, new_group: NewGroup) -> None:
    """An administrator can be anonymous."""
    group = new_group("supergroup")
    caller.accepted(_METHOD, {**whom(group), "is_anonymous": True, "can_delete_messages": True})
    assert membership(caller, group)["is_anonymous"] is True


@clause(
    "groups.promotion-is-told",
    "#chatmemberupdated",
    documented("Bot API, ChatMemberUpdated"),
    since="5.1",
    consequence=Consequence.DEGRADES,
    needs=("promote",),
    method="getUpdates",
    update="chat_member",
    effects=_MEMBERS,
)
def promotion_is_told(caller: Caller, new_group: NewGroup) -> None:
    """Of an administrator whom the owner appoints the bot hears by chat_member, schema-true."""
    group = new_group("supergroup")
    with hearing(caller, "chat_member"):
        group.owner.act("promote", member_id=group.member.id)
        event = caller.awaited("chat_member", lambda one: one["chat"]["id"] == group.chat_id)["chat_member"]
    caller.whole("the event", caller.validator.type("ChatMemberUpdated", event))
    assert event["from"]["id"] == group.owner.id
    assert event["new_chat_member"]["status"] == "administrator"


@clause(
    "groups.owner-is-not-demoted",
    "#promotechatmember",
    observed("teloxide's table of errors: the creator cannot be demoted"),
    since="3.1",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
)
def owner_is_not_demoted(caller: Caller, group: Group) -> None:
    """The owner of a group cannot be demoted: 400."""
    params = {**whom(group, group.owner), "can_delete_messages": False}
    assert caller.refusal(_METHOD, params).error_code == 400


@clause(
    "groups.promote-needs-right",
    "#promotechatmember",
    documented("Bot API, promoteChatMember: must have the appropriate administrator rights"),
    since="3.1",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
    effects=_MEMBERS,
)
def promote_needs_right(caller: Caller, new_group: NewGroup) -> None:
    """A bot without the right to appoint administrators cannot promote: 400."""
    group = new_group("supergroup", bot_rights=("can_delete_messages",))
    assert caller.refusal(_METHOD, {**whom(group), "can_delete_messages": True}).error_code == 400


@clause(
    "groups.no-more-rights-than-own",
    "#promotechatmember",
    documented(
        "Bot API, ChatMemberAdministrator: can_promote_members, with a subset of their own privileges"
    ),
    since="3.1",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
    effects=_MEMBERS,
)
def no_more_rights_than_own(caller: Caller, new_group: NewGroup) -> None:
    """The bot cannot give a right that it has not: 400."""
    group = new_group("supergroup", bot_rights=("can_promote_members", "can_delete_messages"))
    assert caller.refusal(_METHOD, {**whom(group), "can_pin_messages": True}).error_code == 400


@clause(
    "groups.promote-in-basic-group-refused",
    "#promotechatmember",
    observed("tdlib/telegram-bot-api, Client.cpp, process_promote_chat_member_query"),
    since="3.1",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
)
def promote_in_basic_group_refused(caller: Caller, new_group: NewGroup) -> None:
    """Nobody can be promoted in a basic group: 400 and Telegram's words."""
    refusal = caller.refusal(_METHOD, {**whom(new_group("group")), "can_delete_messages": True})
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: method is available for supergroup and channel chats only",
    )


@clause(
    "groups.title-of-administrator",
    "#setchatadministratorcustomtitle",
    _TITLE,
    since="4.5",
    consequence=Consequence.DEGRADES,
    method=_TITLES,
    stands_on=(_METHOD, "getChatMember"),
    effects=_MEMBERS,
)
def title_of_administrator(caller: Caller, new_group: NewGroup) -> None:
    """An administrator whom the bot has appointed can be given a title."""
    group = new_group("supergroup")
    caller.given(_METHOD, {**whom(group), "can_delete_messages": True})
    assert caller.ask(_TITLES, {**whom(group), "custom_title": "انباردار"}) is True
    assert membership(caller, group)["custom_title"] == "انباردار"


@clause(
    "groups.title-of-member-refused",
    "#setchatadministratorcustomtitle",
    observed("tdlib/telegram-bot-api, Client.cpp, process_set_chat_administrator_custom_title_query"),
    since="4.5",
    consequence=Consequence.COSMETIC,
    method=_TITLES,
)
def title_of_member_refused(caller: Caller, group: Group) -> None:
    """An ordinary member cannot be given a title: 400 and Telegram's words."""
    refusal = caller.refusal(_TITLES, {**whom(group), "custom_title": "x"})
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: user is not an administrator")


@clause(
    "groups.title-of-owner-refused",
    "#setchatadministratorcustomtitle",
    observed("tdlib/telegram-bot-api, Client.cpp, process_set_chat_administrator_custom_title_query"),
    since="4.5",
    consequence=Consequence.COSMETIC,
    method=_TITLES,
)
def title_of_owner_refused(caller: Caller, group: Group) -> None:
    """The owner's title is the owner's to change: 400 and Telegram's words."""
    refusal = caller.refusal(_TITLES, {**whom(group, group.owner), "custom_title": "x"})
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: only the owner can edit their custom title",
    )
