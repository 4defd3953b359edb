"""A text with its entities as Telegram makes it of what a call gives."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from conformance.reference.calls.fields import NotParsable
from conformance.reference.formatting.automatic import find_automatic
from conformance.reference.formatting.cleaning import clean
from conformance.reference.formatting.entities import Entity, Styled
from conformance.reference.formatting.explicit import checked, read_entities
from conformance.reference.formatting.html import parse_html
from conformance.reference.formatting.markdown import parse_markdown
from conformance.reference.formatting.markdown_v2 import parse_markdown_v2
from conformance.reference.formatting.nesting import limited, nested
from conformance.reference.formatting.placing import placed

__all__ = ["Person", "styled"]

Person = Callable[[int], Mapping[str, Any] | None]

# What may be sent before it is parsed, in bytes.
MAX_SOURCE = 1 << 15

_MODES = {"html": parse_html, "markdown": parse_markdown, "markdownv2": parse_markdown_v2}


def styled(
    text: str,
    mode: str,
    listed: Sequence[Any],
    person: Person,
    kinds: Collection[str] | None = None,
) -> Styled:
    """The text cleaned, with the entities that are parsed or listed and those that Telegram finds.

    Raises NotParsable where what is given is malformed, and ApiError where an entity cannot be.
    """
    text, given = _given(text, mode.lower(), listed)
    text, kept, cut = clean(text, given)
    if given:
        known = list(_resolved(kept, person))
        # What is gone may have parted others.
        kept = limited(known if kept is given and len(known) == len(given) else nested(known))
    found = find_automatic(text)
    entities = nested(kept, found) if found else kept
    if kinds is not None:
        entities = nested(item for item in entities if item.type in kinds)
    return Styled(text, entities, cut)


def _given(text: str, mode: str, listed: Sequence[Any]) -> tuple[str, Sequence[Entity]]:
    if 4 * len(text) > MAX_SOURCE and len(text.encode()) > MAX_SOURCE:
        raise NotParsable("Text is too long")
    if mode and mode != "none":
        text, entities = _parsed(text, mode)
        return text, nested(entities)
    return text, _placed(text, listed) if listed else ()


def _parsed(text: str, mode: str) -> tuple[str, list[Entity]]:
    if mode not in _MODES:
        raise NotParsable("Unsupported parse_mode")
    try:
        return _MODES[mode](text)
    except NotParsable as error:
        raise NotParsable(f"Can't parse entities: {error}") from None


def _placed(text: str, listed: Iterable[Any]) -> list[Entity]:
    try:
        entities = read_entities(listed)
    except NotParsable as error:
        raise NotParsable(f"Can't parse MessageEntity: {error}") from None
    return placed(text, checked(entities))


def _resolved(entities: Iterable[Entity], person: Person) -> Iterable[Entity]:
    """The entities with users in full; a mention of nobody known is left out."""
    for item in entities:
        if item.type != "text_mention":
            yield item
        elif (user := person(item.extra["user"]["id"])) is not None:
            yield replace(item, extra={"user": user})
