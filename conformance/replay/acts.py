"""What a person did, read from the update that it caused."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PIL import Image

__all__ = ["RecordedAct", "Underivable", "derive"]

# Entities that Telegram finds by itself; sending them again would make them explicit.
_AUTOMATIC = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}


class Underivable(ValueError):
    """The update is of a kind that no act is known for."""


@dataclass(frozen=True, slots=True)
class RecordedAct:
    """An act in the recording's own ids: ``message_id`` names a message of ``chat_id``."""

    kind: str
    user_id: int
    chat_id: int
    details: Mapping[str, Any] = field(default_factory=dict)
    message_id: int | None = None


def derive(update: Mapping[str, Any]) -> RecordedAct:
    """The act behind one recorded update. Raises Underivable with the reason in a sentence."""
    if isinstance(message := update.get("message"), dict):
        return _sent(message)
    if isinstance(message := update.get("edited_message"), dict) and "text" in message:
        user, chat = _place(message)
        return RecordedAct("edit_text", user, chat, {"text": message["text"]}, message["message_id"])
    query = update.get("callback_query")
    if isinstance(query, dict) and isinstance(query.get("message"), dict) and "data" in query:
        message = query["message"]
        details = {"data": query["data"]}
        return RecordedAct(
            "press_button", query["from"]["id"], message["chat"]["id"], details, message["message_id"]
        )
    kind = next((name for name in update if name != "update_id"), "nothing")
    raise Underivable(f"no act is known for an update with {kind}")


def _sent(message: Mapping[str, Any]) -> RecordedAct:
    user, chat = _place(message)
    reply = message.get("reply_to_message")
    replied = reply.get("message_id") if isinstance(reply, dict) else None
    if "text" in message:
        details: dict[str, Any] = {"text": message["text"]}
        chosen = [entity for entity in message.get("entities", ()) if entity.get("type") not in _AUTOMATIC]
        if chosen:
            details["entities"] = chosen
        return RecordedAct("send_text", user, chat, details, replied)
    if "contact" in message:
        keys = ("phone_number", "first_name", "last_name", "user_id")
        contact = {key: message["contact"][key] for key in keys if key in message["contact"]}
        return RecordedAct("send_contact", user, chat, contact, replied)
    if "location" in message:
        place = {key: message["location"][key] for key in ("latitude", "longitude")}
        return RecordedAct("send_location", user, chat, place, replied)
    if message.get("photo"):
        largest = message["photo"][-1]
        photo: dict[str, Any] = {"content": _picture(largest.get("width", 90), largest.get("height", 90))}
        if "caption" in message:
            photo["caption"] = message["caption"]
        return RecordedAct("send_photo", user, chat, photo, replied)
    kind = next((name for name in message if name not in {"message_id", "from", "chat", "date"}), "nothing")
    raise Underivable(f"no act is known for a message with {kind}")


def _place(message: Mapping[str, Any]) -> tuple[int, int]:
    sender = message.get("from")
    if not isinstance(sender, dict):
        raise Underivable("the message has no sender")
    return sender["id"], message["chat"]["id"]


def _picture(width: int, height: int) -> bytes:
    """A picture of the recorded measure; its bytes were never in the recording."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (70, 130, 180)).save(buffer, "JPEG", quality=50)
    return buffer.getvalue()
