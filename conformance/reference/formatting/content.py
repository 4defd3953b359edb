"""The text or caption of a call, ready to be a message's content."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.errors import bad_request
from conformance.reference.formatting.automatic import find_automatic
from conformance.reference.formatting.cleaning import clean
from conformance.reference.formatting.entities import Entity, sorted_entities, utf16_length, views
from conformance.reference.formatting.explicit import explicit_entities
from conformance.reference.formatting.html import parse_html
from conformance.reference.formatting.markdown import parse_markdown
from conformance.reference.formatting.markdown_v2 import parse_markdown_v2
from conformance.reference.formatting.marking import NotParsable
from conformance.reference.formatting.nesting import nested, resolved
from conformance.reference.params import BROKEN, boolean, json_value
from conformance.reference.state import Platform

__all__ = ["caption_content", "check_length", "formatted", "text_content"]

MAX_TEXT = 4096
MAX_CAPTION = 1024

_LINKS = {"url", "text_link"}

_MODES = {"html": parse_html, "markdown": parse_markdown, "markdownv2": parse_markdown_v2}


def text_content(platform: Platform, params: Mapping[str, Any]) -> dict[str, Any]:
    """The fields ``text`` and ``entities``. Raises ApiError where there is no good text."""
    text = params.get("text", "")
    if not text:
        raise bad_request("Message text is empty")
    content = _content(platform, params, text, "text", "entities")
    if not content:
        raise bad_request("Text must be non-empty")
    if _preview_disabled(params) and any(item["type"] in _LINKS for item in content.get("entities", ())):
        content["link_preview_options"] = {"is_disabled": True}
    return content


def caption_content(platform: Platform, params: Mapping[str, Any]) -> dict[str, Any]:
    """The fields ``caption`` and ``caption_entities``; none where there is no caption."""
    text = params.get("caption", "")
    if not text:
        return {}
    return _content(platform, params, text, "caption", "caption_entities")


def check_length(content: Mapping[str, Any]) -> None:
    """Raises ApiError where the text or caption is too long; the last thing that is looked at."""
    if _longer(content.get("text", ""), MAX_TEXT):
        raise bad_request("Bad Request: message is too long")
    if _longer(content.get("caption", ""), MAX_CAPTION):
        raise bad_request("Bad Request: message caption is too long")


def _longer(text: str, limit: int) -> bool:
    # A letter is one or two units: most texts need no counting.
    return 2 * len(text) > limit and utf16_length(text) > limit


def _preview_disabled(params: Mapping[str, Any]) -> bool:
    if "link_preview_options" not in params:
        return boolean(params, "disable_web_page_preview")
    given = json_value(params, "link_preview_options")
    if given is BROKEN:
        raise bad_request("Can't parse link preview options JSON object")
    if given is not None and not isinstance(given, dict):
        raise bad_request("Object expected as link preview options")
    return bool(given and given.get("is_disabled") is True)


def _content(
    platform: Platform, params: Mapping[str, Any], text: str, name: str, entities_name: str
) -> dict[str, Any]:
    text, entities = formatted(platform, text, params, entities_name)
    if not text:
        return {}
    if entities:
        shown = platform.behaviour.entities(text, views(text, entities))
        if shown:
            return {name: text, entities_name: shown}
    return {name: text}


def formatted(
    platform: Platform, text: str, params: Mapping[str, Any], entities_name: str
) -> tuple[str, list[Entity]]:
    """The cleaned text with the entities that are given, parsed and found."""
    mode = params.get("parse_mode", "").lower()
    given: list[Entity] = []
    if mode and mode != "none":
        if mode not in _MODES:
            raise bad_request("Unsupported parse_mode")
        try:
            text, given = _MODES[mode](text)
        except NotParsable as error:
            raise bad_request(f"Can't parse entities: {error}") from None
    elif entities_name in params:
        listed = json_value(params, entities_name)
        if listed is not BROKEN and isinstance(listed, list):
            given = explicit_entities(text, listed)
    text, given = clean(text, given)
    if given:
        given = nested(text, resolved(given, platform.person))
    found = find_automatic(text, given)
    return text, sorted_entities([*given, *found]) if found else given
