"""Messages of text and of small things."""

from typing import Any

from conformance.reference.errors import bad_request
from conformance.reference.formatting import text_content
from conformance.reference.messages import send
from conformance.reference.methods.registry import Request, method


@method("sendMessage")
def send_message(request: Request) -> Any:
    return send(request, text_content(request.params, request.platform.behaviour))


@method("sendLocation")
def send_location(request: Request) -> Any:
    location = {name: _degrees(request, name) for name in ("latitude", "longitude")}
    return send(request, {"location": location})


@method("sendContact")
def send_contact(request: Request) -> Any:
    fields = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: request.params[name] for name in fields if request.params.get(name)}
    if "phone_number" not in contact:
        raise bad_request("Bad Request: phone number is empty")
    if "first_name" not in contact:
        raise bad_request("Bad Request: first name is empty")
    return send(request, {"contact": contact})


def _degrees(request: Request, name: str) -> float:
    text = request.params.get(name, "").strip()
    if not text:
        raise bad_request(f"{name} is empty")
    try:
        return round(float(text), 6)
    except ValueError:
        return 0.0
