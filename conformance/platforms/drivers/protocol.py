"""Who plays the human users on a platform: one small protocol."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

__all__ = ["Act", "Bot", "Driver", "DriverError", "Human"]


@dataclass(frozen=True, slots=True)
class Human:
    """A user that the driver plays, as the platform knows them."""

    id: int
    first_name: str = "User"
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot on the platform, with the token that its calls carry."""

    token: str
    id: int | None = None
    username: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a person does.

    ``kind`` is one of ``send_text`` {text, entities?, reply_to_message_id?},
    ``send_photo`` {content: bytes, caption?},
    ``send_contact`` {phone_number, first_name, last_name?, user_id?},
    ``send_location`` {latitude, longitude}, ``edit_text`` {message_id, text},
    ``press_button`` {message_id, data}. Ids in ``details`` are the platform's own.
    """

    kind: str
    user_id: int
    chat_id: int
    details: Mapping[str, Any] = field(default_factory=dict)


class DriverError(Exception):
    """The driver could not do what it says it can; never the platform's failure."""


class Driver(Protocol):
    """Plays people. What is not in ``acts`` is skipped and counted as untested."""

    name: str
    acts: frozenset[str]

    def new_bot(self, first_name: str = "Conformance", username: str | None = None) -> Bot | None:
        """A fresh bot, or None where bots cannot be made and the given token must serve."""

    def new_human(self, like: Human) -> Human:
        """A person with (as far as the platform allows) that name; the id is the platform's own."""

    def open_chat(self, bot: Bot, human: Human) -> int:
        """The private chat of the two, as after a person has opened it; returns its chat id."""

    def new_group(self, bot: Bot, kind: str, title: str, members: tuple[Human, ...]) -> int:
        """A ``group``, ``supergroup`` or ``channel`` with the bot in it as an administrator; its chat id."""

    def act(self, bot: Bot, act: Act) -> None:
        """Does it; returns once the platform has accepted it. Raises DriverError."""

    def close(self) -> None:
        """Releases what the driver holds."""
