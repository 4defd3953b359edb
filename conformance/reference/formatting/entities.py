"""Entities over a Python text, and their form in the Bot API with offsets in UTF-16 units."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

__all__ = ["Entity", "Styled", "entities_of", "sorted_entities", "units", "views"]

# Of two entities over the same stretch the one with the lower number comes first.
_PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "date_time": 30,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
_FOUND = 50


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of code points with a meaning."""

    start: int
    end: int
    type: str
    extra: Mapping[str, Any] = field(default_factory=dict)


class Styled(NamedTuple):
    """A text with its entities, and how many units were cut from its beginning."""

    text: str
    entities: Sequence[Entity] = ()
    cut: int = 0


def units(text: str) -> Sequence[int]:
    """Where each code point begins in UTF-16 units, and where the text ends."""
    if text.isascii() or max(text) <= "\uffff":
        return range(len(text) + 1)
    return list(accumulate((1 + (letter > "\uffff") for letter in text), initial=0))


def sorted_entities(entities: Iterable[Entity]) -> list[Entity]:
    """By start, the longer first, then by kind."""
    return sorted(entities, key=lambda item: (item.start, -item.end, _PRIORITY.get(item.type, _FOUND)))


def views(text: str, entities: Iterable[Entity]) -> list[dict[str, Any]]:
    """The MessageEntity objects."""
    at = units(text)
    return [
        {"offset": at[item.start], "length": at[item.end] - at[item.start], "type": item.type, **item.extra}
        for item in entities
    ]


def entities_of(text: str, shown: Iterable[Mapping[str, Any]]) -> list[Entity]:
    """What MessageEntity objects stand for; those that lie outside the text are left out."""
    places = {unit: place for place, unit in enumerate(units(text))}
    found = []
    for view in shown:
        start, end = places.get(view["offset"]), places.get(view["offset"] + view["length"])
        if start is not None and end is not None:
            extra = {key: value for key, value in view.items() if key not in {"offset", "length", "type"}}
            found.append(Entity(start, end, view["type"], extra))
    return found
