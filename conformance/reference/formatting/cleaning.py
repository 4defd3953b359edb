"""What Telegram does to a text before it is a message."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from conformance.reference.formatting.entities import Entity, Styled

__all__ = ["clean", "shows_nothing"]

# Separators, overrides of direction, and marks that would draw lines through other lines.
_REMOVED = "\r\u2028-\u202e\u030a\u0333\u033f"
_SPACED = "\x00-\x09\x0b\x0c\x0e-\x1f"
_UNCLEAN = re.compile(f"[{_REMOVED}{_SPACED}\u200e\u200f]")
_GONE = re.compile(f"[{_REMOVED}]")
_CONTROL = re.compile(f"[{_SPACED}]")
# Of marks of direction in a row the last one works.
_IDLE_MARK = re.compile("[\u200e\u200f](?=[\u200e\u200f])")
_BLANK = " \n"

_SHOWS_NOTHING = re.compile(
    "[ \n\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\U000e0000-\U000e007f]*"
)


def clean(text: str, entities: Sequence[Entity]) -> Styled:
    """The text without control characters and blanks around it, its entities moved along."""
    if not (text.isascii() and text.isprintable()) and _UNCLEAN.search(text):
        text, entities = _without_controls(text, entities)
    stripped = text.strip(_BLANK)
    if len(stripped) == len(text):
        return Styled(text, entities)
    ended = text.rstrip(_BLANK)
    # An entity holds the blanks that it begins with.
    first = min((item.start for item in entities), default=len(ended))
    cut = min(len(ended) - len(stripped), first)
    return Styled(ended[cut:], _within(entities, cut, len(ended)), cut)


def shows_nothing(text: str) -> bool:
    """Whether a reader would see no letter of it."""
    return not text or (not text[0].isalnum() and _SHOWS_NOTHING.fullmatch(text) is not None)


def _without_controls(text: str, entities: Sequence[Entity]) -> tuple[str, Sequence[Entity]]:
    gone = [found.start() for found in _GONE.finditer(text)]
    text = _IDLE_MARK.sub("\u200c", _GONE.sub("", _CONTROL.sub(" ", text)))
    if not gone or not entities:
        return text, entities
    moved = [
        replace(
            item,
            start=item.start - bisect_left(gone, item.start),
            end=item.end - bisect_left(gone, item.end),
        )
        for item in entities
    ]
    return text, [item for item in moved if item.end > item.start]


def _within(entities: Iterable[Entity], low: int, high: int) -> Sequence[Entity]:
    moved = [replace(item, start=item.start - low, end=min(item.end, high) - low) for item in entities]
    return [item for item in moved if item.end > item.start]
