"""What a message to be sent asks of the Bot API."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.calls.errors import ApiError
from conformance.wire import Call, Form, Upload, text_of

__all__ = ["MISSING", "Uploads", "asked", "ids_of"]

Body = Mapping[str, Any]
Uploads = Mapping[str, Upload]

MISSING = 131009  # a parameter's value does not fit
_UNKNOWN_TYPE = 131051
_SENDING = {
    "image": "photo",
    "video": "video",
    "audio": "audio",
    "document": "document",
    "sticker": "sticker",
}


def asked(body: Body, uploads: Uploads, limits: Mapping[str, int]) -> Call:
    """The call. Raises ApiError with a native code for what cannot be meant."""
    type_ = body.get("type", "text")
    content = body.get(type_)
    if (
        body.get("messaging_product") != "whatsapp"
        or "to" not in body
        or not isinstance(content, Mapping | list)
    ):
        raise ApiError(MISSING, "messaging_product, to and the content of its type are needed")
    method, params, files = _content(type_, content, uploads, limits)
    if "context" in body:
        params["reply_parameters"] = text_of({"message_id": ids_of(body["context"]["message_id"])[1]})
    form = Form.MULTIPART if files else Form.JSON
    return Call(method, {"chat_id": str(body["to"]), **params}, files, form)


def ids_of(wamid: Any) -> tuple[str, int]:
    """The chat and the number of a message. Raises ApiError for what is no message's id."""
    parts = str(wamid).split(".")
    if len(parts) != 3 or not parts[2].isdecimal():
        raise ApiError(MISSING, "message_id is not one of a message")
    return parts[1], int(parts[2])


def _content(
    type_: str, content: Any, uploads: Uploads, limits: Mapping[str, int]
) -> tuple[str, dict[str, str], Uploads]:
    if type_ in _SENDING:
        return _media(_SENDING[type_], content, uploads)
    match type_:
        case "text":
            return "sendMessage", {"text": str(content.get("body", ""))}, {}
        case "location":
            return "sendLocation", {name: text_of(content[name]) for name in ("latitude", "longitude")}, {}
        case "contacts":
            return "sendContact", _contact(content[0]), {}
        case "reaction":
            reaction = [{"type": "emoji", "emoji": content["emoji"]}] if content.get("emoji") else []
            params = {"message_id": str(ids_of(content["message_id"])[1]), "reaction": text_of(reaction)}
            return "setMessageReaction", params, {}
        case "interactive":
            keyboard = {"inline_keyboard": _buttons(content, limits)}
            text = str(content.get("body", {}).get("text", ""))
            return "sendMessage", {"text": text, "reply_markup": text_of(keyboard)}, {}
    raise ApiError(_UNKNOWN_TYPE, f"the stand-in cannot send a message of type {type_}")


def _media(name: str, content: Body, uploads: Uploads) -> tuple[str, dict[str, str], Uploads]:
    method = f"send{name.title()}"
    caption = {"caption": str(content["caption"])} if "caption" in content else {}
    if upload := uploads.get(str(content.get("id"))):
        return method, caption, {name: upload}
    return method, {**caption, name: str(content.get("id") or content.get("link", ""))}, {}


def _contact(contact: Body) -> dict[str, str]:
    name = contact.get("name", {})
    phone = (contact.get("phones") or [{}])[0].get("phone", "")
    told = {"phone_number": phone, "first_name": name.get("first_name") or name.get("formatted_name", "")}
    return told | ({"last_name": name["last_name"]} if "last_name" in name else {})


def _buttons(content: Body, limits: Mapping[str, int]) -> list[list[dict[str, str]]]:
    action = content.get("action", {})
    replies = [button["reply"] for button in action.get("buttons", [])]
    rows = [row for section in action.get("sections", []) for row in section["rows"]]
    if len(replies) > limits["reply_buttons"] or len(rows) > limits["list_rows"]:
        raise ApiError(MISSING, "there are more buttons than a message can have")
    return [[{"text": one["title"], "callback_data": one["id"]}] for one in [*replies, *rows]]
