"""Who takes part in a recorded session: its bot, its people and its chats."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.platforms.drivers import Human
from conformance.session.model import Session
from conformance.spec import Spec, typed

__all__ = ["Cast", "Chat", "cast_of"]


@dataclass(frozen=True, slots=True)
class Chat:
    """A recorded group, supergroup or channel."""

    id: int
    kind: str
    title: str
    username: str | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone who must be there before the first step; ids are the recorded ones."""

    bot: Human | None = None
    people: tuple[Human, ...] = ()
    private_chats: tuple[int, ...] = ()
    groups: tuple[Chat, ...] = ()
    members: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


def cast_of(session: Session, spec: Spec) -> Cast:
    """The cast, from every answer and update, and from the chats that calls name."""
    bots: dict[int, Human] = {}
    people: dict[int, Human] = {}
    groups: dict[int, Chat] = {}
    private: dict[int, None] = {}
    members: dict[int, dict[int, None]] = {}
    for step in session.steps:
        for node in _objects(step.answer.result):
            if "is_bot" in node or "language_code" in node:
                target = bots if node.get("is_bot") else people
                target.setdefault(node["id"], _person(node))
            elif node.get("type") == "private":
                private.setdefault(node["id"])
                people.setdefault(node["id"], _person(node))
            elif node.get("type") in {"group", "supergroup", "channel"}:
                title = str(node.get("title") or "Chat")
                groups.setdefault(node["id"], Chat(node["id"], node["type"], title, _username(node)))
        for update in step.deliveries:
            for chat, user in _presence(update):
                members.setdefault(chat, {}).setdefault(user)
            private |= dict.fromkeys(_askers(update))
        for id_ in _addressed(spec, step.call.method, step.call.params):
            if id_ not in bots:
                private.setdefault(id_)
                people.setdefault(id_, Human(id_))
    bot = _own_bot(session, bots)
    return Cast(
        bot,
        tuple(person for id_, person in people.items() if id_ not in bots),
        tuple(private),
        tuple(groups.values()),
        {chat: tuple(users) for chat, users in members.items()},
    )


def _own_bot(session: Session, bots: Mapping[int, Human]) -> Human | None:
    for step in session.steps:
        result = step.answer.result
        if step.call.method.lower() == "getme" and isinstance(result, dict) and "id" in result:
            return _person(result)
    return next(iter(bots.values()), None)


def _addressed(spec: Spec, method: str, params: Mapping[str, Any]) -> Iterator[int]:
    """The people whom a call names; groups have ids below zero, and are known from answers alone."""
    known = spec.method(method)
    if known is None:
        return
    for name, value in typed(known, params).items():
        field_ = known.params.get(name)
        identity = field_.identity if field_ else None
        if identity and identity.namespace == "peer" and isinstance(value, int) and value > 0:
            yield value


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every object with an integer id within a JSON value."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), int):
            yield value
        for item in value.values():
            yield from _objects(item)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item)


def _presence(update: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    for event in update.values():
        if isinstance(event, dict):
            message = event.get("message") if isinstance(event.get("message"), dict) else event
            chat, user = (message or {}).get("chat"), event.get("from")
            if isinstance(chat, dict) and isinstance(user, dict):
                yield chat["id"], user["id"]


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


_NAME = re.compile("[A-Za-z0-9_]{3,32}")
