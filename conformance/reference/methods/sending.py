"""Messages of text and of small things."""

from typing import Any

from conformance.reference.errors import bad_request
from conformance.reference.formatting import text_content
from conformance.reference.messages import send
from conformance.reference.params import integer
from conformance.reference.registry import Request, method


@method("sendMessage")
def send_message(request: Request) -> Any:
    return send(request, text_content(request.platform, request.params))


@method("sendLocation")
def send_location(request: Request) -> Any:
    location: dict[str, Any] = {name: _degrees(request, name) for name in ("latitude", "longitude")}
    if (period := integer(request.params, "live_period", 0, 0)) > 0:
        location["live_period"] = period
    return send(request, {"location": location})


@method("sendContact")
def send_contact(request: Request) -> Any:
    fields = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: request.params[name] for name in fields if request.params.get(name)}
    for name in ("phone_number", "first_name"):
        if name not in contact:
            raise bad_request(f'Parameter "{name}" is required')
    return send(request, {"contact": contact})


def _degrees(request: Request, name: str) -> float:
    text = request.params.get(name, "").strip()
    if not text:
        raise bad_request(f"{name} is empty")
    try:
        return round(float(text), 6)
    except ValueError:
        return 0.0
