"""Votes: told of by an answer, or where they are anonymous only by their count."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.replay.acts.act import RecordedAct, Underivable

__all__ = ["Ballot"]


@dataclass(slots=True)
class Ballot:
    """Where each poll stands, and how; and who was seen in each chat and could vote there."""

    _places: dict[Any, tuple[int, int]] = field(default_factory=dict)
    _counts: dict[Any, list[int]] = field(default_factory=dict)
    _voters: dict[Any, set[int]] = field(default_factory=dict)
    _present: dict[int, dict[int, None]] = field(default_factory=dict)

    def note(self, message: Mapping[str, Any]) -> None:
        """A message was seen, perhaps with a poll."""
        chat, sender = message["chat"]["id"], message.get("from")
        if isinstance(sender, dict) and not sender.get("is_bot"):
            self._present.setdefault(chat, {}).setdefault(sender["id"])
        if isinstance(poll := message.get("poll"), dict):
            self._places.setdefault(poll.get("id"), (chat, message["message_id"]))
            self._counts[poll.get("id")] = _counts(poll)

    def answered(self, answer: Mapping[str, Any]) -> RecordedAct:
        """Somebody voted, or took their vote back."""
        place = self._places.get(answer["poll_id"])
        if place is None or "user" not in answer:
            raise Underivable("where the poll is, or who voted in it, is not in the recording")
        named, chosen = {"message_id": place[1]}, answer["option_ids"]
        if chosen:
            return RecordedAct("vote", answer["user"]["id"], place[0], named | {"option_ids": chosen})
        return RecordedAct("retract_vote", answer["user"]["id"], place[0], named)

    def counted(self, poll: Mapping[str, Any]) -> RecordedAct | None:
        """A vote in an anonymous poll: it can be anybody's who has not voted yet."""
        id_, now = poll["id"], _counts(poll)
        before, self._counts[id_] = self._counts.get(id_, now), now
        risen = [index for index, count in enumerate(now) if count > before[index]]
        place = self._places.get(id_)
        if place is None or not risen or not poll.get("is_anonymous"):
            return None
        voters = self._voters.setdefault(id_, set())
        free = [one for one in self._present.get(place[0]) or (place[0],) if one > 0 and one not in voters]
        if not free:
            raise Underivable("nobody is known who could have voted")
        voters.add(free[0])
        return RecordedAct("vote", free[0], place[0], {"message_id": place[1], "option_ids": risen})


def _counts(poll: Mapping[str, Any]) -> list[int]:
    return [int(option.get("voter_count") or 0) for option in poll.get("options", ())]
