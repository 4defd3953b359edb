"""Reads a baseline's file, and refuses one that cannot be meant with its line and the mend."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from conformance.baseline.known import Baseline, Known
from conformance.errors import BaselineUnreadable
from conformance.platforms.toml_lines import line_of

__all__ = ["FORMAT", "parse", "read_baseline"]

FORMAT = 1
_THINGS = ("clauses", "bots", "session")
_KEYS = (*_THINGS, "steps", "reason", "link", "expires")


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises BaselineUnreadable that names the file, the line and the mend."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BaselineUnreadable(f"{path} cannot be read ({error.strerror}): name a TOML file.") from error
    except UnicodeDecodeError as error:
        raise BaselineUnreadable(f"{path} is not UTF-8 text: save it as UTF-8.") from error
    return parse(text, str(path))


def parse(text: str, name: str) -> Baseline:
    """The baseline that a text holds; ``name`` is its file's. An empty text knows no failure."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BaselineUnreadable(f"{name} is not TOML ({error}): mend it at that place.") from error
    source = _Source(name, text)
    for key in table:
        if key not in {"format", "known"}:
            source.refuse([key], f"there is no key {key!r}: write [[known]] above each known failure.")
    given = table.get("format", FORMAT)
    if given != FORMAT:
        source.refuse(["format"], f"format {given!r} is not known to this version, which reads {FORMAT}.")
    entries = table.get("known", [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        source.refuse(["known"], "known failures are tables: write [[known]] above each.")
    found = tuple(_entry(_Place(source, number), one) for number, one in enumerate(entries))
    _refuse_doubles(found, source)
    return Baseline(found)


@dataclass(frozen=True, slots=True)
class _Source:
    name: str
    text: str

    def line(self, keys: Sequence[str | int]) -> int:
        return line_of(self.text, keys)

    def refuse(self, keys: Sequence[str | int], sentence: str) -> NoReturn:
        raise BaselineUnreadable(f"{self.name}:{self.line(keys)}: {sentence}")


@dataclass(frozen=True, slots=True)
class _Place:
    """One entry of the file, where it is to be refused."""

    source: _Source
    number: int

    @property
    def line(self) -> int:
        return self.source.line(["known", self.number])

    def refuse(self, key: str, sentence: str) -> NoReturn:
        self.source.refuse(["known", self.number, key], sentence)


def _entry(place: _Place, entry: dict[str, Any]) -> Known:
    for key in entry:
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, 1, 0.5)
            place.refuse(key, f"there is no key {key!r}: write {near[0] if near else ', '.join(_KEYS)}.")
    kind, ids = _things(place, entry)
    return Known(
        kind, ids, _reason(place, entry), _expiry(place, entry), _text(place, entry, "link"), place.line
    )


def _things(place: _Place, entry: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    named = [key for key in _THINGS if key in entry]
    if len(named) != 1:
        place.refuse(
            named[-1] if named else "reason",
            "an entry knows either clauses = [ids], or bots = [names], or a session = name with "
            "steps = [numbers]: give one of them.",
        )
    if named == ["session"]:
        session = _text(place, entry, "session")
        return "step", tuple(f"{session}/{number}" for number in _members(place, entry, "steps", int))
    if "steps" in entry:
        place.refuse("steps", "steps are of a session: name it with session = …")
    ids = tuple(_members(place, entry, named[0], str))
    if named == ["bots"]:
        return "bot", tuple(f"bots.{name.removeprefix('bots.')}" for name in ids)
    if odd := next((id_ for id_ in ids if "/" in id_ or id_.startswith("bots.")), None):
        place.refuse("clauses", f"{odd!r} is no clause: steps go under session and steps, bots under bots.")
    return "clause", ids


def _members(place: _Place, entry: dict[str, Any], key: str, kind: type) -> Iterator[Any]:
    members = entry.get(key)
    what = "texts" if kind is str else "numbers"
    if not isinstance(members, list) or not members:
        place.refuse(key if key in entry else "session", f"{key} is to be a list of {what}, not empty.")
    for member in members:
        if type(member) is not kind or member == "":
            place.refuse(key, f"{member!r} cannot stand in {key}: write a list of {what}.")
        if set(str(member)) & set("*?["):
            place.refuse(key, f"{member!r} is a pattern: name each one, so that a new failure is seen.")
        yield member


def _reason(place: _Place, entry: dict[str, Any]) -> str:
    reason = _text(place, entry, "reason").strip()
    if not reason:
        place.refuse("reason", "the entry has no reason: say why this failure is accepted.")
    return reason


def _expiry(place: _Place, entry: dict[str, Any]) -> date:
    expires = entry.get("expires")
    if not isinstance(expires, date) or isinstance(expires, datetime):
        mend = "give the last day on which it is accepted, as expires = 2027-01-01, without quotes."
        place.refuse("expires", f"the entry does not expire: {mend}")
    return expires


def _text(place: _Place, entry: dict[str, Any], key: str) -> str:
    text = entry.get(key, "")
    if not isinstance(text, str):
        place.refuse(key, f"{key} is to be a text, in quotes.")
    return text


def _refuse_doubles(entries: Iterable[Known], source: _Source) -> None:
    lines: dict[str, int] = {}
    for number, entry in enumerate(entries):
        for id_ in entry.ids:
            if id_ in lines:
                source.refuse(["known", number], f"{id_} is known in line {lines[id_]} too: keep one.")
            lines[id_] = entry.line
