"""Native objects in the Bot API's form; what nobody told is missing."""

from collections.abc import Mapping
from typing import Any

from conformance.platforms.shims.rubika.asking import STYLES
from conformance.platforms.shims.rubika.ids import Ids
from conformance.platforms.shims.texts import found

__all__ = ["chat", "chat_by_id", "message", "person"]

Value = Mapping[str, Any]

_CHATS = {"User": "private", "Bot": "private", "Group": "supergroup", "Channel": "channel"}
_BY_LETTER = {"b": "private", "g": "supergroup", "c": "channel"}
_KINDS = {native: ours for ours, native in STYLES.items()}


def chat(native: Value, ids: Ids) -> dict[str, Any]:
    names = ("first_name", "last_name", "title", "username")
    known = {name: native[name] for name in names if native.get(name)}
    return {"id": ids.number(native["chat_id"]), "type": _CHATS[native["chat_type"]], **known}


def chat_by_id(native_id: str, ids: Ids) -> dict[str, Any]:
    return {"id": ids.number(native_id), "type": _BY_LETTER.get(native_id[:1], "private")}


def person(native_id: str, where: Value, ids: Ids, *, is_bot: bool = False) -> dict[str, Any]:
    """In a private chat the person is called as the chat; elsewhere nobody says how."""
    number = ids.number(native_id)
    is_here = where["type"] == "private" and not is_bot
    names = ("first_name", "last_name", "username")
    known = {name: where[name] for name in names if is_here and name in where}
    return {"id": number, "is_bot": is_bot, **known}


def message(native: Value, where: Value, ids: Ids) -> dict[str, Any]:
    told: dict[str, Any] = {"message_id": int(native["message_id"]), "chat": where}
    if "sender_id" in native:
        is_bot = native.get("sender_type") == "Bot"
        told["from"] = person(native["sender_id"], where, ids, is_bot=is_bot)
    return {**told, "date": int(native["time"]), **_content(native, ids)}


def _content(native: Value, ids: Ids) -> dict[str, Any]:
    text = native.get("text", "")
    entities = _entities(native, ids) + found(text)
    if file := native.get("file"):
        caption = {"caption": text} if text else {}
        if text and entities:
            caption["caption_entities"] = entities
        return {"document": _file(file), **caption}
    if sticker := native.get("sticker"):
        emoji = {"emoji": sticker["emoji_character"]} if "emoji_character" in sticker else {}
        return {"sticker": {**_file({"file_id": sticker["sticker_id"]}), **emoji}}
    if place := native.get("location"):
        return {"location": {name: float(place[name]) for name in ("latitude", "longitude")}}
    if contact := native.get("contact_message"):
        return {"contact": dict(contact)}
    return {"text": text, **({"entities": entities} if entities else {})}


def _file(file: Value) -> dict[str, Any]:
    told = {"file_id": file["file_id"], "file_unique_id": file["file_id"]}
    if "file_name" in file:
        told["file_name"] = file["file_name"]
    return told | ({"file_size": int(file["size"])} if "size" in file else {})


def _entities(native: Value, ids: Ids) -> list[dict[str, Any]]:
    parts = native.get("metadata", {}).get("meta_data_parts", [])
    return [_entity(part, ids) for part in parts if part["type"] in _KINDS]


def _entity(part: Value, ids: Ids) -> dict[str, Any]:
    entity = {"offset": part["from_index"], "length": part["length"], "type": _KINDS[part["type"]]}
    if "link_url" in part:
        entity["url"] = part["link_url"]
    if "mention_text_user_id" in part:
        entity["user"] = {"id": ids.number(part["mention_text_user_id"]), "is_bot": False}
    return entity
