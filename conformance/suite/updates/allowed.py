"""Updates: which kinds a bot asks for."""

from typing import Any

from conformance.suite.clause import documented, observed, usual
from conformance.suite.ground import Caller, Group, User
from conformance.suite.updates._queue import arrived, asking_for, texts_of
from conformance.verdict import Consequence, Level
from conformance.wire import Form

_GET_UPDATES = documented("Bot API, getUpdates")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp")


_allows = usual(
    "#getupdates",
    _GET_UPDATES,
    since="2.3.1",
    needs=("send_text",),
    features=("allowed_updates",),
    method="getUpdates",
)


def _hear(caller: Caller, user: User) -> str | None:
    """The first text that comes once the person has written something: silence alone proves nothing."""
    text = user.says(user.marker())
    caller.awaited("message", lambda message: message.get("text") == text)
    got = [update for update in caller.exchanges[-1].answer.result if "message" in update]
    return texts_of(got)[0]


@_allows("updates.allowed-kind-comes")
def allowed_kind_comes(caller: Caller, user: User) -> None:
    """A kind that allowed_updates names is delivered."""
    with asking_for(caller, "message"):
        text = user.says(user.marker())
        caller.awaited("message", lambda message: message.get("text") == text)


@_allows("updates.allowed-is-kept")
def allowed_is_kept(caller: Caller, user: User) -> None:
    """Without allowed_updates the previous setting holds."""
    with asking_for(caller, "callback_query"):
        caller.updates(timeout=0)
        user.says(user.marker())
        assert not arrived(caller, "message")
    _hear(caller, user)


@_allows("updates.allowed-in-json")
def allowed_in_json(caller: Caller, user: User) -> None:
    """In a JSON body allowed_updates may stand as an array."""
    with asking_for(caller, "callback_query", form=Form.JSON):
        user.says(user.marker())
        assert not arrived(caller, "message")
    _hear(caller, user)


@_allows("updates.allowed-is-not-for-the-past", level=Level.SHOULD, consequence=Consequence.DEGRADES)
def allowed_is_not_for_the_past(caller: Caller, user: User) -> None:
    """allowed_updates does not touch updates that were made before the call."""
    text = user.says(user.marker())
    caller.awaited("message", lambda message: message.get("text") == text)
    with asking_for(caller, "callback_query"):
        assert text in texts_of(caller.updates(timeout=0))


@_allows("updates.dropped-kind-never-comes")
def dropped_kind_never_comes(caller: Caller, user: User) -> None:
    """What was not allowed when it happened does not come once it is allowed."""
    with asking_for(caller, "callback_query"):
        dropped = user.says(user.marker())
        assert not arrived(caller, "message")
    assert _hear(caller, user) != dropped


@_allows("updates.several-kinds", needs=("send_text", "edit_text"))
def several_kinds(caller: Caller, user: User) -> None:
    """Every one of the kinds that allowed_updates names is delivered."""
    with asking_for(caller, "edited_message", "message"):
        text = user.says(user.marker())
        message = caller.awaited("message", lambda message: message.get("text") == text)["message"]
        user.act("edit_text", message_id=message["message_id"], text=user.marker("نو"))
        caller.awaited("edited_message", lambda edited: edited["message_id"] == message["message_id"])


@_allows(
    "updates.unknown-kind-ignored",
    _SERVER,
    observed("bots on newer frameworks name kinds that an older server does not have"),
    level=Level.OBSERVED,
)
def unknown_kind_ignored(caller: Caller, user: User) -> None:
    """A kind that does not exist is ignored beside one that does."""
    with asking_for(caller, "message", "conformance_update"):
        text = user.says(user.marker())
        caller.awaited("message", lambda message: message.get("text") == text)


@_allows(
    "updates.members-only-if-asked",
    since="5.1",
    needs=("leave", "send_text"),
    consequence=Consequence.DEGRADES,
)
def members_only_if_asked(caller: Caller, user: User, other: User, new_group: Any) -> None:
    """chat_member updates come to a bot that asks for them, and to no other."""
    with asking_for(caller, "chat_member"):
        asked: Group = new_group("supergroup", title="در")
        other.at(asked.chat_id).act("leave")
        caller.awaited("chat_member", lambda seen: seen["chat"]["id"] == asked.chat_id)
    silent: Group = new_group("supergroup", title="دیوار")
    other.at(silent.chat_id).act("leave")
    _hear(caller, user)
    assert not _brought(caller, "chat_member", silent)


@_allows(
    "updates.reactions-only-if-asked",
    since="7.0",
    needs=("react", "send_text"),
    consequence=Consequence.DEGRADES,
)
def reactions_only_if_asked(caller: Caller, user: User, group: Group) -> None:
    """message_reaction updates come to a bot that asks for them, and to no other."""
    sent = caller.accepted("sendMessage", {"chat_id": group.chat_id, "text": User.marker()})
    with asking_for(caller, "message_reaction"):
        group.member.act("react", message_id=sent["message_id"], reactions=["👍"])
        asked = caller.awaited("message_reaction", lambda seen: seen["message_id"] == sent["message_id"])
        caller.updates(offset=asked["update_id"] + 1, timeout=0)
    begun = len(caller.exchanges)
    group.member.act("react", message_id=sent["message_id"], reactions=[])
    _hear(caller, user)
    assert not _brought(caller, "message_reaction", group, since=begun)


def _brought(caller: Caller, kind: str, group: Group, since: int = 0) -> bool:
    """Whether an update of that kind about the group is among what has come since that exchange."""
    got = (update for exchange in caller.exchanges[since:] for update in _list(exchange.answer.result))
    return any(update[kind]["chat"]["id"] == group.chat_id for update in got if kind in update)


def _list(result: Any) -> list[Any]:
    return result if isinstance(result, list) else []
