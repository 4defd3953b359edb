"""Who is what in the chats of a session before its first step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.replay.acts.standing import rights_of, status_of
from conformance.session.model import Session, Step

__all__ = ["Seats", "seats_of"]


@dataclass(slots=True)
class Seats:
    """The first that is known of everyone in every chat: their status, by chat and user."""

    statuses: dict[int, dict[int, str]] = field(default_factory=dict)
    bot_rights: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def having(self, chat: int, *statuses: str) -> tuple[int, ...]:
        return tuple(user for user, status in self.statuses.get(chat, {}).items() if status in statuses)


def seats_of(session: Session, bot_id: int | None) -> Seats:
    """From memberships that calls and updates show, and from who writes where."""
    seats = Seats()
    for step in session.steps:
        for chat, member in _shown(step):
            user, status = member["user"]["id"], status_of(member)
            known = seats.statuses.setdefault(chat, {})
            if user not in known and user == bot_id and status == "administrator":
                seats.bot_rights[chat] = tuple(rights_of(member))
            known.setdefault(user, status)
        for update in step.deliveries:
            for chat, user, status in _present(update):
                seats.statuses.setdefault(chat, {}).setdefault(user, status)
    return seats


def _shown(step: Step) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """What a member was: before a change, or when the bot asked."""
    result, method = step.answer.result, step.call.method.lower()
    if method in {"getchatmember", "getchatadministrators"} and step.answer.ok:
        chat = _whole(step.call.params.get("chat_id"))
        members = result if isinstance(result, list) else [result]
        yield from (
            (chat, one) for one in members if isinstance(one, dict) and isinstance(one.get("user"), dict)
        )
    for update in step.deliveries:
        for kind in ("chat_member", "my_chat_member"):
            if isinstance(change := update.get(kind), dict):
                yield change["chat"]["id"], change["old_chat_member"]


def _present(update: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    for event in update.values():
        if not isinstance(event, dict):
            continue
        inner = event.get("message")
        message = inner if isinstance(inner, dict) else event
        chat, user = message.get("chat"), event.get("from")
        if not isinstance(chat, dict) or "new_chat_member" in event:
            continue
        came = [one["id"] for one in message.get("new_chat_members", ())]
        yield from ((chat["id"], one, "left") for one in came)
        if isinstance(gone := message.get("left_chat_member"), dict):
            yield chat["id"], gone["id"], "member"
        if isinstance(user, dict) and not user.get("is_bot"):
            yield chat["id"], user["id"], "left" if "bio" in event or _asks(event) else "member"


def _asks(event: Mapping[str, Any]) -> bool:
    """Whether the event is a wish to be let in."""
    return "user_chat_id" in event


def _whole(value: Any) -> Any:
    text = str(value)
    return int(text) if text.removeprefix("-").isdecimal() else value
