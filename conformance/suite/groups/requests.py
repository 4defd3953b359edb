"""People who ask to be let in."""

from collections.abc import Mapping
from typing import Any

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, Group, NewGroup, NotPlayable, User
from conformance.suite.groups._groups import membership, whom
from conformance.verdict import Consequence

_REQUEST = documented("Bot API, ChatJoinRequest")
_GUARD = documented("Bot API, answerChatJoinRequestQuery")
_ASKS = ("leave", "request_join")
_GROUND = ("createChatInviteLink",)
_MEMBERS = ("members",)
_KIND = "chat_join_request"


def _asked(caller: Caller, group: Group, **details: Any) -> dict[str, Any]:
    """The chat_join_request that comes when a former member asks to be let in again."""
    group.member.act("leave")
    group.member.act("request_join", **details)
    update = caller.awaited(_KIND, lambda one: one["chat"]["id"] == group.chat_id)
    request: dict[str, Any] = update[_KIND]
    return request


def _guarded(caller: Caller, group: Group) -> Mapping[str, Any]:
    """What names the query of somebody who asks to be let into a group that the bot guards."""
    group.owner.act("change_settings", guard_bot_id=caller.accepted("getMe")["id"])
    request = _asked(caller, group)
    if "query_id" not in request:
        raise NotPlayable("The owner cannot make the bot the guard of the group here.")
    return {"chat_join_request_query_id": request["query_id"]}


@clause(
    "groups.join-request-is-whole",
    "#chatjoinrequest",
    _REQUEST,
    since="6.5",
    needs=_ASKS,
    method="getUpdates",
    update=_KIND,
    effects=_MEMBERS,
)
def join_request_is_whole(caller: Caller, new_group: NewGroup) -> None:
    """Somebody who asks to be let in comes as chat_join_request, schema-true, with who it is."""
    group = new_group("supergroup")
    request = _asked(caller, group)
    caller.whole("the request", caller.validator.type("ChatJoinRequest", request))
    assert request["from"]["id"] == group.member.id


@clause(
    "groups.join-request-by-link",
    "#chatjoinrequest",
    _REQUEST,
    since="5.4",
    consequence=Consequence.DEGRADES,
    needs=_ASKS,
    update=_KIND,
    stands_on=_GROUND,
    effects=_MEMBERS,
)
def join_request_by_link(caller: Caller, new_group: NewGroup) -> None:
    """A request says by which link it came, and what the person says of themselves."""
    group = new_group("supergroup")
    params = {"chat_id": group.chat_id, "creates_join_request": True}
    link = caller.given("createChatInviteLink", params)["invite_link"]
    request = _asked(caller, group, invite_link=link, bio="خریدار")
    assert (request["invite_link"]["invite_link"], request["bio"]) == (link, "خریدار")


@clause(
    "groups.asker-can-be-written-to",
    "#chatjoinrequest",
    documented("Bot API, ChatJoinRequest: the bot can use user_chat_id to send messages"),
    since="6.5",
    needs=_ASKS,
    update=_KIND,
    effects=_MEMBERS,
)
def asker_can_be_written_to(caller: Caller, new_group: NewGroup) -> None:
    """Whoever asks to be let in can be written to in the chat that the request names."""
    group = new_group("supergroup")
    request = _asked(caller, group)
    text = User.marker("خوش آمدید")
    sent = caller.accepted("sendMessage", {"chat_id": request["user_chat_id"], "text": text})
    assert sent["chat"]["type"] == "private"


@clause(
    "groups.join-request-approved",
    "#approvechatjoinrequest",
    documented("Bot API, approveChatJoinRequest"),
    since="5.4",
    needs=_ASKS,
    method="approveChatJoinRequest",
    stands_on=("getChatMember",),
    effects=_MEMBERS,
)
def join_request_approved(caller: Caller, new_group: NewGroup) -> None:
    """Whoever's request is approved is a member."""
    group = new_group("supergroup")
    _asked(caller, group)
    assert caller.ask("approveChatJoinRequest", whom(group)) is True
    assert membership(caller, group)["status"] == "member"


@clause(
    "groups.join-request-declined",
    "#declinechatjoinrequest",
    documented("Bot API, declineChatJoinRequest"),
    since="5.4",
    needs=_ASKS,
    method="declineChatJoinRequest",
    stands_on=("getChatMember",),
    effects=_MEMBERS,
)
def join_request_declined(caller: Caller, new_group: NewGroup) -> None:
    """Whoever's request is declined is no member."""
    group = new_group("supergroup")
    _asked(caller, group)
    assert caller.ask("declineChatJoinRequest", whom(group)) is True
    assert membership(caller, group)["status"] == "left"


@clause(
    "groups.no-request-to-approve",
    "#approvechatjoinrequest",
    documented("Bot API, approveChatJoinRequest: approves a chat join request"),
    since="5.4",
    consequence=Consequence.COSMETIC,
    method="approveChatJoinRequest",
)
def no_request_to_approve(caller: Caller, group: Group) -> None:
    """Approving a member who does not ask is refused with 400."""
    assert caller.refusal("approveChatJoinRequest", whom(group)).error_code == 400


@clause(
    "groups.no-request-to-decline",
    "#declinechatjoinrequest",
    documented("Bot API, declineChatJoinRequest: declines a chat join request"),
    since="5.4",
    consequence=Consequence.COSMETIC,
    method="declineChatJoinRequest",
)
def no_request_to_decline(caller: Caller, group: Group) -> None:
    """Declining a member who does not ask is refused with 400."""
    assert caller.refusal("declineChatJoinRequest", whom(group)).error_code == 400


@clause(
    "groups.guard-lets-in",
    "#answerchatjoinrequestquery",
    _GUARD,
    since="10.1",
    consequence=Consequence.DEGRADES,
    needs=(*_ASKS, "change_settings"),
    method="answerChatJoinRequestQuery",
    stands_on=("getChatMember",),
    effects=_MEMBERS,
)
def guard_lets_in(caller: Caller, new_group: NewGroup) -> None:
    """A bot that guards a group lets in whoever asks."""
    group = new_group("supergroup")
    query = _guarded(caller, group)
    assert caller.ask("answerChatJoinRequestQuery", {**query, "result": "approve"}) is True
    assert membership(caller, group)["status"] == "member"


@clause(
    "groups.guard-shows-web-app",
    "#sendchatjoinrequestwebapp",
    documented("Bot API, sendChatJoinRequestWebApp"),
    since="10.1",
    consequence=Consequence.DEGRADES,
    needs=(*_ASKS, "change_settings"),
    method="sendChatJoinRequestWebApp",
    effects=_MEMBERS,
)
def guard_shows_web_app(caller: Caller, new_group: NewGroup) -> None:
    """A bot that guards a group can show a web app to whoever asks."""
    params = {**_guarded(caller, new_group("supergroup")), "web_app_url": "https://example.com/captcha"}
    assert caller.ask("sendChatJoinRequestWebApp", params) is True


@clause(
    "groups.unknown-join-query-refused",
    "#answerchatjoinrequestquery",
    _GUARD,
    since="10.1",
    consequence=Consequence.COSMETIC,
    method="answerChatJoinRequestQuery",
)
def unknown_join_query_refused(caller: Caller) -> None:
    """A query of nobody's who asks is refused with 400."""
    params = {"chat_join_request_query_id": "1", "result": "approve"}
    assert caller.refusal("answerChatJoinRequestQuery", params).error_code == 400
