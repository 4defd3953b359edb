"""Reactions of people, as the bot hears of them."""

from typing import Any

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, Group, NewGroup, User
from conformance.suite.ground.hearing import hearing
from conformance.verdict import Consequence

_UPDATED = documented("Bot API, MessageReactionUpdated")
_COUNTED = documented("Bot API, MessageReactionCountUpdated")
_REACTS = ("react",)
_FEATURES = ("reactions",)
_KIND, _COUNT = "message_reaction", "message_reaction_count"


def _event(caller: Caller, person: User, message_id: int, *reactions: str) -> dict[str, Any]:
    """The message_reaction that the person's reactions bring; the bot asks for those already."""
    wanted = sorted(reactions)
    person.act("react", message_id=message_id, reactions=list(reactions))
    update = caller.awaited(
        _KIND, lambda one: one["message_id"] == message_id and _seen(one["new_reaction"]) == wanted
    )
    event: dict[str, Any] = update[_KIND]
    return event


def _seen(reactions: list[dict[str, Any]]) -> list[str]:
    return sorted(one["emoji"] for one in reactions)


def _sent(caller: Caller, place: User | Group) -> int:
    """The number of a new message there."""
    message = caller.accepted("sendMessage", {"chat_id": place.chat_id, "text": User.marker()})
    return int(message["message_id"])


@clause(
    "reactions.reaction-is-whole",
    "#messagereactionupdated",
    _UPDATED,
    since="7.0",
    needs=_REACTS,
    method="getUpdates",
    update=_KIND,
    features=_FEATURES,
)
def reaction_is_whole(caller: Caller, group: Group) -> None:
    """A member's reaction comes as message_reaction, schema-true, with who and where."""
    with hearing(caller, _KIND):
        event = _event(caller, group.member, _sent(caller, group), "👍")
    caller.whole("the event", caller.validator.type("MessageReactionUpdated", event))
    assert (event["user"]["id"], event["chat"]["id"]) == (group.member.id, group.chat_id)


@clause(
    "reactions.old-and-new",
    "#messagereactionupdated",
    _UPDATED,
    since="7.0",
    needs=_REACTS,
    update=_KIND,
    features=_FEATURES,
)
def old_and_new(caller: Caller, group: Group) -> None:
    """A reaction that takes another's place comes with both."""
    number = _sent(caller, group)
    with hearing(caller, _KIND):
        _event(caller, group.member, number, "👍")
        event = _event(caller, group.member, number, "🔥")
    assert (_seen(event["old_reaction"]), _seen(event["new_reaction"])) == (["👍"], ["🔥"])


@clause(
    "reactions.taken-back",
    "#messagereactionupdated",
    _UPDATED,
    since="7.0",
    consequence=Consequence.DEGRADES,
    needs=_REACTS,
    update=_KIND,
    features=_FEATURES,
)
def taken_back(caller: Caller, group: Group) -> None:
    """A reaction that is taken back comes with no new one."""
    number = _sent(caller, group)
    with hearing(caller, _KIND):
        _event(caller, group.member, number, "👍")
        event = _event(caller, group.member, number)
    assert (_seen(event["old_reaction"]), event["new_reaction"]) == (["👍"], [])


@clause(
    "reactions.only-when-asked-for",
    "#getupdates",
    documented("Bot API, getUpdates: all update types except chat_member, message_reaction and its count"),
    since="7.0",
    consequence=Consequence.DEGRADES,
    needs=_REACTS,
    method="getUpdates",
    update=_KIND,
    features=("allowed_updates",),
)
def only_when_asked_for(caller: Caller, group: Group) -> None:
    """Reactions do not come to a bot that has not asked for them."""
    number = _sent(caller, group)
    caller.updates(allowed_updates=[], timeout=0)
    group.member.act("react", message_id=number, reactions=["👍"])
    assert not [update for update in caller.updates(timeout=1) if _KIND in update]


@clause(
    "reactions.counts-in-channel",
    "#messagereactioncountupdated",
    _COUNTED,
    since="7.0",
    consequence=Consequence.DEGRADES,
    needs=_REACTS,
    method="getUpdates",
    update=_COUNT,
    features=_FEATURES,
)
def counts_in_channel(caller: Caller, channel: Group) -> None:
    """Of reactions to a channel's post the bot hears the counts, schema-true, and not whose they are."""
    number = _sent(caller, channel)
    with hearing(caller, _COUNT, _KIND):
        channel.member.act("react", message_id=number, reactions=["👍"])
        update = caller.awaited(_COUNT, lambda one: one["message_id"] == number)
    event = update[_COUNT]
    caller.whole("the event", caller.validator.type("MessageReactionCountUpdated", event))
    assert [(one["type"]["emoji"], one["total_count"]) for one in event["reactions"]] == [("👍", 1)]


@clause(
    "reactions.anonymous-in-group",
    "#messagereactionupdated",
    documented("Bot API, MessageReactionUpdated: actor_chat, if the user is anonymous"),
    since="7.0",
    consequence=Consequence.COSMETIC,
    needs=(*_REACTS, "promote"),
    update=_KIND,
    effects=("members",),
    features=_FEATURES,
)
def anonymous_in_group(caller: Caller, new_group: NewGroup) -> None:
    """The reaction of an anonymous administrator comes from the group itself."""
    group = new_group("supergroup")
    group.owner.act("promote", member_id=group.member.id, is_anonymous=True)
    with hearing(caller, _KIND):
        event = _event(caller, group.member, _sent(caller, group), "👍")
    assert event["actor_chat"]["id"] == group.chat_id
    assert "user" not in event
