"""What a person did, read from the update that it caused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.session.stand_ins import shown_files, stand_in

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
    if isinstance(query := update.get("inline_query"), dict):
        user = query["from"]["id"]
        asked = {"query": query["query"], "offset": query["offset"]}
        # Older recordings do not say where it was asked; if the bot could see the place, it would have heard.
        elsewhere = {} if query.get("chat_type") == "sender" else {"chat_type": "private"}
        return RecordedAct("inline_query", user, user, asked | elsewhere)
    if isinstance(chosen := update.get("chosen_inline_result"), dict):
        user = chosen["from"]["id"]
        details = {"query": chosen["query"], "result_id": chosen["result_id"]}
        return RecordedAct("choose_result", user, user, details)
    if isinstance(member := update.get("my_chat_member"), dict) and member["chat"]["type"] == "private":
        user = member["from"]["id"]
        blocked = member["new_chat_member"]["status"] == "kicked"
        return RecordedAct("block" if blocked else "unblock", user, user)
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
    for medium, shown in shown_files(message):
        content = stand_in(medium, shown, str(message["message_id"]).encode())
        sent: dict[str, Any] = {"content": content}
        if isinstance(shown, dict) and shown.get("file_name"):
            sent["file_name"] = shown["file_name"]
        if "caption" in message:
            sent["caption"] = message["caption"]
        return RecordedAct(f"send_{medium}", user, chat, sent, replied)
    kind = next((name for name in message if name not in {"message_id", "from", "chat", "date"}), "nothing")
    raise Underivable(f"no act is known for a message with {kind}")


def _place(message: Mapping[str, Any]) -> tuple[int, int]:
    sender = message.get("from")
    if not isinstance(sender, dict):
        raise Underivable("the message has no sender")
    return sender["id"], message["chat"]["id"]
