"""What happens in groups, and what the bot hears of it."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, NewGroup, User
from conformance.verdict import Consequence

_MESSAGE = documented("Bot API, Message")
_OWN = documented("Bot API, Update: my_chat_member")
_MEMBERS = ("members",)


def _shown(caller: Caller, chat_id: int, name: str) -> dict[str, Any]:
    """The message in the chat that has that field."""
    update = caller.awaited("message", lambda one: one["chat"]["id"] == chat_id and name in one)
    message: dict[str, Any] = update["message"]
    return message


def _own_change(caller: Caller, chat_id: int) -> tuple[str, str]:
    """What the bot was in the chat, and what it is now, as it hears of it."""
    event = caller.awaited("my_chat_member", lambda one: one["chat"]["id"] == chat_id)["my_chat_member"]
    return event["old_chat_member"]["status"], event["new_chat_member"]["status"]


@clause(
    "groups.newcomers",
    "#message",
    _MESSAGE,
    since="2.0",
    needs=("leave", "join"),
    update="message",
    effects=_MEMBERS,
    features=("reads.new_chat_members",),
)
def newcomers(caller: Caller, new_group: NewGroup) -> None:
    """Somebody who joins shows in the group as a message with new_chat_members."""
    group = new_group("supergroup")
    group.member.act("leave")
    group.member.act("join")
    message = _shown(caller, group.chat_id, "new_chat_members")
    assert [one["id"] for one in message["new_chat_members"]] == [group.member.id]


@clause(
    "groups.added-by",
    "#message",
    _MESSAGE,
    since="2.0",
    consequence=Consequence.DEGRADES,
    needs=("leave", "add_members"),
    update="message",
    effects=_MEMBERS,
    features=("reads.new_chat_members",),
)
def added_by(caller: Caller, new_group: NewGroup) -> None:
    """Somebody who is added shows as added by who has added them."""
    group = new_group("supergroup")
    group.member.act("leave")
    group.owner.act("add_members", member_ids=[group.member.id])
    message = _shown(caller, group.chat_id, "new_chat_members")
    assert message["from"]["id"] == group.owner.id
    assert message["new_chat_members"][0]["id"] == group.member.id


@clause(
    "groups.one-who-leaves",
    "#message",
    _MESSAGE,
    since="2.0",
    consequence=Consequence.DEGRADES,
    needs=("leave",),
    update="message",
    effects=_MEMBERS,
    features=("reads.left_chat_member",),
)
def one_who_leaves(caller: Caller, new_group: NewGroup) -> None:
    """Somebody who leaves shows in the group as a message with left_chat_member."""
    group = new_group("supergroup")
    group.member.act("leave")
    assert _shown(caller, group.chat_id, "left_chat_member")["left_chat_member"]["id"] == group.member.id


@clause(
    "groups.title-by-person",
    "#message",
    _MESSAGE,
    since="2.0",
    consequence=Consequence.COSMETIC,
    needs=("set_title",),
    update="message",
)
def title_by_person(caller: Caller, new_group: NewGroup) -> None:
    """A title that the owner sets shows as a message with new_chat_title from the owner."""
    group, title = new_group("supergroup"), User.marker("تازه")
    group.owner.act("set_title", title=title)
    message = _shown(caller, group.chat_id, "new_chat_title")
    assert (message["new_chat_title"], message["from"]["id"]) == (title, group.owner.id)


@clause(
    "groups.pin-by-person",
    "#message",
    documented("Bot API, Message: pinned_message"),
    since="2.0",
    consequence=Consequence.COSMETIC,
    needs=("pin_message",),
    update="message",
)
def pin_by_person(caller: Caller, new_group: NewGroup) -> None:
    """A message that the owner pins shows as a message with pinned_message."""
    group = new_group("supergroup")
    sent = caller.accepted("sendMessage", {"chat_id": group.chat_id, "text": User.marker()})
    group.owner.act("pin_message", message_id=sent["message_id"])
    message = _shown(caller, group.chat_id, "pinned_message")
    assert message["pinned_message"]["message_id"] == sent["message_id"]


@clause(
    "groups.own-demotion-is-told",
    "#chatmemberupdated",
    _OWN,
    since="5.1",
    needs=("demote",),
    update="my_chat_member",
    effects=_MEMBERS,
)
def own_demotion_is_told(caller: Caller, new_group: NewGroup) -> None:
    """A bot whose rights are taken away hears of it by my_chat_member."""
    group = new_group("supergroup")
    group.owner.act("demote", member_id=caller.accepted("getMe")["id"])
    assert _own_change(caller, group.chat_id) == ("administrator", "member")


@clause(
    "groups.own-removal-is-told",
    "#chatmemberupdated",
    _OWN,
    since="5.1",
    needs=("remove_member",),
    update="my_chat_member",
    effects=_MEMBERS,
)
def own_removal_is_told(caller: Caller, new_group: NewGroup) -> None:
    """A bot that is removed from a group hears of it by my_chat_member."""
    group = new_group("supergroup")
    group.owner.act("remove_member", member_id=caller.accepted("getMe")["id"])
    assert _own_change(caller, group.chat_id) == ("administrator", "kicked")


@clause(
    "groups.removed-bot-is-refused",
    "#sendmessage",
    observed("tdlib/telegram-bot-api, Client.cpp, check_chat_access"),
    observed("bots forget groups that they were removed from by this text"),
    since="2.0",
    needs=("remove_member",),
    method="sendMessage",
    effects=_MEMBERS,
    features=("err_text_match",),
)
def removed_bot_is_refused(caller: Caller, new_group: NewGroup) -> None:
    """A bot that was removed from a supergroup is refused there with 403 and Telegram's words."""
    group = new_group("supergroup")
    group.owner.act("remove_member", member_id=caller.accepted("getMe")["id"])
    refusal = caller.refusal("sendMessage", {"chat_id": group.chat_id, "text": User.marker()})
    assert (refusal.error_code, refusal.description) == (
        403,
        "Forbidden: bot was kicked from the supergroup chat",
    )


@clause(
    "groups.group-created",
    "#message",
    documented("Bot API, Message: group_chat_created; Update: my_chat_member"),
    since="5.1",
    needs=("create_group",),
    update="my_chat_member",
    effects=_MEMBERS,
)
def group_created(caller: Caller, user: User) -> None:
    """A bot that comes into a new group hears of it by my_chat_member, and by whom."""
    title = user.marker("گروه نو")
    user.act("create_group", title=title)
    event = caller.awaited("my_chat_member", lambda one: one["chat"].get("title") == title)["my_chat_member"]
    assert (event["from"]["id"], event["new_chat_member"]["status"]) == (user.id, "member")
