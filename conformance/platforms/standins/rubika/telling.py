"""What the Bot API tells, in native objects."""

from collections.abc import Mapping
from typing import Any

from conformance.platforms.standins.rubika.asking import STYLES
from conformance.platforms.standins.rubika.ids import chat_id, user_id

__all__ = ["MEDIA", "bot", "chat", "message", "pressed", "update"]

Value = Mapping[str, Any]

MEDIA = ("document", "video", "voice", "audio", "animation", "photo")
_CHATS = {"private": "User", "group": "Group", "supergroup": "Group", "channel": "Channel"}


def bot(me: Value) -> dict[str, Any]:
    return {"bot_id": f"b0{me['id']}", "bot_title": me["first_name"], "username": me.get("username", "")}


def chat(value: Value) -> dict[str, Any]:
    known = {name: value[name] for name in ("first_name", "last_name", "title", "username") if name in value}
    person = {"user_id": user_id(value["id"])} if value["type"] == "private" else {}
    return {"chat_id": chat_id(dict(value)), "chat_type": _CHATS[value["type"]], **person, **known}


def update(told: Value) -> dict[str, Any] | None:
    """An update for polling and ReceiveUpdate; None for what comes nowhere, or elsewhere."""
    for kind, type_ in (("message", "New"), ("channel_post", "New"), ("edited_message", "Updated")):
        if kind in told:
            value = told[kind]
            return {
                "type": f"{type_}Message",
                "chat_id": chat_id(value["chat"]),
                f"{type_.lower()}_message": message(value),
            }
    if member := told.get("my_chat_member"):
        stopped = member["new_chat_member"]["status"] == "kicked"
        where = chat_id(member["chat"])
        return {"type": "StoppedBot" if stopped else "StartedBot", "chat_id": where}
    return None


def pressed(query: Value) -> dict[str, Any]:
    """A pressed button as an inline message."""
    below = query["message"]
    return {
        "sender_id": user_id(query["from"]["id"]),
        "chat_id": chat_id(below["chat"]),
        "message_id": str(below["message_id"]),
        "text": below.get("text", below.get("caption", "")),
        "aux_data": {"button_id": query.get("data", "")},
    }


def message(value: Value) -> dict[str, Any]:
    sender = value.get("from")
    told: dict[str, Any] = {"message_id": str(value["message_id"]), "time": str(value["date"])}
    if sender:
        kind = "Bot" if sender["is_bot"] else "User"
        told |= {"sender_type": kind, "sender_id": user_id(sender["id"])}
    if text := value.get("text", value.get("caption")):
        told["text"] = text
    if parts := _parts(value.get("entities", value.get("caption_entities", []))):
        told["metadata"] = {"meta_data_parts": parts}
    if "edit_date" in value:
        told["is_edited"] = True
    if "reply_to_message" in value:
        told["reply_to_message_id"] = str(value["reply_to_message"]["message_id"])
    return told | _content(value)


def _content(value: Value) -> dict[str, Any]:
    for kind in MEDIA:
        if kind in value:
            return {"file": _file(value[kind][-1] if kind == "photo" else value[kind])}
    if sticker := value.get("sticker"):
        emoji = {"emoji_character": sticker["emoji"]} if "emoji" in sticker else {}
        return {"sticker": {"sticker_id": sticker["file_id"], "file": _file(sticker), **emoji}}
    if place := value.get("location"):
        return {"location": {name: str(place[name]) for name in ("longitude", "latitude")}}
    if contact := value.get("contact"):
        names = ("phone_number", "first_name", "last_name")
        return {"contact_message": {name: contact[name] for name in names if name in contact}}
    if poll := value.get("poll"):
        return {"poll": {"question": poll["question"], "options": [one["text"] for one in poll["options"]]}}
    return {}


def _file(value: Value) -> dict[str, Any]:
    told = {"file_id": value["file_id"]}
    if "file_name" in value:
        told["file_name"] = value["file_name"]
    return told | ({"size": str(value["file_size"])} if "file_size" in value else {})


def _parts(entities: list[Value]) -> list[dict[str, Any]]:
    return [_part(one) for one in entities if one["type"] in STYLES]


def _part(entity: Value) -> dict[str, Any]:
    part = {"type": STYLES[entity["type"]], "from_index": entity["offset"], "length": entity["length"]}
    if "url" in entity:
        part["link_url"] = entity["url"]
    if "user" in entity:
        part["mention_text_user_id"] = user_id(entity["user"]["id"])
    return part
