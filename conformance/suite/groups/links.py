"""Invite links."""

import time
from typing import Any

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, Group, NewGroup, User
from conformance.suite.ground.hearing import hearing
from conformance.suite.groups._groups import full
from conformance.verdict import Consequence

_CREATE = documented("Bot API, createChatInviteLink")
_LINK = documented("Bot API, ChatInviteLink")
_METHOD = "createChatInviteLink"
_MEMBERS = ("members",)


def _new(caller: Caller, group: Group, **params: Any) -> dict[str, Any]:
    """A new link of the bot's."""
    link: dict[str, Any] = caller.accepted(_METHOD, {"chat_id": group.chat_id, **params})
    return link


@clause("groups.link-is-whole", "#createchatinvitelink", _CREATE, since="5.1", method=_METHOD)
def link_is_whole(caller: Caller, group: Group) -> None:
    """createChatInviteLink gives a ChatInviteLink, schema-true, of the bot's own and good."""
    link = caller.ask(_METHOD, {"chat_id": group.chat_id})
    assert (link["creator"]["id"], link["is_revoked"]) == (caller.accepted("getMe")["id"], False)
    assert link["is_primary"] is False


@clause("groups.links-differ", "#createchatinvitelink", _CREATE, since="5.1", method=_METHOD)
def links_differ(caller: Caller, group: Group) -> None:
    """Each new link is another address."""
    links = {_new(caller, group)["invite_link"] for _ in range(2)}
    assert len(links) == 2
    assert all(link.startswith("https://") for link in links)


@clause(
    "groups.link-with-name",
    "#createchatinvitelink",
    _LINK,
    since="5.4",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def link_with_name(caller: Caller, group: Group) -> None:
    """A link has the name that it was given."""
    assert _new(caller, group, name="تبلیغ اول")["name"] == "تبلیغ اول"


@clause("groups.link-with-limits", "#createchatinvitelink", _LINK, since="5.1", method=_METHOD)
def link_with_limits(caller: Caller, group: Group) -> None:
    """A link for so many people until some moment says so."""
    until = int(time.time()) + 3600
    link = _new(caller, group, member_limit=1, expire_date=until)
    assert (link["member_limit"], link["expire_date"]) == (1, until)


@clause("groups.link-to-ask-by", "#createchatinvitelink", _LINK, since="5.4", method=_METHOD)
def link_to_ask_by(caller: Caller, group: Group) -> None:
    """A link can be one by which people only ask to be let in."""
    assert _new(caller, group, creates_join_request=True)["creates_join_request"] is True


@clause(
    "groups.link-to-ask-by-has-no-limit",
    "#createchatinvitelink",
    documented(
        "Bot API, createChatInviteLink: if creates_join_request is True, member_limit can't be specified"
    ),
    since="5.4",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
)
def link_to_ask_by_has_no_limit(caller: Caller, group: Group) -> None:
    """A link by which people ask cannot be for so many people: 400."""
    params = {"chat_id": group.chat_id, "creates_join_request": True, "member_limit": 5}
    assert caller.refusal(_METHOD, params).error_code == 400


@clause(
    "groups.link-in-private-refused",
    "#createchatinvitelink",
    documented("Bot API, createChatInviteLink: the bot must be an administrator in the chat"),
    since="5.1",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
)
def link_in_private_refused(caller: Caller, user: User) -> None:
    """There is no link into a private chat: 400."""
    assert caller.refusal(_METHOD, {"chat_id": user.chat_id}).error_code == 400


@clause(
    "groups.link-needs-right",
    "#createchatinvitelink",
    documented("Bot API, createChatInviteLink: must have the appropriate administrator rights"),
    since="5.1",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def link_needs_right(caller: Caller, new_group: NewGroup) -> None:
    """A bot without the right to invite cannot make a link: 400."""
    group = new_group("supergroup", bot_rights=("can_delete_messages",))
    assert caller.refusal(_METHOD, {"chat_id": group.chat_id}).error_code == 400


@clause(
    "groups.link-edited",
    "#editchatinvitelink",
    documented("Bot API, editChatInviteLink"),
    since="5.1",
    consequence=Consequence.DEGRADES,
    method="editChatInviteLink",
    stands_on=(_METHOD,),
)
def link_edited(caller: Caller, group: Group) -> None:
    """A link of the bot's can be renamed and limited anew, and stays the same address."""
    place = {"chat_id": group.chat_id}
    link = caller.given(_METHOD, {**place, "name": "یک"})["invite_link"]
    edited = caller.ask("editChatInviteLink", {**place, "invite_link": link, "name": "دو", "member_limit": 9})
    assert (edited["invite_link"], edited["name"], edited["member_limit"]) == (link, "دو", 9)


@clause(
    "groups.link-revoked",
    "#revokechatinvitelink",
    documented("Bot API, revokeChatInviteLink"),
    since="5.1",
    method="revokeChatInviteLink",
    stands_on=(_METHOD,),
)
def link_revoked(caller: Caller, group: Group) -> None:
    """A link that is revoked says so."""
    place = {"chat_id": group.chat_id}
    link = caller.given(_METHOD, place)["invite_link"]
    revoked = caller.ask("revokeChatInviteLink", {**place, "invite_link": link})
    assert (revoked["invite_link"], revoked["is_revoked"]) == (link, True)


@clause(
    "groups.unknown-link-refused",
    "#revokechatinvitelink",
    documented("Bot API, revokeChatInviteLink: an invite link created by the bot"),
    since="5.1",
    consequence=Consequence.COSMETIC,
    method="revokeChatInviteLink",
)
def unknown_link_refused(caller: Caller, group: Group) -> None:
    """A link that is not the group's cannot be revoked: 400."""
    params = {"chat_id": group.chat_id, "invite_link": "https://t.me/+conformanceconf"}
    assert caller.refusal("revokeChatInviteLink", params).error_code == 400


@clause(
    "groups.primary-link-renewed",
    "#exportchatinvitelink",
    documented("Bot API, exportChatInviteLink: a new primary link; any previously generated one is revoked"),
    since="3.1",
    method="exportChatInviteLink",
    stands_on=("getChat",),
)
def primary_link_renewed(caller: Caller, new_group: NewGroup) -> None:
    """exportChatInviteLink gives another address each time, which is the group's from then on."""
    group = new_group("supergroup")
    links = [caller.ask("exportChatInviteLink", {"chat_id": group.chat_id}) for _ in range(2)]
    assert links[0] != links[1]
    assert full(caller, group)["invite_link"] == links[1]


@clause(
    "groups.came-by-link",
    "#chatmemberupdated",
    documented("Bot API, ChatMemberUpdated: invite_link"),
    since="5.1",
    consequence=Consequence.DEGRADES,
    needs=("leave", "join_by_link"),
    update="chat_member",
    stands_on=(_METHOD,),
    effects=_MEMBERS,
)
def came_by_link(caller: Caller, new_group: NewGroup) -> None:
    """Of somebody who comes by a link of the bot's, the bot hears by which."""
    group = new_group("supergroup")
    link = caller.given(_METHOD, {"chat_id": group.chat_id, "name": "تبلیغ"})["invite_link"]
    group.member.act("leave")
    with hearing(caller, "chat_member"):
        group.member.act("join_by_link", invite_link=link)
        event = caller.awaited("chat_member", lambda one: "invite_link" in one)["chat_member"]
    assert (event["invite_link"]["invite_link"], event["invite_link"]["name"]) == (link, "تبلیغ")
    assert event["new_chat_member"]["status"] == "member"
