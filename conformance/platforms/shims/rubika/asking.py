"""The Bot API's parameters in native form."""

from collections.abc import Mapping
from typing import Any

from conformance.platforms.shims.rubika.ids import Ids
from conformance.platforms.shims.telegram_shaped import reply_id
from conformance.platforms.shims.texts import value_of
from conformance.reference.calls.errors import bad_request

__all__ = ["STYLES", "keypads", "metadata", "usual"]

Value = Mapping[str, Any]

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


def usual(params: Value) -> dict[str, Any]:
    """What every sending method takes: the message replied to, silence, and keypads."""
    told = keypads(params)
    if value_of(params, "disable_notification") is True:
        told["disable_notification"] = True
    if (below := reply_id(params)) is not None:
        told["reply_to_message_id"] = str(below)
    return told


def metadata(entities: list[dict[str, Any]], ids: Ids) -> dict[str, Any]:
    """The styles that are there; what is found in a text is found again."""
    parts = [_part(one, ids) for one in entities if one["type"] in STYLES]
    return {"metadata": {"meta_data_parts": parts}} if parts else {}


def _part(entity: Value, ids: Ids) -> dict[str, Any]:
    part = {"type": STYLES[entity["type"]], "from_index": entity["offset"], "length": entity["length"]}
    if "url" in entity:
        part["link_url"] = entity["url"]
    if "user" in entity:
        part["mention_text_user_id"] = ids.user(entity["user"]["id"])
    return part


def keypads(params: Value) -> dict[str, Any]:
    """Raises ApiError for a button that has no equal."""
    markup = value_of(params, "reply_markup")
    if not isinstance(markup, dict):
        return {}
    if "inline_keyboard" in markup:
        return {"inline_keypad": {"rows": _rows(markup["inline_keyboard"], _inline)}}
    if markup.get("remove_keyboard"):
        return {"chat_keypad_type": "Remove"}
    if "keyboard" not in markup:
        return {}
    looks = {
        "resize_keyboard": bool(markup.get("resize_keyboard")),
        "on_time_keyboard": bool(markup.get("one_time_keyboard")),
    }
    return {"chat_keypad_type": "New", "chat_keypad": {"rows": _rows(markup["keyboard"], _button), **looks}}


def _rows(rows: Any, make: Any) -> list[dict[str, Any]]:
    try:
        return [{"buttons": [make(button) for button in row]} for row in rows]
    except (KeyError, TypeError):
        raise bad_request("can't parse reply keyboard markup JSON object") from None


def _inline(button: Value) -> dict[str, Any]:
    if "callback_data" in button:
        return {"id": button["callback_data"], "type": "Simple", "button_text": button["text"]}
    if "url" in button:
        link = {"type": "url", "link_url": button["url"]}
        return {"id": button["url"], "type": "Link", "button_text": button["text"], "button_link": link}
    raise bad_request("there are buttons with callback data and with an address here, and no others")


def _button(button: Any) -> dict[str, Any]:
    text = button if isinstance(button, str) else button["text"]
    kind = "Simple"
    if isinstance(button, dict) and button.get("request_contact"):
        kind = "AskMyPhoneNumber"
    if isinstance(button, dict) and button.get("request_location"):
        kind = "AskLocation"
    return {"id": text, "type": kind, "button_text": text}
