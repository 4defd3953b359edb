"""Guest mode: people ask a bot in chats where it is not."""

from dataclasses import dataclass

from conformance.reference.state import Message, User

__all__ = ["GuestQueries", "GuestQuery"]

ANSWERABLE_SECONDS = 15 * 60


@dataclass(frozen=True, slots=True)
class GuestQuery:
    """A message in which a person called the bot."""

    user: User
    message: Message
    until: float


class GuestQueries:
    """One bot's, by id, until they are answered."""

    def __init__(self) -> None:
        self._waiting: dict[str, GuestQuery] = {}

    def ask(self, query_id: str, user: User, message: Message, moment: float) -> None:
        self._waiting[query_id] = GuestQuery(user, message, moment + ANSWERABLE_SECONDS)

    def take(self, query_id: str, moment: float) -> GuestQuery | None:
        query = self._waiting.pop(query_id, None)
        return query if query is not None and query.until >= moment else None
