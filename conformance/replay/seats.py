"""Who is what in the chats of a session before its first step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.replay.acts.act import whole
from conformance.replay.acts.standing import rights_of, status_of
from conformance.session.model import Session, Step

__all__ = ["Seats", "seats_of"]

_ASKED = {"getchatmember", "getchatadministrators"}
_MOVES = {"banchatmember", "kickchatmember", "unbanchatmember", "restrictchatmember", "promotechatmember"}


@dataclass(slots=True)
class Seats:
    """The first that is known of everyone in every chat: their status, by chat and user."""

    statuses: dict[int, dict[int, str]] = field(default_factory=dict)
    bot_rights: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def having(self, chat: int, *statuses: str) -> tuple[int, ...]:
        return tuple(user for user, status in self.statuses.get(chat, {}).items() if status in statuses)


def seats_of(session: Session, bot_id: int | None, names: Mapping[str, int]) -> Seats:
    """From memberships that calls and updates show, and from who writes where."""
    count = _Count(bot_id, names)
    for step in session.steps:
        count.hear(step)
    return count.seats


@dataclass(slots=True)
class _Count:
    bot_id: int | None
    names: Mapping[str, int]
    seats: Seats = field(default_factory=Seats)
    # Of whom it is only known that they are there: what is told next says as what.
    vague: set[tuple[Any, int]] = field(default_factory=set)

    def hear(self, step: Step) -> None:
        method, result = step.call.method.lower(), step.answer.result
        for update in step.deliveries:
            self._update(update)
        if not step.answer.ok:
            return
        chat = whole(step.call.params.get("chat_id"))
        chat = self.names.get(chat.lower(), chat) if isinstance(chat, str) else chat
        if method in _ASKED:
            for member in result if isinstance(result, list) else [result]:
                if isinstance(member, dict) and isinstance(member.get("user"), dict):
                    self._is(chat, member)
        elif method in _MOVES:
            # Whatever they are from now on, the bot has made them.
            self.vague.discard((chat, whole(step.call.params.get("user_id"))))

    def _update(self, update: Mapping[str, Any]) -> None:
        for kind, event in update.items():
            if not isinstance(event, dict):
                continue
            if kind in {"chat_member", "my_chat_member"}:
                self._is(event["chat"]["id"], event["old_chat_member"])
                self._is_there(event["chat"]["id"], event["from"])
            elif kind == "chat_join_request":
                self._put(event["chat"]["id"], event["from"]["id"], "left")
            else:
                for chat, user, status in _present(event):
                    if status == "member":
                        self._is_there(chat, user)
                    else:
                        self._put(chat, user["id"], status)

    def _is(self, chat: Any, member: Mapping[str, Any]) -> None:
        user, status = member["user"]["id"], status_of(member)
        if self._put(chat, user, status) and user == self.bot_id and status == "administrator":
            self.seats.bot_rights[chat] = tuple(rights_of(member))

    def _is_there(self, chat: Any, user: Mapping[str, Any]) -> None:
        if not user.get("is_bot") and self._put(chat, user["id"], "member"):
            self.vague.add((chat, user["id"]))

    def _put(self, chat: Any, user: int, status: str) -> bool:
        """Whether that is news."""
        known = self.seats.statuses.setdefault(chat, {})
        if user in known and (chat, user) not in self.vague:
            return False
        self.vague.discard((chat, user))
        if user in known and status in {"left", "kicked"}:
            return False
        known[user] = status
        return True


def _present(event: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any], str]]:
    """Who was there, and who was not before they came."""
    inner = event.get("message")
    message = inner if isinstance(inner, dict) else event
    chat, user = message.get("chat"), event.get("from")
    if not isinstance(chat, dict):
        return
    yield from ((chat["id"], one, "left") for one in message.get("new_chat_members", ()))
    if isinstance(gone := message.get("left_chat_member"), dict):
        yield chat["id"], gone, "member"
    if isinstance(user, dict):
        yield chat["id"], user, "member"
