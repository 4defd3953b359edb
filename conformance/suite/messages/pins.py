"""Pinned messages: by the bot and by people."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, User
from conformance.suite.ground.sending import place, refused, sent
from conformance.verdict import Consequence

_PIN = documented("Bot API, pinChatMessage")
_UNPIN = documented("Bot API, unpinChatMessage")
_ALL = documented("Bot API, unpinAllChatMessages")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp, and TDLib's error texts")
_GONE = 2_000_000_000


def _shown(caller: Caller, chat_id: int) -> Any:
    """The text of the pinned message that the chat shows; None where it shows none."""
    return caller.given("getChat", {"chat_id": chat_id}).get("pinned_message", {}).get("text")


def _pinned(caller: Caller, user: User, how: str) -> dict[str, Any]:
    message = sent(caller, user)
    getattr(caller, how)("pinChatMessage", {**place(message), "disable_notification": True})
    return message


@clause(
    "messages.pin",
    "#pinchatmessage",
    _PIN,
    since="3.1",
    consequence=Consequence.DEGRADES,
    method="pinChatMessage",
    stands_on=("getChat", "unpinAllChatMessages"),
)
def pin(caller: Caller, group: Group) -> None:
    """A pinned message is the pinned_message of its group."""
    message = _pinned(caller, group.owner, "accepted")
    try:
        assert _shown(caller, group.chat_id) == message["text"]
    finally:
        caller.call("unpinAllChatMessages", {"chat_id": group.chat_id})


@clause(
    "messages.pin-newest-shown",
    "#chatfullinfo",
    documented("Bot API, ChatFullInfo: pinned_message is the most recent one, by sending date"),
    since="5.0",
    consequence=Consequence.COSMETIC,
    method="pinChatMessage",
    stands_on=("getChat", "unpinAllChatMessages"),
)
def pin_newest_shown(caller: Caller, group: Group) -> None:
    """Of two pinned messages the chat shows the one that was sent last, whichever was pinned last."""
    older, newer = sent(caller, group.owner), sent(caller, group.owner)
    try:
        for message in (newer, older):
            caller.accepted("pinChatMessage", {**place(message), "disable_notification": True})
        assert _shown(caller, group.chat_id) == newer["text"]
    finally:
        caller.call("unpinAllChatMessages", {"chat_id": group.chat_id})


@clause("messages.pin-in-private", "#pinchatmessage", _PIN, since="5.0", method="pinChatMessage")
def pin_in_private(caller: Caller, user: User) -> None:
    """The bot can pin a message in a private chat."""
    assert (
        caller.accepted("pinChatMessage", {**place(sent(caller, user)), "disable_notification": True}) is True
    )


@clause(
    "messages.pin-missing-refused",
    "#pinchatmessage",
    _SERVER,
    since="3.1",
    consequence=Consequence.DEGRADES,
    method="pinChatMessage",
    features=("err_text_match",),
)
def pin_missing_refused(caller: Caller, group: Group) -> None:
    """Pinning a message that is not there is refused with 400 and Telegram's words."""
    got = refused(caller, "pinChatMessage", {"chat_id": group.chat_id, "message_id": _GONE})
    assert got == (400, "Bad Request: message to pin not found")


@clause(
    "messages.unpin",
    "#unpinchatmessage",
    _UNPIN,
    since="5.0",
    consequence=Consequence.DEGRADES,
    method="unpinChatMessage",
    stands_on=("pinChatMessage", "getChat", "unpinAllChatMessages"),
)
def unpin(caller: Caller, group: Group) -> None:
    """unpinChatMessage takes only the message that it names off the pinned ones."""
    older = _pinned(caller, group.owner, "given")
    newer = _pinned(caller, group.owner, "given")
    try:
        caller.accepted("unpinChatMessage", place(newer))
        assert _shown(caller, group.chat_id) == older["text"]
    finally:
        caller.call("unpinAllChatMessages", {"chat_id": group.chat_id})


@clause(
    "messages.unpin-newest",
    "#unpinchatmessage",
    documented("Bot API, unpinChatMessage: the most recent pinned message where none is named"),
    since="3.1",
    consequence=Consequence.DEGRADES,
    method="unpinChatMessage",
    stands_on=("pinChatMessage", "getChat", "unpinAllChatMessages"),
)
def unpin_newest(caller: Caller, group: Group) -> None:
    """unpinChatMessage without a message_id unpins the newest one."""
    older = _pinned(caller, group.owner, "given")
    _pinned(caller, group.owner, "given")
    try:
        assert caller.accepted("unpinChatMessage", {"chat_id": group.chat_id}) is True
        assert _shown(caller, group.chat_id) == older["text"]
    finally:
        caller.call("unpinAllChatMessages", {"chat_id": group.chat_id})


@clause(
    "messages.unpin-missing-refused",
    "#unpinchatmessage",
    _SERVER,
    since="5.0",
    consequence=Consequence.COSMETIC,
    method="unpinChatMessage",
)
def unpin_missing_refused(caller: Caller, group: Group) -> None:
    """Unpinning a message that is not there is refused with 400 and Telegram's words."""
    got = refused(caller, "unpinChatMessage", {"chat_id": group.chat_id, "message_id": _GONE})
    assert got == (400, "Bad Request: message to unpin not found")


@clause(
    "messages.unpin-all",
    "#unpinallchatmessages",
    _ALL,
    since="5.0",
    consequence=Consequence.DEGRADES,
    method="unpinAllChatMessages",
    stands_on=("pinChatMessage", "getChat"),
)
def unpin_all(caller: Caller, group: Group) -> None:
    """After unpinAllChatMessages the chat has no pinned message."""
    for _ in range(2):
        _pinned(caller, group.owner, "given")
    assert caller.accepted("unpinAllChatMessages", {"chat_id": group.chat_id}) is True
    assert _shown(caller, group.chat_id) is None


@clause(
    "messages.person-pins",
    "#message",
    documented("Bot API, Message: pinned_message"),
    since="2.0",
    needs=("pin_message",),
    consequence=Consequence.DEGRADES,
    method="getUpdates",
    stands_on=("unpinAllChatMessages",),
)
def person_pins(caller: Caller, group: Group) -> None:
    """When a person pins a message, a service message with pinned_message reaches the bot."""
    message = sent(caller, group.owner)
    group.owner.act("pin_message", message_id=message["message_id"])
    try:
        told = caller.awaited("message", lambda update: "pinned_message" in update)["message"]
        assert told["pinned_message"]["message_id"] == message["message_id"]
        assert told["from"]["id"] == group.owner.id
    finally:
        caller.call("unpinAllChatMessages", {"chat_id": group.chat_id})
