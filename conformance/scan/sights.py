"""What a parser sees in a source file that tells of a bot's needs, the same for every language. Frozen."""

import re
from dataclasses import dataclass
from functools import cache

__all__ = ["Call", "Field", "Import", "Name", "Own", "Sight", "Source", "Text", "snake"]

Chain = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """``a.b.c("x", y)``: the names from the outermost inwards, and what is literal or named in brackets."""

    line: int
    chain: Chain
    texts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A named value: a keyword argument, a key of a literal, a field that is set."""

    line: int
    name: str
    values: tuple[str, ...] = ()  # of literals; of ``ParseMode.HTML`` the last name
    beside: tuple[str, ...] = ()  # what is called with it, or the other keys of its literal


@dataclass(frozen=True, slots=True)
class Name:
    """A name, or a chain of them, that is read."""

    line: int
    chain: Chain


@dataclass(frozen=True, slots=True)
class Text:
    """A literal; ``{}`` stands where a value is put in."""

    line: int
    value: str


@dataclass(frozen=True, slots=True)
class Import:
    line: int
    module: str


@dataclass(frozen=True, slots=True)
class Own:
    """A function that the bot defines itself: a call of that name need not be the framework's."""

    line: int
    name: str


Sight = Call | Field | Name | Text | Import | Own


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was read; ``path`` is relative to what was scanned."""

    path: str
    language: str
    sights: tuple[Sight, ...]


_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@cache
def snake(name: str) -> str:
    """The name as Python writes it: ``sendMessage``, ``SendMessage`` and ``SEND_MESSAGE`` are one."""
    return _HUMP.sub("_", name).lower() if not name.isupper() else name.lower()
