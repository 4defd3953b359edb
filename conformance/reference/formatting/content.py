"""The text or caption of a call, ready to be a message's content."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.behaviour import Behaviour
from conformance.reference.errors import bad_request
from conformance.reference.formatting.automatic import find_automatic
from conformance.reference.formatting.cleaning import clean
from conformance.reference.formatting.entities import Entity, sorted_entities, utf16_length, views

__all__ = ["caption_content", "formatted", "text_content"]

MAX_TEXT = 4096
MAX_CAPTION = 1024


def text_content(params: Mapping[str, Any], behaviour: Behaviour) -> dict[str, Any]:
    """The fields ``text`` and ``entities``. Raises ApiError where there is no good text."""
    text = params.get("text", "")
    if not text:
        raise bad_request("Message text is empty")
    text, entities = formatted(text, params, "entities")
    if not text:
        raise bad_request("Bad Request: text must be non-empty")
    if utf16_length(text) > MAX_TEXT:
        raise bad_request("Bad Request: message is too long")
    if entities:
        shown = behaviour.entities(text, views(text, entities))
        return {"text": text, "entities": shown} if shown else {"text": text}
    return {"text": text}


def caption_content(params: Mapping[str, Any], behaviour: Behaviour) -> dict[str, Any]:
    """The fields ``caption`` and ``caption_entities``; none where there is no caption."""
    text = params.get("caption", "")
    if not text:
        return {}
    text, entities = formatted(text, params, "caption_entities")
    if not text:
        return {}
    if utf16_length(text) > MAX_CAPTION:
        raise bad_request("Bad Request: message caption is too long")
    if entities:
        shown = behaviour.entities(text, views(text, entities))
        return {"caption": text, "caption_entities": shown} if shown else {"caption": text}
    return {"caption": text}


def formatted(text: str, params: Mapping[str, Any], entities_name: str) -> tuple[str, list[Entity]]:
    """The cleaned text with the entities given, parsed and found."""
    given: list[Entity] = []
    text, given = clean(text, given)
    found = find_automatic(text, given)
    return text, sorted_entities([*given, *found]) if found else given
