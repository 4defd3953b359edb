"""What a native request asks of the Bot API."""

import json
from collections.abc import Mapping
from typing import Any

from conformance.platforms.standins.rubika.ids import number_of
from conformance.reference.calls.errors import bad_request
from conformance.wire import Call, Form, text_of

__all__ = ["STYLES", "asked", "entities_of"]

Body = Mapping[str, Any]

# Both ways: the Bot API's kinds of entities, and the parts of metadata.
STYLES = {
    "bold": "Bold",
    "italic": "Italic",
    "code": "Mono",
    "underline": "Underline",
    "strikethrough": "Strike",
    "spoiler": "Spoiler",
    "text_link": "Link",
    "text_mention": "MentionText",
    "pre": "Pre",
    "blockquote": "Quote",
}
_KINDS = {native: ours for ours, native in STYLES.items()}
_COPIED = (
    *("text", "question", "latitude", "longitude", "first_name", "last_name", "phone_number"),
    *("disable_notification", "reply_to_message_id", "message_id", "file_id", "is_anonymous"),
    *("allows_multiple_answers", "explanation", "limit", "timeout"),
)


def asked(method: str, body: Body) -> Call:
    """The call, where one native request is one call. Raises ApiError for what cannot be meant."""
    params = {name: text_of(body[name]) for name in _COPIED if name in body}
    params |= {
        "chat_id" if name == "to_chat_id" else name: str(number_of(body[name]))
        for name in ("chat_id", "from_chat_id", "to_chat_id", "user_id")
        if name in body
    }
    if "metadata" in body:
        params["entities"] = text_of(entities_of(body["metadata"]))
    if markup := _markup(body):
        params["reply_markup"] = text_of(markup)
    params |= _special(method, body)
    return Call(method, params, form=Form.JSON)


def _special(method: str, body: Body) -> dict[str, str]:
    match method:
        case "sendPoll":
            type_ = {"type": str(body["type"]).lower()} if "type" in body else {}
            right = body.get("correct_option_index")
            answer = {} if right is None else {"correct_option_id": text_of(right)}
            return {"options": text_of(body.get("options")), **type_, **answer}
        case "sendSticker":
            return {"sticker": str(body.get("sticker_id", ""))}
        case "setMyCommands":
            return {"commands": json.dumps(body.get("bot_commands"))}
        case "getUpdates" if body.get("offset_id"):
            return {"offset": str(body["offset_id"])}
    return {}


def entities_of(metadata: Any) -> list[dict[str, Any]]:
    """The entities that metadata means; offsets are taken to be the Bot API's, which no fact says."""
    parts = metadata.get("meta_data_parts", []) if isinstance(metadata, dict) else []
    return [_entity(part) for part in parts]


def _entity(part: Mapping[str, Any]) -> dict[str, Any]:
    if part.get("type") not in _KINDS:
        raise bad_request(f"metadata has no type {part.get('type')!r}")
    entity = {"type": _KINDS[part["type"]], "offset": part["from_index"], "length": part["length"]}
    if "link_url" in part:
        entity["url"] = part["link_url"]
    if "mention_text_user_id" in part:
        entity["user"] = {"id": number_of(part["mention_text_user_id"])}
    return entity


def _markup(body: Body) -> dict[str, Any] | None:
    if "inline_keypad" in body:
        return {"inline_keyboard": [[_inline(one) for one in row] for row in _rows(body["inline_keypad"])]}
    if body.get("chat_keypad_type") == "Remove":
        return {"remove_keyboard": True}
    if "chat_keypad" not in body:
        return None
    keypad = body["chat_keypad"]
    return {
        "keyboard": [[_button(one) for one in row] for row in _rows(keypad)],
        "resize_keyboard": bool(keypad.get("resize_keyboard")),
        "one_time_keyboard": bool(keypad.get("on_time_keyboard") or keypad.get("one_time_keyboard")),
    }


def _rows(keypad: Any) -> list[list[dict[str, Any]]]:
    try:
        return [row["buttons"] for row in keypad["rows"]]
    except (KeyError, TypeError):
        raise bad_request("a keypad has rows of buttons") from None


def _inline(button: Mapping[str, Any]) -> dict[str, Any]:
    text = button.get("button_text", "")
    if button.get("type") == "Link":
        return {"text": text, "url": button.get("button_link", {}).get("link_url", "")}
    return {"text": text, "callback_data": button.get("id", "")}


def _button(button: Mapping[str, Any]) -> dict[str, Any]:
    text = {"text": button.get("button_text", "")}
    match button.get("type"):
        case "AskMyPhoneNumber":
            return {**text, "request_contact": True}
        case "AskLocation":
            return {**text, "request_location": True}
    return text
