"""Input message contents: what a result sends in place of what it shows."""

import json
from collections.abc import Mapping
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import (
    NotParsable,
    inner,
    listed,
    needed_string,
    number,
    required,
    string,
)
from conformance.reference.calls.registry import Request
from conformance.reference.formatting import text_content
from conformance.reference.messages.places import live_location, location_of, venue_of
from conformance.reference.payments import issue, read_invoice
from conformance.reference.rich import rich_content

__all__ = ["contact_of", "content_of", "place_of", "venue_content"]

Content = dict[str, Any]
_Given = Mapping[str, Any]


def content_of(request: Request, given: _Given) -> Content | None:
    """The content that is asked for; None where nothing is. Raises NotParsable, and ApiError."""
    if "rich_message" in given:
        rich = json.dumps(inner(given, "rich_message"), ensure_ascii=False)
        return rich_content(request._replace(params={"rich_message": rich}))
    if string(given, "message_text"):
        return text_content(request.platform, given, "message_text", refusal=NotParsable)
    if "latitude" in given and "longitude" in given:
        return venue_content(given) if "title" in given and "address" in given else place_of(given)
    if "phone_number" in given:
        return contact_of(given)
    return _invoice(request, given) if "payload" in given else None


def place_of(given: _Given) -> Content:
    texts = _checked_place(given)
    period = number(given, "live_period")
    return {"location": live_location(texts, period) if period else location_of(texts)}


def venue_content(given: _Given) -> Content:
    needed_string(given, "title")
    needed_string(given, "address")
    return venue_of(_checked_place(given))


def contact_of(given: _Given) -> Content:
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: string(given, name).strip() for name in names}
    for name in names[:2]:
        needed_string(given, name)
    if not contact["phone_number"]:
        raise bad_request('Field "phone_number" must contain a valid phone number')
    if not contact["first_name"]:
        raise bad_request('Field "first_name" must be non-empty')
    return {"contact": {name: value for name, value in contact.items() if value}}


def _invoice(request: Request, given: _Given) -> Content:
    for name in ("title", "description", "payload", "currency"):
        needed_string(given, name)
    required(given, "prices")
    listed(given, "prices")
    order = read_invoice(_texts(given))
    order.check()
    return {"invoice": issue(request.platform, request.bot, order).view}


def _checked_place(given: _Given) -> dict[str, str]:
    for name in ("latitude", "longitude"):
        value = required(given, name)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise NotParsable(f'Field "{name}" must be of type Number')
    return _texts(given)


def _texts(given: _Given) -> dict[str, str]:
    """The fields as a call's parameters would be."""
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in given.items()
        if value is not None
    }
