"""Entities made to nest: whatever was given, two of them then lie apart or one in the other."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from conformance.reference.formatting.entities import Entity, sorted_entities

__all__ = ["SPLITTABLE", "nested", "resolved"]

# These may be cut in pieces and joined again; no other kind may.
SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
_OPAQUE = {"pre", "code"}
_QUOTES = {"blockquote", "expandable_blockquote"}

_Span = tuple[int, int]


def nested(text: str, given: Iterable[Entity]) -> list[Entity]:
    """The same meaning in entities that nest; those over nothing but blanks are left out.

    Of two links or codes that overlap the first counts, nothing stands within code,
    and touching pieces of one style are one.
    """
    entities = sorted_entities(item for item in given if not text[item.start : item.end].isspace())
    whole: list[Entity] = []
    for item in entities:
        if item.type not in SPLITTABLE and _fits(item, whole):
            whole.append(item)
    opaque = [(item.start, item.end) for item in whole if item.type in _OPAQUE]
    borders = sorted({place for item in whole for place in (item.start, item.end)})
    pieces = []
    for kind in SPLITTABLE:
        spans = _joined((item.start, item.end) for item in entities if item.type == kind)
        for span in _without(spans, opaque):
            pieces += [Entity(low, high, kind) for low, high in _cut(span, whole, borders)]
    visible = [item for item in pieces if not text[item.start : item.end].isspace()]
    return sorted_entities([*whole, *visible])


def _fits(item: Entity, whole: list[Entity]) -> bool:
    for other in whole:
        if item.start >= other.end or other.start >= item.end:
            continue
        inside = other.start <= item.start and item.end <= other.end
        if not inside or other.type not in _QUOTES or item.type in _QUOTES:
            return False
    return True


def _joined(spans: Iterable[_Span]) -> list[_Span]:
    joined: list[_Span] = []
    for low, high in sorted(spans):
        if joined and low <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(high, joined[-1][1])
        else:
            joined.append((low, high))
    return joined


def _without(spans: list[_Span], holes: list[_Span]) -> list[_Span]:
    for hole_low, hole_high in holes:
        kept = []
        for low, high in spans:
            if hole_high <= low or high <= hole_low:
                kept.append((low, high))
                continue
            kept += [piece for piece in ((low, hole_low), (hole_high, high)) if piece[0] < piece[1]]
        spans = kept
    return spans


def _cut(span: _Span, whole: list[Entity], borders: list[int]) -> list[_Span]:
    """The span in pieces, cut only where it would cross the border of a whole entity."""
    low, high = span
    crossed = [
        place
        for place in borders
        if low < place < high
        and any(
            (item.start < low < item.end == place) or (place == item.start < high < item.end)
            for item in whole
        )
    ]
    return list(zip([low, *crossed], [*crossed, high], strict=True))


def resolved(entities: Iterable[Entity], person: Callable[[int], Mapping[str, Any] | None]) -> list[Entity]:
    """The entities with users in full; a mention of nobody known is left out."""
    found = []
    for item in entities:
        if item.type != "text_mention":
            found.append(item)
        elif (user := person(item.extra["user"]["id"])) is not None:
            found.append(replace(item, extra={"user": user}))
    return found
