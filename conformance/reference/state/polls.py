"""Polls, and how people voted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Poll", "Polls"]

# A poll's update leaves out what belongs to the message rather than to the poll.
_OF_THE_MESSAGE = frozenset({"description", "description_entities", "media"})


@dataclass(slots=True)
class Poll:
    """One poll. Its ``view`` is one object in every message that shows it, so that all show the same."""

    owner: int  # who sent it: a bot hears of the votes
    view: dict[str, Any]
    votes: dict[int, tuple[int, ...]] = field(default_factory=dict)  # options by voter
    grows: bool = False  # whoever sees it can add an answer

    @property
    def is_closed(self) -> bool:
        return self.view["is_closed"] is True

    def update(self) -> dict[str, Any]:
        """The Poll object as an update tells of it."""
        return {key: value for key, value in self.view.items() if key not in _OF_THE_MESSAGE}

    def vote(self, voter: int, chosen: tuple[int, ...]) -> None:
        """Puts the voter's options in place of those chosen before; none takes the vote back."""
        self._count(self.votes.pop(voter, ()), -1)
        self._count(chosen, 1)
        if chosen:
            self.votes[voter] = chosen
        self.view["total_voter_count"] = len(self.votes)

    def persistent(self, chosen: Iterable[int]) -> list[str]:
        """The persistent ids of the options at these places."""
        return [self.view["options"][place]["persistent_id"] for place in chosen]

    def close(self) -> None:
        """Ends the voting; a closed poll shows no more when it was to close."""
        self.view["is_closed"] = True
        for name in ("open_period", "close_date"):
            self.view.pop(name, None)

    def _count(self, chosen: Iterable[int], step: int) -> None:
        for place in chosen:
            self.view["options"][place]["voter_count"] += step


class Polls:
    """Every poll by its id."""

    def __init__(self) -> None:
        self.by_id: dict[str, Poll] = {}
