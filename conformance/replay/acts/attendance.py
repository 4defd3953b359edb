"""Who is in which chat as a story goes on, and by what act they came or went."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.replay.acts.act import RecordedAct, place_of
from conformance.replay.acts.standing import OUTSIDE, changed, status_of

__all__ = ["Attendance"]


@dataclass(slots=True)
class Attendance:
    """Statuses by chat and user. Of one coming both a message and a change of membership can tell."""

    bot_id: int | None
    _statuses: dict[tuple[Any, int], str] = field(default_factory=dict)

    def forget(self, chat: Any, user: Any) -> None:
        """The bot itself has moved them."""
        self._statuses.pop((chat, user), None)

    def shown(self, chat: Any, member: Mapping[str, Any]) -> RecordedAct | None:
        """A member of whom nothing was heard since they were none has come meanwhile."""
        user, status = member["user"]["id"], status_of(member)
        before, self._statuses[chat, user] = self._statuses.get((chat, user)), status
        if before == "left" and status == "member":
            return RecordedAct("join", user, chat)
        if before == "member" and status == "left":
            return RecordedAct("leave", user, chat)
        return None

    def told(self, message: Mapping[str, Any]) -> RecordedAct | None:
        """By a message that says who came or went."""
        user, chat = place_of(message)
        gone = message.get("left_chat_member")
        if isinstance(gone, dict):
            if not self._is_news(chat, gone["id"], "left"):
                return None
            if gone["id"] == user:
                return RecordedAct("leave", user, chat)
            return RecordedAct("remove_member", user, chat, {"member_id": gone["id"]})
        came = [one["id"] for one in message["new_chat_members"]]
        if not [one for one in came if self._is_news(chat, one, "member")]:
            return None
        if came == [user]:
            return RecordedAct("join", user, chat)
        return RecordedAct("add_members", user, chat, {"member_ids": came})

    def changed(self, change: Mapping[str, Any]) -> RecordedAct | None:
        """By an update on a membership."""
        key = change["chat"]["id"], change["new_chat_member"]["user"]["id"]
        status = status_of(change["new_chat_member"])
        before, self._statuses[key] = self._statuses.get(key), status
        # Of who only came or went, a service message may have told already.
        is_known = before == status and status not in {"administrator", "restricted"}
        return None if change["from"]["id"] == self.bot_id or is_known else changed(change)

    def _is_news(self, chat: int, user: int, status: str) -> bool:
        before, self._statuses[chat, user] = self._statuses.get((chat, user)), status
        return before is None or (before in OUTSIDE) != (status in OUTSIDE)
