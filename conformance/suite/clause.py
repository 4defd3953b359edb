"""One promise of the coding model: its metadata, enforced where it is declared."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from conformance.verdict import Consequence, Evidence, Level

__all__ = ["Clause", "captured", "clause", "clause_of", "documented", "observed"]

_ID = re.compile(r"[a-z]+(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+")


@dataclass(frozen=True, slots=True)
class Clause:
    """What is promised, where it is written, and what a bot loses without it.

    The id is immutable; its first word is the area. ``needs`` are the acts a driver must play.
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

    @property
    def area(self) -> str:
        return self.id.partition(".")[0]


def clause(
    id_: str,
    anchor: str,
    *evidence: Evidence,
    level: Level = Level.MUST,
    consequence: Consequence = Consequence.BREAKS,
    since: str = "1.0",
    needs: tuple[str, ...] = (),
    method: str | None = None,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Declares the function a clause; its docstring is the promise. Raises ValueError for what is missing."""

    def declare(function: Callable[..., None]) -> Callable[..., None]:
        promise = (function.__doc__ or "").strip()
        if not _ID.fullmatch(id_) or not anchor.startswith("#") or not evidence or not promise:
            raise ValueError(f"clause {id_!r} needs a slug id, an anchor, evidence and a promise")
        declared = Clause(id_, promise, anchor, level, consequence, since, needs, evidence, method)
        function.__dict__["clause"] = declared
        return function

    return declare


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
