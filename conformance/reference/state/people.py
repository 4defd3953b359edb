"""People and bots, as Users."""

from dataclasses import dataclass
from typing import Any

__all__ = ["ANONYMOUS", "CHANNEL_BOT", "REPLIES", "User"]


@dataclass(frozen=True, slots=True)
class User:
    """A person or a bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    is_premium: bool = False
    is_deleted: bool = False

    def view(self) -> dict[str, Any]:
        """The User object."""
        view = {"id": self.id, "is_bot": self.is_bot, **self.names()}
        if self.language_code is not None:
            view["language_code"] = self.language_code
        if self.is_premium:
            view["is_premium"] = True
        return view

    def names(self) -> dict[str, Any]:
        names = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return {key: value for key, value in names.items() if value is not None}


# Telegram's own accounts, whose ids clients know by heart.
ANONYMOUS = User(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
CHANNEL_BOT = User(136817688, "Channel", username="Channel_Bot", is_bot=True)
REPLIES = User(777000, "Telegram")
