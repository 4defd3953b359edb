"""Who takes part in a recorded session: its bot, its people and its chats."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.platforms.drivers import Human
from conformance.replay.acts.act import whole
from conformance.replay.seats import Seats, seats_of
from conformance.session.model import Session, Step
from conformance.session.walking import objects
from conformance.spec import IdentityKind, Spec

__all__ = ["Cast", "Chat", "cast_of"]


@dataclass(frozen=True, slots=True)
class Chat:
    """A recorded group, supergroup or channel."""

    id: int
    kind: str
    title: str
    username: str | None = None
    is_forum: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone who must be there before the first step; ids are the recorded ones."""

    bot: Human | None = None
    people: tuple[Human, ...] = ()
    private_chats: tuple[int, ...] = ()
    groups: tuple[Chat, ...] = ()
    seats: Seats = field(default_factory=Seats)
    names: Mapping[str, int] = field(default_factory=dict)  # ids of groups by their @name

    @property
    def leaders(self) -> dict[int, int]:
        """Who can write in the name of each group: an administrator, or anybody where none is known."""
        people = [person.id for person in self.people]
        found: dict[int, int] = {}
        for group in self.groups:
            seated = (*self.seats.having(group.id, "creator", "administrator"), *people)
            if (leader := next((one for one in seated if one in people), None)) is not None:
                found[group.id] = leader
        return found


def cast_of(session: Session, spec: Spec) -> Cast:
    """The cast, from every answer and update, and from the chats that calls name."""
    known = _Known()
    for step in session.steps:
        for node in objects(step.answer.result):
            if isinstance(node.get("id"), int):
                known.meet(node)
        for update in step.deliveries:
            known.private |= dict.fromkeys(_askers(update))
        for id_, is_chat in _addressed(spec, step):
            if id_ not in known.bots:
                known.private |= {id_: None} if is_chat else {}
                known.people.setdefault(id_, Human(id_))
        known.call(spec, step)
    bot = known.own_bot(session)
    names = known.named()
    return Cast(
        bot,
        tuple(person for id_, person in known.people.items() if id_ not in known.bots),
        tuple(known.private),
        tuple(known.groups.values()),
        seats_of(session, bot.id if bot else None, names),
        names,
    )


@dataclass(slots=True)
class _Known:
    """Who was met so far, each as they were met first."""

    bots: dict[int, Human] = field(default_factory=dict)
    people: dict[int, Human] = field(default_factory=dict)
    groups: dict[int, Chat] = field(default_factory=dict)
    private: dict[int, None] = field(default_factory=dict)
    called: dict[str, None] = field(default_factory=dict)

    def call(self, spec: Spec, step: Step) -> None:
        """Public chats that the bot calls by name and that answer."""
        known = spec.method(step.call.method)
        for name, value in step.call.params.items() if known and step.answer.ok else ():
            identity = known.params[name].identity if known and name in known.params else None
            if identity and identity.kind is IdentityKind.CHAT and str(value).startswith("@"):
                self.called.setdefault(str(value))

    def named(self) -> dict[str, int]:
        """The ids of groups by name; of one that no answer shows, a channel is made."""
        names = {f"@{one.username.lower()}": one.id for one in self.groups.values() if one.username}
        for count, name in enumerate(one for one in self.called if one.lower() not in names):
            made = Chat(_UNSEEN - count, "channel", name[1:], name[1:])
            self.groups[made.id] = made
            names[name.lower()] = made.id
        return names

    def meet(self, node: Mapping[str, Any]) -> None:
        id_, kind = node["id"], node.get("type")
        if "is_bot" in node or "language_code" in node:
            (self.bots if node.get("is_bot") else self.people).setdefault(id_, _person(node))
        elif kind == "private":
            self.private.setdefault(id_)
            self.people.setdefault(id_, _person(node))
        elif kind in {"group", "supergroup", "channel"}:
            title = str(node.get("title") or "Chat")
            self.groups.setdefault(id_, Chat(id_, kind, title, _username(node), bool(node.get("is_forum"))))

    def own_bot(self, session: Session) -> Human | None:
        for step in session.steps:
            result = step.answer.result
            if step.call.method.lower() == "getme" and isinstance(result, dict) and "id" in result:
                return _person(result)
        return next(iter(self.bots.values()), None)


def _addressed(spec: Spec, step: Step) -> Iterator[tuple[int, bool]]:
    """The people whom a call names, and whether they had opened the bot's chat; groups are in answers.

    Whom a call names within a chat need never have done so, nor who could not be written to.
    """
    known = spec.method(step.call.method)
    if known is None:
        return
    params = step.call.params
    for name in params.keys() & known.params.keys():
        identity = known.params[name].identity
        if identity and identity.namespace == "peer":
            value = whole(params[name])
            if isinstance(value, int) and value > 0:
                yield (
                    value,
                    step.answer.ok and (identity.kind is IdentityKind.CHAT or "chat_id" not in params),
                )


def _askers(update: Mapping[str, Any]) -> Iterator[int]:
    """Who asks inline: they do so from their own chat with the bot."""
    for kind in ("inline_query", "chosen_inline_result"):
        if isinstance(event := update.get(kind), dict):
            yield event["from"]["id"]


def _person(node: Mapping[str, Any]) -> Human:
    return Human(
        node["id"],
        str(node.get("first_name") or "User"),
        node.get("last_name"),
        _username(node),
        node.get("language_code"),
    )


def _username(node: Mapping[str, Any]) -> str | None:
    """The name, if it can be one: what a scrubber has put in its place need not be."""
    name = node.get("username")
    return name if isinstance(name, str) and _NAME.fullmatch(name) else None


_UNSEEN = -1_000_000_000_001  # below it are ids that no channel has
_NAME = re.compile("[A-Za-z0-9_]{3,32}")
