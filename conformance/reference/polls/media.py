"""What a poll, its options and its explanation show beside their texts: an InputPollMedia as PollMedia."""

from collections.abc import Callable, Mapping
from typing import Any

from conformance.reference.errors import bad_request
from conformance.reference.links import InvalidLink, checked_link

__all__ = ["poll_media"]

_Given = Mapping[str, Any]

_VENUE = ("title", "address", "foursquare_id", "foursquare_type", "google_place_id", "google_place_type")


def poll_media(given: Any) -> dict[str, Any]:
    """Raises ApiError where it is malformed, or of a kind that polls do not show."""
    if not isinstance(given, dict):
        raise bad_request("Expected an Object as input media")
    kind = str(given.get("type", ""))
    if kind in _PLAIN:
        return {kind: _PLAIN[kind](given)}
    raise bad_request("Unsupported poll media type specified")


def _place(given: _Given) -> dict[str, Any]:
    place = {name: _number(given, name) for name in ("latitude", "longitude")}
    if given.get("horizontal_accuracy"):
        place["horizontal_accuracy"] = _number(given, "horizontal_accuracy")
    return place


def _venue(given: _Given) -> dict[str, Any]:
    named = {name: str(given[name]) for name in _VENUE if given.get(name)}
    return {"location": _place(given), "title": "", "address": "", **named}


def _link(given: _Given) -> dict[str, Any]:
    try:
        return {"url": checked_link(str(given.get("url", "")))}
    except InvalidLink:
        raise bad_request("Bad Request: wrong HTTP URL specified") from None


def _number(given: _Given, name: str) -> float:
    value = given.get(name)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise bad_request(f'Field "{name}" must be a Number')
    return value


_PLAIN: Mapping[str, Callable[[_Given], dict[str, Any]]] = {
    "location": _place,
    "venue": _venue,
    "link": _link,
}
