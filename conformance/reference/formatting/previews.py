"""What a call and a message say of the preview of a link."""

from collections.abc import Callable, Mapping
from typing import Any

from conformance.reference.calls.fields import NotParsable, flag, string
from conformance.reference.calls.params import BROKEN, boolean, json_value
from conformance.reference.formatting.entities import Entity, Styled

__all__ = ["preview_wanted", "previewed"]

_Options = Mapping[str, Any]

_FLAGS = ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text")
_NEVER_PREVIEWED = ("tg:", "ton:", "tonsite:", "ftp:")


def preview_wanted(given: _Options) -> _Options:
    """The options that a call, or a part of it, gives. Raises NotParsable where they are malformed."""
    options = given.get("link_preview_options", "")
    if options == "":
        legacy = given.get("disable_web_page_preview", False)
        disabled = boolean(given, "disable_web_page_preview") if isinstance(legacy, str) else legacy is True
        return {"is_disabled": True} if disabled else {}
    if isinstance(options, str):
        options = json_value(given, "link_preview_options")
    if options is BROKEN:
        raise NotParsable("Can't parse link preview options JSON object")
    if not isinstance(options, dict):
        raise NotParsable("Object expected as link preview options")
    return {name: flag(options, name) for name in _FLAGS} | {"url": string(options, "url")}


def previewed(wanted: _Options, styled: Styled, has_page: Callable[[str], bool]) -> dict[str, Any]:
    """The options that a message with that text shows: the unusual ones, and what a preview is of.

    ``has_page`` says whether there is anything to show at an address.
    """
    first = next(filter(None, (_link(styled.text, item) for item in styled.entities)), "")
    if wanted.get("is_disabled"):
        return {"is_disabled": True} if first else {}
    url = wanted.get("url")
    sizes = ("prefer_small_media", "prefer_large_media") if url else ()
    if not url and first and has_page(first):
        url = first
    shown = {"url": url} if url else {}
    return shown | {name: True for name in (*sizes, "show_above_text") if wanted.get(name)}


def _link(text: str, item: Entity) -> str:
    """Where the link leads, if Telegram would look at what is behind it."""
    if item.type not in {"url", "text_link"}:
        return ""
    url: str = item.extra["url"] if item.type == "text_link" else text[item.start : item.end]
    if url.lower().startswith(_NEVER_PREVIEWED):
        return ""
    return url if item.type == "text_link" or any(mark in url for mark in "/?#") else ""
