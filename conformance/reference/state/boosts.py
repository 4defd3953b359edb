"""Boosts of chats."""

from dataclasses import dataclass, field
from typing import Any

from conformance.reference.state.people import User

__all__ = ["Boost", "Boosts"]


@dataclass(frozen=True, slots=True)
class Boost:
    """One person's, given by their own subscription."""

    id: str
    user: User
    add_date: int
    expiration_date: int

    def source(self) -> dict[str, Any]:
        return {"source": "premium", "user": self.user.view()}

    def view(self) -> dict[str, Any]:
        """The ChatBoost object."""
        return {
            "boost_id": self.id,
            "add_date": self.add_date,
            "expiration_date": self.expiration_date,
            "source": self.source(),
        }


@dataclass(slots=True)
class Boosts:
    """A chat's; a part of the chat."""

    by_id: dict[str, Boost] = field(default_factory=dict)
