"""Updates: who comes, goes, blocks, asks to join, reacts and boosts."""

from typing import Any

from conformance.suite.ground import Caller, Group, User
from conformance.suite.updates._queue import asking_for
from conformance.suite.updates._told import of_kind, whole
from conformance.verdict import Consequence

_BLOCK = ("block", "unblock")
_STANDING = "ChatMemberUpdated"


def _statuses(seen: dict[str, Any]) -> tuple[str, str]:
    return seen["old_chat_member"]["status"], seen["new_chat_member"]["status"]


@of_kind("updates.blocked", "my_chat_member", _STANDING, since="5.1", needs=_BLOCK, features=("err_blocked",))
def blocked(caller: Caller, user: User) -> None:
    """A person who blocks the bot is told as my_chat_member: the bot was a member, and is kicked."""
    user.act("block")
    try:
        seen = whole(caller, "my_chat_member", lambda seen: seen["chat"]["id"] == user.chat_id)
        assert _statuses(seen) == ("member", "kicked")
        assert seen["from"]["id"] == user.id
    finally:
        user.act("unblock")


@of_kind("updates.unblocked", "my_chat_member", _STANDING, since="5.1", needs=_BLOCK)
def unblocked(caller: Caller, user: User) -> None:
    """A person who unblocks the bot is told as my_chat_member: the bot was kicked, and is a member."""
    user.act("block")
    user.act("unblock")
    seen = whole(
        caller,
        "my_chat_member",
        lambda seen: seen["chat"]["id"] == user.chat_id and seen["old_chat_member"]["status"] == "kicked",
    )
    assert _statuses(seen) == ("kicked", "member")
    assert seen["new_chat_member"]["user"]["is_bot"] is True


@of_kind(
    "updates.bot-removed",
    "my_chat_member",
    _STANDING,
    since="5.1",
    needs=("remove_member",),
    effects=("members",),
)
def bot_removed(caller: Caller, new_group: Any) -> None:
    """A bot that is removed from a group is told as my_chat_member, by whom and from where."""
    group: Group = new_group("supergroup", title="بیرون")
    group.owner.act("remove_member", member_id=caller.accepted("getMe")["id"])
    seen = whole(
        caller,
        "my_chat_member",
        lambda seen: seen["chat"]["id"] == group.chat_id and seen["new_chat_member"]["status"] == "kicked",
    )
    assert seen["from"]["id"] == group.owner.id


@of_kind(
    "updates.bot-demoted",
    "my_chat_member",
    _STANDING,
    since="5.1",
    needs=("demote",),
    effects=("members",),
)
def bot_demoted(caller: Caller, new_group: Any) -> None:
    """A bot that loses its rights in a group is told as my_chat_member, with what it was and what it is."""
    group: Group = new_group("supergroup", title="بی‌حق")
    group.owner.act("demote", member_id=caller.accepted("getMe")["id"])
    seen = whole(
        caller,
        "my_chat_member",
        lambda seen: seen["chat"]["id"] == group.chat_id and seen["new_chat_member"]["status"] == "member",
    )
    assert _statuses(seen) == ("administrator", "member")


@of_kind("updates.member-left", "chat_member", _STANDING, since="5.1", needs=("leave",), effects=("members",))
def member_left(caller: Caller, other: User, new_group: Any) -> None:
    """A member who leaves is told as chat_member, to an administrator that asks for it."""
    group: Group = new_group("supergroup", title="رفته")
    with asking_for(caller, "chat_member"):
        other.at(group.chat_id).act("leave")
        seen = whole(caller, "chat_member", lambda seen: seen["chat"]["id"] == group.chat_id)
    assert _statuses(seen) == ("member", "left")
    assert seen["new_chat_member"]["user"]["id"] == other.id


@of_kind(
    "updates.member-came",
    "chat_member",
    _STANDING,
    since="5.1",
    needs=("leave", "join"),
    effects=("members",),
    features=("membership_gate",),
)
def member_came(caller: Caller, other: User, new_group: Any) -> None:
    """A person who joins is told as chat_member, to an administrator that asks for it."""
    username = f"conformance_{other.id % 10**10}"
    group: Group = new_group("supergroup", title="آمده", username=username)
    other.at(group.chat_id).act("leave")
    with asking_for(caller, "chat_member"):
        other.at(group.chat_id).act("join")
        seen = whole(
            caller,
            "chat_member",
            lambda seen: (
                seen["chat"]["id"] == group.chat_id and seen["new_chat_member"]["status"] == "member"
            ),
        )
    assert _statuses(seen) == ("left", "member")
    assert seen["from"]["id"] == other.id


@of_kind(
    "updates.join-request",
    "chat_join_request",
    "ChatJoinRequest",
    since="5.4",
    needs=("leave", "request_join", "create_invite_link"),
    effects=("members",),
)
def join_request(caller: Caller, other: User, new_group: Any) -> None:
    """A person who asks to join is told as chat_join_request, with the chat in which to answer them."""
    group: Group = new_group("supergroup", title="درخواست")
    other.at(group.chat_id).act("leave")
    made = group.owner.done("create_invite_link", creates_join_request=True)
    other.at(group.chat_id).act("request_join", invite_link=made["invite_link"])
    seen = whole(caller, "chat_join_request", lambda seen: seen["chat"]["id"] == group.chat_id)
    assert (seen["from"]["id"], seen["user_chat_id"]) == (other.id, other.id)
    assert seen["invite_link"]["creates_join_request"] is True


@of_kind(
    "updates.reaction",
    "message_reaction",
    "MessageReactionUpdated",
    since="7.0",
    needs=("react",),
    features=("reactions",),
)
def reaction(caller: Caller, group: Group) -> None:
    """A reaction in a group comes as message_reaction: who reacted, how before and how now."""
    sent = caller.accepted("sendMessage", {"chat_id": group.chat_id, "text": User.marker()})
    with asking_for(caller, "message_reaction"):
        group.member.act("react", message_id=sent["message_id"], reactions=["👍"])
        seen = whole(caller, "message_reaction", lambda seen: seen["message_id"] == sent["message_id"])
    assert seen["user"]["id"] == group.member.id
    assert (seen["old_reaction"], seen["new_reaction"]) == ([], [{"type": "emoji", "emoji": "👍"}])


@of_kind(
    "updates.reaction-count",
    "message_reaction_count",
    "MessageReactionCountUpdated",
    since="7.0",
    needs=("react",),
    consequence=Consequence.DEGRADES,
)
def reaction_count(caller: Caller, channel: Group) -> None:
    """A reaction to a channel's post comes as message_reaction_count, without saying who reacted."""
    sent = caller.accepted("sendMessage", {"chat_id": channel.chat_id, "text": User.marker()})
    with asking_for(caller, "message_reaction_count"):
        channel.member.act("react", message_id=sent["message_id"], reactions=["👍"])
        seen = whole(caller, "message_reaction_count", lambda seen: seen["message_id"] == sent["message_id"])
    (count,) = seen["reactions"]
    assert (count["type"], count["total_count"]) == ({"type": "emoji", "emoji": "👍"}, 1)
