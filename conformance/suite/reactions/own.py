"""Reactions that the bot sets and takes away."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, NewGroup, User
from conformance.suite.ground.hearing import hearing
from conformance.verdict import Consequence

_SET = documented("Bot API, setMessageReaction")
_METHOD = "setMessageReaction"
_FEATURES = ("reactions",)


def _emoji(*emoji: str) -> list[dict[str, str]]:
    return [{"type": "emoji", "emoji": one} for one in emoji]


def _message(caller: Caller, chat_id: int) -> dict[str, Any]:
    """What names a new message of the bot's."""
    sent = caller.accepted("sendMessage", {"chat_id": chat_id, "text": User.marker()})
    return {"chat_id": chat_id, "message_id": sent["message_id"]}


@clause("reactions.set", "#setmessagereaction", _SET, since="7.0", method=_METHOD, features=_FEATURES)
def set_(caller: Caller, user: User) -> None:
    """A bot can react to a message by an emoji, which gives True."""
    assert caller.ask(_METHOD, {**_message(caller, user.chat_id), "reaction": _emoji("👍")}) is True


@clause(
    "reactions.set-on-persons-message",
    "#setmessagereaction",
    _SET,
    since="7.0",
    needs=("send_text",),
    method=_METHOD,
    features=_FEATURES,
)
def set_on_persons_message(caller: Caller, user: User) -> None:
    """A bot can react to what a person writes."""
    text = user.says(user.marker())
    message = caller.awaited("message", lambda one: one.get("text") == text)["message"]
    place = {"chat_id": user.chat_id, "message_id": message["message_id"]}
    assert caller.accepted(_METHOD, {**place, "reaction": _emoji("❤")}) is True


@clause(
    "reactions.big",
    "#setmessagereaction",
    documented("Bot API, setMessageReaction: is_big"),
    since="7.0",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
    features=_FEATURES,
)
def big(caller: Caller, user: User) -> None:
    """A reaction can be shown with a big animation."""
    params = {**_message(caller, user.chat_id), "reaction": _emoji("🎉"), "is_big": True}
    assert caller.accepted(_METHOD, params) is True


@clause(
    "reactions.taken-away",
    "#setmessagereaction",
    _SET,
    since="7.0",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
    features=_FEATURES,
)
def taken_away(caller: Caller, user: User) -> None:
    """No reactions take away the one that was."""
    message = _message(caller, user.chat_id)
    caller.accepted(_METHOD, {**message, "reaction": _emoji("👍")})
    assert caller.accepted(_METHOD, {**message, "reaction": []}) is True


@clause(
    "reactions.in-channel",
    "#setmessagereaction",
    _SET,
    since="7.0",
    consequence=Consequence.DEGRADES,
    needs=("react",),
    method=_METHOD,
    update="message_reaction_count",
    features=_FEATURES,
)
def in_channel(caller: Caller, channel: Group) -> None:
    """A bot's reaction to a post counts with those of people."""
    message = _message(caller, channel.chat_id)
    caller.accepted(_METHOD, {**message, "reaction": _emoji("🔥")})
    with hearing(caller, "message_reaction_count"):
        channel.member.act("react", message_id=message["message_id"], reactions=["🔥"])
        known = message["message_id"]
        event = caller.awaited("message_reaction_count", lambda one: one.get("message_id") == known)
    (count,) = event["message_reaction_count"]["reactions"]
    assert (count["type"]["emoji"], count["total_count"]) == ("🔥", 2)


@clause(
    "reactions.no-reaction-emoji-refused",
    "#reactiontypeemoji",
    documented("Bot API, ReactionTypeEmoji: one of a list of emoji"),
    since="7.0",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
    features=_FEATURES,
)
def no_reaction_emoji_refused(caller: Caller, user: User) -> None:
    """An emoji that is no reaction is refused with 400."""
    params = {**_message(caller, user.chat_id), "reaction": _emoji("🛒")}
    assert caller.refusal(_METHOD, params).error_code == 400


@clause(
    "reactions.more-than-one-refused",
    "#setmessagereaction",
    documented("Bot API, setMessageReaction: bots can set up to one reaction per message"),
    since="7.0",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
    features=_FEATURES,
)
def more_than_one_refused(caller: Caller, user: User) -> None:
    """Two reactions of the bot's to one message are refused with 400."""
    params = {**_message(caller, user.chat_id), "reaction": _emoji("👍", "🔥")}
    assert caller.refusal(_METHOD, params).error_code == 400


@clause(
    "reactions.unknown-type-refused",
    "#reactiontype",
    observed("tdlib/telegram-bot-api, Client.cpp, get_reaction_type"),
    since="7.0",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
    features=_FEATURES,
)
def unknown_type_refused(caller: Caller, user: User) -> None:
    """A reaction of a type that there is not is refused with 400."""
    params = {**_message(caller, user.chat_id), "reaction": [{"type": "conformance"}]}
    assert caller.refusal(_METHOD, params).error_code == 400


@clause(
    "reactions.missing-message-refused",
    "#setmessagereaction",
    observed("tdlib/telegram-bot-api, Client.cpp, process_set_message_reaction_query"),
    since="7.0",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
    features=_FEATURES,
)
def missing_message_refused(caller: Caller, user: User) -> None:
    """A message that is not there is refused with 400 and Telegram's words."""
    params = {"chat_id": user.chat_id, "message_id": 2_000_000_000, "reaction": _emoji("👍")}
    refusal = caller.refusal(_METHOD, params)
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: message to react not found")


@clause(
    "reactions.only-those-of-the-chat",
    "#setmessagereaction",
    documented("Bot API, ChatFullInfo: available_reactions"),
    since="7.0",
    consequence=Consequence.COSMETIC,
    needs=("change_settings",),
    method=_METHOD,
    features=_FEATURES,
)
def only_those_of_the_chat(caller: Caller, new_group: NewGroup) -> None:
    """A reaction that the group does not allow is refused with 400."""
    group = new_group("supergroup")
    group.owner.act("change_settings", available_reactions=["👍"])
    message = _message(caller, group.chat_id)
    caller.accepted(_METHOD, {**message, "reaction": _emoji("👍")})
    other = _message(caller, group.chat_id)
    assert caller.refusal(_METHOD, {**other, "reaction": _emoji("🔥")}).error_code == 400
