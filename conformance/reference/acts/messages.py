"""What people write and send."""

import json
from typing import Any

from conformance.reference.acts.registry import ID, NUMBER, STRING, TEXT, Details, Refused, Scene, act
from conformance.reference.errors import ApiError
from conformance.reference.formatting import formatted
from conformance.reference.formatting.entities import views

_ENTITIES = {"type": "array", "items": {"type": "object"}}


@act("send_text", "writes", required={"text": STRING}, optional={"entities": _ENTITIES}, posts=True)
def send_text(scene: Scene, details: Details) -> dict[str, Any]:
    return scene.post(_text(scene, details), details)


@act(
    "send_contact",
    "shares a contact",
    required={"phone_number": TEXT, "first_name": TEXT},
    optional={"last_name": STRING, "vcard": STRING, "user_id": ID},
    posts=True,
)
def send_contact(scene: Scene, details: Details) -> dict[str, Any]:
    fields = ("phone_number", "first_name", "last_name", "vcard", "user_id")
    return scene.post({"contact": {name: details[name] for name in fields if details.get(name)}}, details)


@act("send_location", "shares a place", required={"latitude": NUMBER, "longitude": NUMBER}, posts=True)
def send_location(scene: Scene, details: Details) -> dict[str, Any]:
    return scene.post({"location": {name: details[name] for name in ("latitude", "longitude")}}, details)


@act(
    "edit_text",
    "changes own words",
    required={"message_id": ID, "text": STRING},
    optional={"entities": _ENTITIES},
)
def edit_text(scene: Scene, details: Details) -> dict[str, Any]:
    message = scene.message(details)
    if message.sender != scene.user or "text" not in message.content:
        raise Refused("the user has written no such text")
    edited = message._replace(content=_text(scene, details), edit_date=scene.platform.now())
    return scene.heard(scene.chat.keep(edited), edited=True)


def _text(scene: Scene, details: Details) -> dict[str, Any]:
    params = {"entities": json.dumps(details["entities"])} if details.get("entities") else {}
    try:
        text, entities = formatted(scene.platform, details["text"], params, "entities")
    except ApiError as error:
        raise Refused(error.description) from None
    if not text:
        raise Refused("the text is empty")
    if not entities:
        return {"text": text}
    shown = scene.platform.behaviour.entities(text, views(text, entities))
    return {"text": text, "entities": shown} if shown else {"text": text}
