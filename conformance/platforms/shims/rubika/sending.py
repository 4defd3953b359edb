"""What is sent: the native request of each method, and the content that the Bot API tells of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.platforms.shims.rubika.asking import metadata
from conformance.platforms.shims.rubika.ids import Ids
from conformance.platforms.shims.texts import read, value_of
from conformance.reference.calls.errors import bad_request

__all__ = ["FILES", "Sending", "sending"]

Params = Mapping[str, Any]

# The Bot API's kind of file, and the native one.
FILES = {
    "document": "File",
    "photo": "Image",
    "voice": "Voice",
    "audio": "Music",
    "animation": "Gif",
    "video": "Video",
}


@dataclass(frozen=True, slots=True)
class Sending:
    """A native method, its parameters beside the usual, and the content of the message."""

    method: str
    body: dict[str, Any]
    content: dict[str, Any] = field(default_factory=dict)


def sending(method: str, params: Params, ids: Ids) -> Sending | None:
    """None for a method that does not send, or sends what is not there. Raises ApiError."""
    if method == "sendpoll":
        return _poll(params)
    if method == "sendsticker" and "sticker" in params:
        return Sending("sendSticker", {"sticker_id": str(params["sticker"])})
    if method in {"sendlocation", "sendcontact"}:
        return _place(params) if method == "sendlocation" else _contact(params)
    is_file = method.startswith("send") and method.removeprefix("send") in FILES
    if method != "sendmessage" and not is_file:
        return None
    name, marks = ("caption", "caption_entities") if is_file else ("text", "entities")
    text, entities = read(params, name, marks)
    body = {"text": text, **metadata(entities, ids)} if text or not is_file else {}
    content = {name: text, **({marks: entities} if entities else {})} if text else {}
    return Sending("sendFile" if is_file else "sendMessage", body, content)


def _place(params: Params) -> Sending:
    place = {name: value_of(params, name) for name in ("latitude", "longitude")}
    if not all(isinstance(value, int | float) for value in place.values()):
        raise bad_request("latitude and longitude must be numbers")
    return Sending("sendLocation", {name: str(v) for name, v in place.items()}, {"location": place})


def _contact(params: Params) -> Sending:
    names = ("phone_number", "first_name", "last_name")
    contact = {name: str(params[name]) for name in names if name in params}
    return Sending("sendContact", {"last_name": "", **contact}, {"contact": contact})


def _poll(params: Params) -> Sending:
    options = [
        one.get("text", "") if isinstance(one, dict) else str(one)
        for one in value_of(params, "options") or []
    ]
    body: dict[str, Any] = {"question": str(params.get("question", "")), "options": options}
    if "type" in params:
        body["type"] = str(params["type"]).title()
    for name in ("is_anonymous", "allows_multiple_answers"):
        if name in params:
            body[name] = value_of(params, name)
    if "correct_option_id" in params:
        body["correct_option_index"] = value_of(params, "correct_option_id")
    if "explanation" in params:
        body["explanation"] = str(params["explanation"])
    return Sending("sendPoll", body)
