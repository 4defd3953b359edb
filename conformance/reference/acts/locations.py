"""Where people are, and where they go."""

from typing import Any

from conformance.reference.acts.registry import ID, NUMBER, STRING, TEXT, Details, Refused, Scene, act
from conformance.reference.calls.errors import ApiError
from conformance.reference.messages.places import (
    KNOWN_BY,
    ended,
    expire_later,
    is_live,
    live_location,
    location_of,
    venue_of,
)
from conformance.reference.state import Message

_PLACE = {"latitude": NUMBER, "longitude": NUMBER}
_MOVING = {"horizontal_accuracy": NUMBER, "heading": ID, "proximity_alert_radius": ID}


@act(
    "send_location",
    "shares a place",
    required=_PLACE,
    optional={**_MOVING, "live_period": ID},
    posts=True,
)
def send_location(scene: Scene, details: Details) -> dict[str, Any]:
    """With a ``live_period`` it can move for so many seconds."""
    period = details.get("live_period")
    told = scene.post({"location": _location(details, period)}, details)
    if period:
        expire_later(scene.platform, scene.chat.messages[told["message_id"]])
    return told


@act("move_location", "moves while sharing a place", required={"message_id": ID, **_PLACE}, optional=_MOVING)
def move_location(scene: Scene, details: Details) -> dict[str, Any]:
    message = _shared(scene, details)
    period = message.content["location"]["live_period"]
    return _changed(scene, message, {"location": _location(details, period, message)})


@act("stop_location", "shares the place no longer", required={"message_id": ID})
def stop_location(scene: Scene, details: Details) -> dict[str, Any]:
    message = _shared(scene, details)
    return _changed(scene, message, ended(message.content))


@act(
    "send_venue",
    "shares a place that has a name",
    required={**_PLACE, "title": TEXT, "address": TEXT},
    optional=dict.fromkeys(KNOWN_BY, STRING),
    posts=True,
)
def send_venue(scene: Scene, details: Details) -> dict[str, Any]:
    try:
        content = venue_of(_written(details))
    except ApiError as error:
        raise Refused(error.description) from None
    return scene.post(content, details)


def _shared(scene: Scene, details: Details) -> Message:
    message = scene.message(details)
    if message.sender != scene.user or not is_live(message):
        raise Refused("the user shares no place there")
    return message


def _location(details: Details, period: int | None, before: Message | None = None) -> dict[str, Any]:
    try:
        written = _written(details)
        return live_location(written, period, before) if period else location_of(written)
    except ApiError as error:
        raise Refused(error.description) from None


def _changed(scene: Scene, message: Message, content: dict[str, Any]) -> dict[str, Any]:
    edited = message._replace(content=content, edit_date=scene.platform.now())
    return scene.heard(scene.chat.keep(edited), edited=True)


def _written(details: Details) -> dict[str, str]:
    """The details as a call would have them."""
    return {name: str(value) for name, value in details.items() if value is not None}
