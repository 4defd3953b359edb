"""Who reacted to what in a chat."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

__all__ = ["Reaction", "Reactions"]


class Reaction(NamedTuple):
    """An emoji, a custom emoji by its id, or a paid star."""

    kind: str
    value: str = ""

    def view(self) -> dict[str, Any]:
        """The ReactionType object."""
        match self.kind:
            case "emoji":
                return {"type": "emoji", "emoji": self.value}
            case "custom_emoji":
                return {"type": "custom_emoji", "custom_emoji_id": self.value}
        return {"type": "paid"}


class Reactions:
    """The reactions in one chat, by message and by who reacts."""

    def __init__(self) -> None:
        self._by_message: dict[int, dict[int, tuple[Reaction, ...]]] = {}

    def of(self, message_id: int, actor: int) -> tuple[Reaction, ...]:
        return self._by_message.get(message_id, {}).get(actor, ())

    def put(self, message_id: int, actor: int, reactions: tuple[Reaction, ...]) -> None:
        """Puts the reactions in place of the actor's former ones; none takes them back."""
        actors = self._by_message.setdefault(message_id, {})
        actors.pop(actor, None)
        if reactions:
            actors[actor] = reactions

    def forget(self, actor: int) -> None:
        """Takes back everything by that actor."""
        for actors in self._by_message.values():
            actors.pop(actor, None)

    def counts(self, message_id: int) -> list[tuple[Reaction, int]]:
        """How many there are of each, the most frequent first."""
        return Counter(self._each(message_id)).most_common()

    def views(self, message_id: int) -> list[dict[str, Any]]:
        """The ReactionCount objects."""
        return [
            {"type": reaction.view(), "total_count": count} for reaction, count in self.counts(message_id)
        ]

    def _each(self, message_id: int) -> Iterator[Reaction]:
        for reactions in self._by_message.get(message_id, {}).values():
            yield from reactions
