"""Guest mode: people ask a bot in chats where it is not."""

from dataclasses import dataclass

from conformance.reference.state import Message, User
from conformance.reference.state.passing import Passing

__all__ = ["ANSWERABLE_SECONDS", "GuestQueries", "GuestQuery"]

ANSWERABLE_SECONDS = 15 * 60


@dataclass(frozen=True, slots=True)
class GuestQuery:
    """A message in which a person called the bot."""

    user: User
    message: Message


class GuestQueries(Passing[str, GuestQuery]):
    """One bot's, by id, until they are answered."""
