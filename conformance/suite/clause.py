"""One promise of the coding model: its metadata, enforced where it is declared."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from conformance.verdict import Consequence, Evidence, Level

__all__ = [
    "CORE",
    "EFFECTS",
    "Clause",
    "Declaration",
    "captured",
    "clause",
    "clause_of",
    "documented",
    "observed",
    "usual",
]

# What makes a check a clause; a module whose clauses have much in common makes its own from one.
Declaration = Callable[[Callable[..., None]], Callable[..., None]]

# What every clause may set its ground with.
CORE = frozenset({"getMe", "getUpdates", "sendMessage"})

# What a clause may leave behind beside messages in the bot's own chats.
EFFECTS = {
    "profile": "changes the bot's name, description, commands, rights or menu, and puts them back",
    "webhook": "sets and deletes the bot's webhook",
    "members": "bans, restricts or promotes people in a chat made for it",
    "money": "moves a play of money: invoices, payments, refunds, gifts",
    "session": "logs the bot out or closes its session",
    "flood": "sends faster than a bot may",
}

_ID = re.compile(r"[a-z]+(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+")


@dataclass(frozen=True, slots=True)
class Clause:
    """What is promised, where it is written, and what a bot loses without it.

    The id is immutable; its first word is the area. ``needs`` are the acts a driver must play.
    ``method``, ``update`` and ``features`` are what a bot uses when it relies on this promise.
    ``stands_on`` are methods beyond the core that set its ground; where one fails, the clause is
    blocked. ``effects`` are what it leaves behind (:data:`EFFECTS`). ``until`` is the first version
    in which the promise no longer holds.
    """

    id: str
    promise: str
    anchor: str
    level: Level
    consequence: Consequence
    since: str
    needs: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    method: str | None
    update: str | None = None
    features: tuple[str, ...] = ()
    stands_on: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    until: str | None = None

    @property
    def area(self) -> str:
        return self.id.partition(".")[0]

    @property
    def holds(self) -> tuple[str, ...]:
        """The capabilities that this clause is a part of: ``method:…``, ``update:…``, ``feature:…``."""
        named = (("method", self.method), ("update", self.update), *(("feature", f) for f in self.features))
        return tuple(f"{kind}:{name}" for kind, name in named if name)


def clause(
    id_: str,
    anchor: str,
    *evidence: Evidence,
    level: Level = Level.MUST,
    consequence: Consequence = Consequence.BREAKS,
    since: str = "1.0",
    until: str | None = None,
    needs: tuple[str, ...] = (),
    method: str | None = None,
    update: str | None = None,
    features: tuple[str, ...] = (),
    stands_on: tuple[str, ...] = (),
    effects: tuple[str, ...] = (),
) -> Declaration:
    """Declares the function a clause; its docstring is the promise. Raises ValueError for what is missing."""

    def declare(function: Callable[..., None]) -> Callable[..., None]:
        promise = " ".join((function.__doc__ or "").split())
        made = Clause(
            *(id_, promise, anchor, level, consequence, since, needs, evidence),
            *(method, update, features, stands_on, effects, until),
        )
        if wrong := ", ".join(_missing(made)):
            raise ValueError(f"clause {id_!r} needs {wrong}")
        function.__dict__["clause"] = made
        return function

    return declare


def usual(anchor: str, *evidence: Evidence, **shared: Any) -> Callable[..., Declaration]:
    """Declares clauses that share all this, but for what one of them says otherwise.

    ``found = usual("#messageentity", _ENTITY, since="2.0")``, then ``@found("formatting.url-found")``.
    """

    def about(id_: str, *own: Evidence, **how: Any) -> Declaration:
        return clause(id_, anchor, *(own or evidence), **{**shared, **how})

    return about


def _missing(made: Clause) -> Iterator[str]:
    if not _ID.fullmatch(made.id):
        yield "a slug id, as area.what-is-promised"
    if not made.promise.endswith("."):
        yield "a docstring that is the promise, one sentence"
    if not made.anchor.startswith("#"):
        yield "an anchor of the Bot API's page"
    if not made.evidence:
        yield "evidence"
    if unknown := sorted(set(made.effects) - EFFECTS.keys()):
        yield f"effects that are known, not {', '.join(unknown)}"
    if doubled := sorted({name for name in made.stands_on if name in {*CORE, made.method}}):
        yield f"stands_on without the core and its own method: {', '.join(doubled)}"


def clause_of(function: Any) -> Clause | None:
    """The clause that a function declares, if it does."""
    found = getattr(function, "clause", None)
    return found if isinstance(found, Clause) else None


def documented(reference: str) -> Evidence:
    return Evidence("documented", reference)


def observed(reference: str) -> Evidence:
    return Evidence("observed", reference)


def captured(reference: str) -> Evidence:
    return Evidence("captured", reference)
