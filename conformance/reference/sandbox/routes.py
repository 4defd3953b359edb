"""The ways through the door: each a verb, a path, what it takes, what it gives, and a function."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import jsonschema_rs

from conformance.reference.acts import Refused
from conformance.reference.state import Bot, Platform

__all__ = [
    "BOOLEAN",
    "INTEGER",
    "OBJECT",
    "ROUTES",
    "STRING",
    "Given",
    "Nothing",
    "OtherVerb",
    "Route",
    "Schema",
    "World",
    "array",
    "body",
    "bot_of",
    "find",
    "route",
]

Schema = dict[str, Any]
Given = Mapping[str, Any]

STRING: Schema = {"type": "string"}
INTEGER: Schema = {"type": "integer", "format": "int64", "minimum": -(2**63), "maximum": 2**63 - 1}
BOOLEAN: Schema = {"type": "boolean"}
OBJECT: Schema = {"type": "object"}


def array(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def body(required: tuple[str, ...] = (), **properties: Schema) -> Schema:
    """An object with these properties."""
    return {"type": "object", "required": list(required), "properties": properties}


class World(Protocol):
    """What holds the platform; a snapshot that is restored replaces it."""

    platform: Platform
    snapshots: dict[str, bytes]

    def freeze(self) -> bytes: ...

    def restore(self, snapshot: bytes) -> None: ...


class Nothing(LookupError):
    """What is asked for is not there."""


class OtherVerb(LookupError):
    """The path is there, for other verbs."""

    def __init__(self, message: str, verbs: list[str]) -> None:
        super().__init__(message)
        self.verbs = verbs


@dataclass(frozen=True, slots=True)
class Route:
    """One way; ``{name}`` in the path is given to the function as any other parameter is."""

    verb: str
    path: str
    summary: str
    takes: Schema
    gives: Schema
    do: Callable[[World, Given], Any]
    pattern: re.Pattern[str] = field(repr=False)
    judge: Any = field(repr=False)

    @property
    def changes(self) -> bool:
        """Whether it is worth writing down; snapshots are not part of what they hold."""
        return self.verb == "POST" and not self.path.startswith("snapshots")

    @property
    def places(self) -> list[str]:
        return re.findall(r"{(\w+)}", self.path)


ROUTES: list[Route] = []

_Do = Callable[[World, Given], Any]


def route(
    verb: str, path: str, summary: str, gives: Schema, takes: Schema | None = None
) -> Callable[[_Do], _Do]:
    """Registers a function as the way of that verb and path below ``/sandbox/``."""

    def register(do: _Do) -> _Do:
        wanted = takes or body()
        pattern = re.compile(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", path) + r"\Z")
        judge = jsonschema_rs.Draft202012Validator(wanted)
        ROUTES.append(Route(verb, path, summary, wanted, gives, do, pattern, judge))
        return do

    return register


def find(verb: str, path: str) -> tuple[Route, Mapping[str, str]]:
    """The way, and what its path says. Raises Nothing and OtherVerb."""
    there = [(one, match.groupdict()) for one in ROUTES if (match := one.pattern.match(path))]
    for one, places in there:
        if one.verb == verb:
            return one, places
    if there:
        verbs = sorted(one.verb for one, _ in there)
        raise OtherVerb(f"the sandbox has no {verb} /{path}, only {' and '.join(verbs)}", verbs)
    raise Nothing(f"the sandbox has no {verb} /{path}")


def bot_of(world: World, given: Given, name: str = "bot_token") -> Bot:
    """The bot whose token is given. Raises Refused."""
    bot = world.platform.bots.get(given.get(name, ""))
    if bot is None:
        raise Refused(f"{name} is no bot's token")
    return bot
