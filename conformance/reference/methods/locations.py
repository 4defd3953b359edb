"""Locations, at rest and moving, and venues."""

from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import integer
from conformance.reference.calls.registry import Request, method
from conformance.reference.keyboards import read_markup
from conformance.reference.messages.edits import edit, editable
from conformance.reference.messages.places import (
    ended,
    expire_later,
    is_live,
    live_location,
    location_of,
    venue_of,
)
from conformance.reference.messages.sending import posted, send, shown
from conformance.reference.state import Message


@method("sendLocation")
def send_location(request: Request) -> Any:
    period = integer(request.params, "live_period")
    if not period:
        return send(request, {"location": location_of(request.params)})
    message = posted(request, {"location": live_location(request.params, period)})
    expire_later(request.platform, message)
    return shown(request, message)


@method("sendVenue")
def send_venue(request: Request) -> Any:
    return send(request, venue_of(request.params))


@method("editMessageLiveLocation")
def edit_message_live_location(request: Request) -> Any:
    location_of(request.params)
    markup = read_markup(request.params)
    message = _live(request)
    period = integer(request.params, "live_period")
    known = message.content["location"]["live_period"]
    location = live_location(request.params, period or known, message)
    edited = edit(request, message, {"location": location}, markup)
    if period not in {0, known}:
        expire_later(request.platform, message._replace(content={"location": location}))
    return edited


@method("stopMessageLiveLocation")
def stop_message_live_location(request: Request) -> Any:
    markup = read_markup(request.params)
    message = _live(request)
    return edit(request, message, ended(message.content), markup)


def _live(request: Request) -> Message:
    """The message whose location is live still. Raises ApiError."""
    message = editable(request)
    if not is_live(message):
        raise bad_request("There is no live location in the message to edit")
    return message
