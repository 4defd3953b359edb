"""What a poll, its options and its explanation show beside their texts: an InputPollMedia as PollMedia."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, needed_string, real, required
from conformance.reference.calls.links import InvalidLink, checked_link
from conformance.reference.calls.registry import Request
from conformance.reference.media import media_content

__all__ = ["poll_media"]

_Given = Mapping[str, Any]

_VENUE = ("title", "address")
_VENUE_IDS = ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type")


def poll_media(request: Request, given: Any, allowed: Collection[str]) -> dict[str, Any]:
    """Raises ApiError where it is malformed, or of a kind that may not stand there."""
    kind = str(given.get("type", "")) if isinstance(given, dict) else ""
    if kind not in allowed or kind not in _PLAIN:
        content = media_content(request, given, allowed)
        # A file that turns out to be of another kind is shown as that.
        return {kind: content[kind]} if kind in content else dict(content)
    try:
        return {kind: _PLAIN[kind](given)}
    except NotParsable as error:
        raise bad_request(f"Can't parse InputMedia: {error}") from None


def _place(given: _Given) -> dict[str, Any]:
    place = {}
    for name in ("latitude", "longitude"):
        required(given, name)
        place[name] = real(given, name)
    accuracy = real(given, "horizontal_accuracy")
    return place | ({"horizontal_accuracy": accuracy} if accuracy else {})


def _venue(given: _Given) -> dict[str, Any]:
    said = {name: needed_string(given, name) for name in _VENUE}
    known = {name: str(given[name]) for name in _VENUE_IDS if given.get(name)}
    return {"location": _place(given), **said, **known}


def _link(given: _Given) -> dict[str, Any]:
    try:
        return {"url": checked_link(needed_string(given, "url"))}
    except InvalidLink:
        raise bad_request("Bad Request: wrong HTTP URL specified") from None


_PLAIN: Mapping[str, Callable[[_Given], dict[str, Any]]] = {
    "location": _place,
    "venue": _venue,
    "link": _link,
}
