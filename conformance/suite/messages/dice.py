"""Dice: thrown by the bot and by people."""

from typing import Any

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence

_DICE = documented("Bot API, sendDice")


def _thrown(caller: Caller, user: User, emoji: str) -> dict[str, Any]:
    dice: dict[str, Any] = caller.accepted("sendDice", {"chat_id": user.chat_id, "emoji": emoji})["dice"]
    assert dice["emoji"] == emoji
    return dice


@clause("messages.dice", "#senddice", _DICE, since="4.7", method="sendDice")
def dice(caller: Caller, user: User) -> None:
    """sendDice without an emoji throws 🎲, with a value from 1 to 6."""
    thrown = caller.accepted("sendDice", {"chat_id": user.chat_id})["dice"]
    assert thrown["emoji"] == "🎲"
    assert 1 <= thrown["value"] <= 6


@clause("messages.dice-ball", "#dice", documented("Bot API, Dice"), since="4.9", method="sendDice")
def dice_ball(caller: Caller, user: User) -> None:
    """🏀 and ⚽ have values from 1 to 5."""
    assert all(1 <= _thrown(caller, user, ball)["value"] <= 5 for ball in "🏀⚽")


@clause(
    "messages.dice-slots",
    "#dice",
    documented("Bot API, Dice"),
    since="4.9",
    consequence=Consequence.DEGRADES,
    method="sendDice",
)
def dice_slots(caller: Caller, user: User) -> None:
    """🎰 has values from 1 to 64, and does not stay below 7."""
    values = [_thrown(caller, user, "🎰")["value"] for _ in range(6)]
    assert all(1 <= value <= 64 for value in values)
    assert max(values) > 6


@clause(
    "messages.dice-unknown-refused",
    "#senddice",
    _DICE,
    since="4.8",
    consequence=Consequence.COSMETIC,
    method="sendDice",
)
def dice_unknown_refused(caller: Caller, user: User) -> None:
    """An emoji that is no dice is refused with 400."""
    assert caller.refusal("sendDice", {"chat_id": user.chat_id, "emoji": "🌷"}).error_code == 400


@clause(
    "messages.person-throws-dice",
    "#dice",
    documented("Bot API, Dice"),
    since="4.7",
    needs=("send_dice",),
    method="getUpdates",
    features=("reads.dice",),
)
def person_throws_dice(caller: Caller, user: User) -> None:
    """A dice that a person throws reaches the bot with its emoji and value."""
    user.act("send_dice", emoji="🎯")
    thrown = caller.awaited("message", lambda message: "dice" in message)["message"]["dice"]
    assert thrown["emoji"] == "🎯"
    assert 1 <= thrown["value"] <= 6
