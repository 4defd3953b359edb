"""Inline queries: who typed what where, and what the bot answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conformance.reference.inline.result import Result
from conformance.reference.state import Chat, User

__all__ = ["ANSWERABLE_SECONDS", "Answer", "InlineQueries", "InlineQuery"]

ANSWERABLE_SECONDS = 10
_KEPT = 200  # lists that people may still have before them


@dataclass(frozen=True, slots=True)
class InlineQuery:
    """What a person has typed after the bot's name, and where."""

    id: str
    user: User
    chat: Chat
    chat_type: str
    query: str
    offset: str
    date: float
    location: Mapping[str, float] | None = None

    def view(self) -> dict[str, Any]:
        """The InlineQuery object, its keys in Telegram's order."""
        view = {"id": self.id, "from": self.user.view()}
        if self.location is not None:
            view["location"] = self.location
        return view | {"chat_type": self.chat_type, "query": self.query, "offset": self.offset}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot offers for a query."""

    results: tuple[Result, ...]
    until: float  # how long others may be shown the same
    is_personal: bool

    def result(self, result_id: str) -> Result | None:
        return next((one for one in self.results if one.id == result_id), None)


class InlineQueries:
    """One bot's queries and its answers to them; the oldest are forgotten."""

    def __init__(self) -> None:
        self.asked: dict[str, InlineQuery] = {}
        self.answered: dict[str, Answer] = {}

    def ask(self, query: InlineQuery) -> None:
        self.asked[query.id] = query
        while len(self.asked) > _KEPT:
            oldest = next(iter(self.asked))
            del self.asked[oldest]
            self.answered.pop(oldest, None)

    def waiting(self, query_id: str, moment: float) -> InlineQuery | None:
        """The query, if it can still be answered."""
        query = self.asked.get(query_id)
        if query is None or query_id in self.answered or moment - query.date > ANSWERABLE_SECONDS:
            return None
        return query

    def like(self, user: User, text: str, offset: str, moment: float) -> str | None:
        """A query that was answered for everyone, or for that person, not long ago: its id."""
        for query_id, answer in self.answered.items():
            query = self.asked[query_id]
            known = answer.until > moment and (query.query, query.offset) == (text, offset)
            if known and (not answer.is_personal or query.user.id == user.id):
                return query_id
        return None
