"""Entities made to nest: whatever was given, two of them then lie apart or one in the other."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from conformance.reference.formatting.entities import Entity, sorted_entities

__all__ = ["limited", "nested"]

# A message keeps so many entities that a bot gave it; that as many custom emoji may stand beside is a guess.
MAX_GIVEN = 100

# These may be cut in pieces and joined again; no other kind may.
_STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
_QUOTES = frozenset({"blockquote", "expandable_blockquote"})
# Nothing stands within these.
_OPAQUE = frozenset({"pre", "code", "date_time"})

_Span = tuple[int, int]


def nested(given: Iterable[Entity], found: Iterable[Entity] = ()) -> list[Entity]:
    """The same meaning in entities that nest, with those that Telegram found where there is room.

    Of two quotes that overlap the first counts, and of two links or codes likewise; one of these
    may lie within a quote but not across its border. Styles give way: touching pieces of one style
    are one, which is cut where another style begins and at each border of a link, code or quote.
    """
    entities = sorted_entities(item for item in given if item.end > item.start)
    if len(entities) < 2 and not found:
        return entities
    quotes = _first_of_each(item for item in entities if item.type in _QUOTES)
    solid = _first_of_each(item for item in entities if item.type not in _QUOTES and item.type not in _STYLES)
    solid = [item for item in solid if _fits(item, quotes)]
    room = [item for item in found if _fits(item, quotes) and not _overlapping(item, solid)]
    whole = [*quotes, *solid, *room]
    return sorted_entities([*whole, *_pieces(_runs(entities), whole)])


def limited(entities: Sequence[Entity]) -> Sequence[Entity]:
    """The entities that a message keeps: links, codes and quotes before styles."""
    if len(entities) <= MAX_GIVEN:
        return entities
    whole = [item for item in entities if item.type not in _STYLES]
    counted = [item for item in whole if item.type != "custom_emoji"][:MAX_GIVEN]
    emoji = [item for item in whole if item.type == "custom_emoji"][:MAX_GIVEN]
    styles = sorted_entities(_pieces(_runs(entities), ()))[: MAX_GIVEN - len(counted)]
    return nested([*counted, *emoji, *styles])


def _first_of_each(entities: Iterable[Entity]) -> list[Entity]:
    """The entities but those that overlap an earlier one."""
    kept: list[Entity] = []
    for item in entities:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _overlapping(item: Entity, others: Sequence[Entity]) -> Sequence[Entity]:
    """Those of the others, which lie apart in order, that share a letter with the entity."""
    low = bisect_right(others, item.start, key=lambda other: other.end)
    high = bisect_left(others, item.end, key=lambda other: other.start)
    return others[low:high]


def _fits(item: Entity, quotes: Sequence[Entity]) -> bool:
    """Whether each quote is apart from the entity or around it."""
    return all(quote.start <= item.start and item.end <= quote.end for quote in _overlapping(item, quotes))


def _runs(entities: Iterable[Entity]) -> dict[str, list[_Span]]:
    """Where each style holds, touching pieces as one."""
    runs: dict[str, list[_Span]] = {}
    for item in entities:
        if item.type not in _STYLES:
            continue
        spans = runs.setdefault(item.type, [])
        if spans and item.start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(item.end, spans[-1][1])
        else:
            spans.append((item.start, item.end))
    return runs


def _pieces(runs: dict[str, list[_Span]], whole: Iterable[Entity]) -> list[Entity]:
    begins = {low for spans in runs.values() for low, _ in spans}
    cuts = sorted(begins | {place for item in whole for place in (item.start, item.end)})
    opaque = sorted((item.start, item.end) for item in whole if item.type in _OPAQUE)
    pieces = []
    for kind, spans in runs.items():
        for low, high in spans:
            borders = [low, *cuts[bisect_right(cuts, low) : bisect_left(cuts, high)], high]
            pieces += [Entity(*pair, kind) for pair in pairwise(borders) if not _covered(pair[0], opaque)]
    return pieces


def _covered(place: int, spans: Sequence[_Span]) -> bool:
    """Whether one of the sorted spans holds the place."""
    index = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return index >= 0 and place < spans[index][1]
