"""Entities over a Python text, and their form in the Bot API with offsets in UTF-16 units."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Entity", "sorted_entities", "utf16_length", "views"]

# Of two entities over the same stretch the one named earlier here comes first.
_PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "text_link": 20,
    "text_mention": 20,
    "pre": 30,
    "code": 30,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of code points with a meaning."""

    start: int
    end: int
    type: str
    extra: Mapping[str, Any] = field(default_factory=dict)


def utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def sorted_entities(entities: Iterable[Entity]) -> list[Entity]:
    """By start, the longer first, then by kind."""
    return sorted(entities, key=lambda item: (item.start, -item.end, _PRIORITY.get(item.type, 50)))


def views(text: str, entities: Iterable[Entity]) -> list[dict[str, Any]]:
    """The MessageEntity objects."""
    astral = not text.isascii() and max(text) > "\uffff"
    shown = []
    for item in entities:
        if astral:
            offset, length = utf16_length(text[: item.start]), utf16_length(text[item.start : item.end])
        else:
            offset, length = item.start, item.end - item.start
        shown.append({"offset": offset, "length": length, "type": item.type, **item.extra})
    return shown
