"""Reactions of people that the bot takes away."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, NewGroup, User
from conformance.suite.ground.hearing import hearing
from conformance.verdict import Consequence

_ONE = documented("Bot API, deleteMessageReaction")
_ALL = documented("Bot API, deleteAllMessageReactions")
_REACTS = ("react",)
_KIND = "message_reaction_count"


def _counts(caller: Caller, channel: Group, number: int, emoji: str) -> dict[str, int]:
    """How often each emoji stands under the post, once the owner has added that one."""
    channel.owner.act("react", message_id=number, reactions=[emoji])
    update = caller.awaited(
        _KIND,
        lambda one: (
            one["message_id"] == number and emoji in [count["type"]["emoji"] for count in one["reactions"]]
        ),
    )
    return {count["type"]["emoji"]: count["total_count"] for count in update[_KIND]["reactions"]}


def _post(caller: Caller, channel: Group) -> dict[str, Any]:
    """What names a new post, to which a subscriber has reacted."""
    sent = caller.accepted("sendMessage", {"chat_id": channel.chat_id, "text": User.marker()})
    channel.member.act("react", message_id=sent["message_id"], reactions=["👎"])
    return {"chat_id": channel.chat_id, "message_id": sent["message_id"]}


@clause(
    "reactions.deleted",
    "#deletemessagereaction",
    _ONE,
    since="10.0",
    consequence=Consequence.DEGRADES,
    needs=_REACTS,
    method="deleteMessageReaction",
)
def deleted(caller: Caller, channel: Group) -> None:
    """A person's reaction that the bot takes away no longer counts."""
    post = _post(caller, channel)
    assert caller.ask("deleteMessageReaction", {**post, "user_id": channel.member.id}) is True
    with hearing(caller, _KIND):
        assert "👎" not in _counts(caller, channel, post["message_id"], "🔥")


@clause(
    "reactions.all-deleted",
    "#deleteallmessagereactions",
    _ALL,
    since="10.0",
    consequence=Consequence.DEGRADES,
    needs=_REACTS,
    method="deleteAllMessageReactions",
)
def all_deleted(caller: Caller, channel: Group) -> None:
    """The reactions that a person has set in a chat are taken away at once."""
    posts = [_post(caller, channel) for _ in range(2)]
    place = {"chat_id": channel.chat_id, "user_id": channel.member.id}
    assert caller.ask("deleteAllMessageReactions", place) is True
    with hearing(caller, _KIND):
        counts = [_counts(caller, channel, post["message_id"], "🔥") for post in posts]
    assert not [one for one in counts if "👎" in one]


@clause(
    "reactions.deletion-of-missing-refused",
    "#deletemessagereaction",
    observed("tdlib/telegram-bot-api, Client.cpp, process_delete_message_reaction_query"),
    since="10.0",
    consequence=Consequence.COSMETIC,
    method="deleteMessageReaction",
)
def deletion_of_missing_refused(caller: Caller, group: Group) -> None:
    """The reactions of a message that is not there are refused with 400 and Telegram's words."""
    params = {"chat_id": group.chat_id, "message_id": 2_000_000_000, "user_id": group.member.id}
    refusal = caller.refusal("deleteMessageReaction", params)
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: message to delete reactions not found",
    )


@clause(
    "reactions.deletion-needs-right",
    "#deleteallmessagereactions",
    documented("Bot API, deleteAllMessageReactions: can_delete_messages"),
    since="10.0",
    consequence=Consequence.COSMETIC,
    method="deleteAllMessageReactions",
)
def deletion_needs_right(caller: Caller, new_group: NewGroup) -> None:
    """A bot without the right to delete messages cannot take reactions away: 400."""
    group = new_group("supergroup", bot_rights=("can_pin_messages",))
    params = {"chat_id": group.chat_id, "user_id": group.member.id}
    assert caller.refusal("deleteAllMessageReactions", params).error_code == 400
