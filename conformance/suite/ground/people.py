"""People, and the chats in which they meet the bot."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from conformance.platforms import Platform
from conformance.platforms.drivers import Act, Bot, DriverError, Human, SandboxDriver

__all__ = ["Group", "NewGroup", "User"]

_MARK = itertools.count(1)


@dataclass(frozen=True, slots=True)
class User:
    """A person in a chat with the bot. ``chat_id`` alone is there when nobody plays."""

    platform: Platform
    bot: Bot
    chat_id: int
    human: Human | None = None

    @property
    def id(self) -> int:
        """The person's own id, which is their private chat's as well."""
        return self.human.id if self.human else self.chat_id

    @staticmethod
    def marker(text: str = "پیام") -> str:
        """A text that no other message of the run has."""
        return f"{text} {next(_MARK)}"

    def at(self, chat_id: int) -> Self:
        """The same person in another chat."""
        return replace(self, chat_id=chat_id)

    def act(self, kind: str, **details: Any) -> None:
        """Does it, as the drivers' protocol names it. Raises DriverError."""
        if self.human is None:
            raise DriverError(f"nobody plays here, who could {kind.replace('_', ' ')}")
        self.platform.driver.act(self.bot, Act(kind, self.human.id, self.chat_id, details))

    def done(self, kind: str, **details: Any) -> Mapping[str, Any]:
        """Does it, and gives what the driver tells of it, such as a message's id; empty where it does not."""
        driver = self.platform.driver
        if self.human is None or not isinstance(driver, SandboxDriver):
            self.act(kind, **details)
            return {}
        return driver.done(self.bot, Act(kind, self.human.id, self.chat_id, details))

    def says(self, text: str, **details: Any) -> str:
        self.act("send_text", text=text, **details)
        return text

    def presses(self, message: Mapping[str, Any], data: str) -> None:
        self.act("press_button", message_id=message["message_id"], data=data)


@dataclass(frozen=True, slots=True)
class Group:
    """A group, supergroup, forum or channel that the bot is in, with two people.

    Where nobody plays, ``owner`` and ``member`` stand for the chat alone.
    """

    chat_id: int
    kind: str
    title: str
    owner: User
    member: User


# Makes a chat for one check alone: its kind, and whatever else a Room has.
NewGroup = Callable[..., Group]
