"""Locations and venues, and locations that move for a while."""

import re
from collections.abc import Mapping
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import integer
from conformance.reference.state import Chat, Message, Platform

__all__ = [
    "KNOWN_BY",
    "ended",
    "expire_later",
    "is_live",
    "is_over",
    "live_location",
    "location_of",
    "venue_of",
]

# What a provider of places knows a venue by.
KNOWN_BY = ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type")

_FOREVER = 2**31 - 1
_SHORTEST, _LONGEST = 60, 24 * 60 * 60
_FARTHEST = 100_000  # metres of a proximity alert
_VAGUEST = 1500.0  # metres of accuracy

_LEADING_NUMBER = re.compile(r"[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?")
_LIVE = ("live_period", "heading", "proximity_alert_radius")

_Params = Mapping[str, str]


def location_of(params: _Params, *, noun: str = "location") -> dict[str, Any]:
    """A Location at rest. Raises ApiError."""
    latitude, longitude = _degrees(params, "latitude"), _degrees(params, "longitude")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise bad_request(f"Invalid {noun} specified")
    accuracy = min(_real(params.get("horizontal_accuracy", "")), _VAGUEST)
    return {"latitude": latitude, "longitude": longitude, **_accuracy(accuracy)}


def live_location(params: _Params, period: int, before: Message | None = None) -> dict[str, Any]:
    """A Location that is shared for so many seconds from the date of its message. Raises ApiError.

    ``before`` is the message that shares it already: its time can grow by a day with each change.
    """
    location = location_of(params, noun="live location")
    longest = _LONGEST + (before.content["location"]["live_period"] if before else 0)
    if period != _FOREVER and not _SHORTEST <= period <= longest:
        raise bad_request("Wrong live location period specified")
    heading = integer(params, "heading")
    if heading and not 1 <= heading <= 360:
        raise bad_request("Wrong live location heading specified")
    radius = integer(params, "proximity_alert_radius")
    if not 0 <= radius <= _FARTHEST:
        raise bad_request("Wrong live location proximity alert radius specified")
    accuracy = location.pop("horizontal_accuracy", 0.0)
    moving = {"live_period": period, "heading": heading, "proximity_alert_radius": radius}
    return {**location, **{name: value for name, value in moving.items() if value}, **_accuracy(accuracy)}


def venue_of(params: _Params) -> dict[str, Any]:
    """The content of a message with a venue. Raises ApiError."""
    location = location_of(params)
    venue = {"location": location, "title": params.get("title", ""), "address": params.get("address", "")}
    # One provider counts, and of two the first here.
    provider = "foursquare" if any(params.get(name) for name in KNOWN_BY[:2]) else "google"
    known = {name: params[name] for name in KNOWN_BY if params.get(name) and name.startswith(provider)}
    return {"location": location, "venue": {**venue, **known}}


def is_live(message: Message) -> bool:
    return "live_period" in message.content.get("location", {})


def is_over(platform: Platform, message: Message) -> bool:
    """Whether a live location has been shared for as long as it was to be."""
    period: int = message.content["location"]["live_period"]
    return period != _FOREVER and platform.moment - message.date >= period


def expire_later(platform: Platform, message: Message) -> None:
    """Lets a live location rest once its time is over."""
    period = message.content["location"]["live_period"]
    if period != _FOREVER:
        platform.later(message.date + period - platform.moment, _expire, message.chat, message.id)


def _expire(platform: Platform, chat: Chat, message_id: int) -> None:
    message = chat.messages.get(message_id)
    if message is not None and is_live(message) and is_over(platform, message):
        chat.keep(message._replace(content=ended(message.content)))


def ended(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content once its location is live no more: the place stays."""
    kept = {name: value for name, value in content["location"].items() if name not in _LIVE}
    return {**content, "location": kept}


def _degrees(params: _Params, name: str) -> float:
    text = params.get(name, "").strip()
    if not text:
        raise bad_request(f"{name} is empty")
    return round(_real(text), 6)


def _accuracy(metres: float) -> dict[str, float]:
    return {"horizontal_accuracy": metres} if metres > 0 else {}


def _real(text: str) -> float:
    """The leading digits as a number; zero where there are none."""
    found = _LEADING_NUMBER.match(text.strip())
    return float(found[0]) if found else 0.0
