"""What Telegram does to a text before it is a message."""

import re
from dataclasses import replace

from conformance.reference.formatting.entities import Entity

__all__ = ["clean"]

# Control characters but tab and newline become spaces; these are taken out.
_REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_SPACED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_BLANK = " \n\t"


def clean(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """The text without control characters and blanks around it, and its entities moved along."""
    if not text.isprintable():
        text, entities = _without_controls(text, entities)
    if not entities:
        return text.strip(_BLANK), entities
    ended = text.rstrip(_BLANK)
    first = min(item.start for item in entities)
    begun = ended.lstrip(_BLANK)
    cut = min(len(ended) - len(begun), first)
    if cut == 0 and len(ended) == len(text):
        return text, entities
    text = ended[cut:]
    return text, _within(entities, cut, len(text))


def _without_controls(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    text = _SPACED.sub(" ", text)
    if not _REMOVED.search(text):
        return text, entities
    if not entities:
        return _REMOVED.sub("", text), entities
    gone = [found.start() for found in _REMOVED.finditer(text)]
    moved = [
        replace(
            item,
            start=item.start - sum(place < item.start for place in gone),
            end=item.end - sum(place < item.end for place in gone),
        )
        for item in entities
    ]
    return _REMOVED.sub("", text), [item for item in moved if item.end > item.start]


def _within(entities: list[Entity], cut: int, length: int) -> list[Entity]:
    moved = [replace(item, start=item.start - cut, end=min(item.end - cut, length)) for item in entities]
    return [item for item in moved if item.end > item.start]
