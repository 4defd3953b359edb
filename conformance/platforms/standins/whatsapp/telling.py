"""An update of the Bot API as the body of a webhook."""

from collections.abc import Mapping
from typing import Any

__all__ = ["delivery", "wamid"]

Value = Mapping[str, Any]

_MEDIA = {
    "photo": "image",
    "video": "video",
    "voice": "audio",
    "audio": "audio",
    "document": "document",
    "sticker": "sticker",
}


def wamid(chat_id: Any, message_id: Any) -> str:
    return f"wamid.{chat_id}.{message_id}"


def delivery(update: Value) -> dict[str, Any] | None:
    """None for what does not come: whatever is neither written nor pressed by a person in private."""
    query, message = update.get("callback_query"), update.get("message")
    if query:
        told, sender = _pressed(query), query["from"]
    elif message and message["chat"]["type"] == "private":
        told, sender = _message(message), message["from"]
    else:
        return None
    name = " ".join(filter(None, (sender.get("first_name"), sender.get("last_name"))))
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "", "phone_number_id": "phone_number_id"},
        "contacts": [{"profile": {"name": name}, "wa_id": str(sender["id"])}],
        "messages": [told],
    }
    changes = [{"field": "messages", "value": value}]
    return {"object": "whatsapp_business_account", "entry": [{"id": "0", "changes": changes}]}


def _pressed(query: Value) -> dict[str, Any]:
    below = query["message"]
    buttons = [one for row in below.get("reply_markup", {}).get("inline_keyboard", []) for one in row]
    title = next((one["text"] for one in buttons if one.get("callback_data") == query.get("data")), "")
    number = wamid(below["chat"]["id"], below["message_id"])
    return {
        "from": str(query["from"]["id"]),
        "id": wamid(below["chat"]["id"], f"{query['id']}"),
        "timestamp": str(below["date"]),
        "type": "interactive",
        "interactive": {
            "type": "button_reply",
            "button_reply": {"id": query.get("data", ""), "title": title},
        },
        "context": {"from": "phone_number_id", "id": number},
    }


def _message(message: Value) -> dict[str, Any]:
    chat = message["chat"]["id"]
    told = {
        "from": str(message["from"]["id"]),
        "id": wamid(chat, message["message_id"]),
        "timestamp": str(message["date"]),
        **_content(message),
    }
    if below := message.get("reply_to_message"):
        told["context"] = {"from": str(below["from"]["id"]), "id": wamid(chat, below["message_id"])}
    return told


def _content(message: Value) -> dict[str, Any]:
    if "text" in message:
        return {"type": "text", "text": {"body": message["text"]}}
    for kind, type_ in _MEDIA.items():
        if kind in message:
            one = message[kind][-1] if kind == "photo" else message[kind]
            shown = {"id": one["file_id"]} | ({"caption": message["caption"]} if "caption" in message else {})
            return {"type": type_, type_: shown}
    if place := message.get("location"):
        return {"type": "location", "location": {name: place[name] for name in ("latitude", "longitude")}}
    if contact := message.get("contact"):
        name = {"first_name": contact["first_name"], "formatted_name": contact["first_name"]}
        return {
            "type": "contacts",
            "contacts": [{"name": name, "phones": [{"phone": contact["phone_number"]}]}],
        }
    return {"type": "unsupported"}
