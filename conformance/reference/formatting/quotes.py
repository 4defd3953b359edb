"""Quotes of a message in a reply to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, integer
from conformance.reference.formatting.content import Field, World, styled_field
from conformance.reference.formatting.entities import (
    Entity,
    Styled,
    entities_of,
    units,
    views,
)
from conformance.reference.formatting.nesting import nested

__all__ = ["Quote", "automatic_quote", "find_quote", "quoted", "read_quote"]

MAX_QUOTE = 1024

_QUOTE = Field("quote", "quote_parse_mode", "quote_entities")
_KINDS = frozenset({"bold", "custom_emoji", "date_time", "italic", "spoiler", "strikethrough", "underline"})
_FARTHEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Quote:
    """What a reply quotes, and about where it stands in the message, in UTF-16 units."""

    styled: Styled
    position: int = 0


def read_quote(world: World, given: Mapping[str, Any]) -> Quote | None:
    """The quote in ``reply_parameters``; None where there is none. Raises ApiError where it is malformed."""
    read = styled_field(world, given, _QUOTE, kinds=_KINDS)
    try:
        position = integer(given, "quote_position") if "quote_position" in given else 0
    except NotParsable as error:
        raise bad_request(str(error)) from None
    if not read.text:
        return None
    return Quote(read, position + read.cut if 0 <= position <= _FARTHEST else 0)


def quoted(world: World, quote: Quote, content: Mapping[str, Any]) -> dict[str, Any]:
    """The TextQuote of a reply to a message with that content. Raises ApiError where it says otherwise."""
    too_long = len(quote.styled.text) > MAX_QUOTE
    if too_long or find_quote(_quotable(content), quote.styled, quote.position) is None:
        raise bad_request("QUOTE_TEXT_INVALID")
    return {**_view(world, quote.styled), "position": quote.position, "is_manual": True}


def automatic_quote(world: World, content: Mapping[str, Any]) -> dict[str, Any] | None:
    """The TextQuote that Telegram adds to a reply from another chat: how the text begins."""
    source = _quotable(content)
    if not source.text:
        return None
    end = min(len(source.text), MAX_QUOTE)
    return {**_view(world, Styled(source.text[:end], _cut(source, 0, end))), "position": 0}


def find_quote(text: Styled, quote: Styled, position: int = 0) -> int | None:
    """Where the text says the same in the same style, nearest to the position; in UTF-16 units.

    Of two places as near the earlier counts, and a later one counts as one unit nearer than it is.
    """
    at, wanted = units(text.text), nested(quote.entities)
    near = min(max(position, 0), at[-1] - 1)

    def distance(place: int) -> tuple[int, bool]:
        unit = at[place]
        return (near - unit, False) if unit <= near else (unit - near - 1, True)

    size = len(quote.text)
    places = sorted(_places(text.text, quote.text), key=distance)
    return next((at[place] for place in places if _cut(text, place, place + size) == wanted), None)


def _places(text: str, quote: str) -> Iterator[int]:
    place = text.find(quote) if quote else -1
    while place >= 0:
        yield place
        place = text.find(quote, place + 1)


def _cut(text: Styled, low: int, high: int) -> list[Entity]:
    """The entities of a piece of the text, of those kinds that quotes keep."""
    pieces = (
        Entity(max(item.start, low) - low, min(item.end, high) - low, item.type, item.extra)
        for item in text.entities
        if item.type in _KINDS and item.start < high and low < item.end
    )
    return nested(pieces)


def _quotable(content: Mapping[str, Any]) -> Styled:
    name, entities = ("text", "entities") if "text" in content else ("caption", "caption_entities")
    text = content.get(name, "")
    return Styled(text, entities_of(text, content.get(entities, ())))


def _view(world: World, read: Styled) -> dict[str, Any]:
    entities = world.behaviour.entities(read.text, views(read.text, read.entities)) if read.entities else []
    return {"text": read.text, "entities": entities} if entities else {"text": read.text}
