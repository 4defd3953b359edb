"""Reply markup: what a call gives, checked, and what messages then show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conformance.reference.errors import ApiError, bad_request
from conformance.reference.links import InvalidLink, checked_link
from conformance.reference.params import BROKEN, json_value

__all__ = ["Markup", "read_markup"]

MAX_DATA = 64  # bytes of callback_data
MAX_BUTTONS = 100


@dataclass(frozen=True, slots=True)
class Markup:
    """A keyboard under a message, or a reply keyboard that only the person sees."""

    view: Mapping[str, Any]
    inline: bool

    def button(self, data: str) -> Mapping[str, Any] | None:
        """The button with that callback data."""
        rows = self.view.get("inline_keyboard", ())
        return next((item for row in rows for item in row if item.get("callback_data") == data), None)


def read_markup(params: Mapping[str, Any]) -> Markup | None:
    """The ``reply_markup`` of a call. Raises ApiError in the server's words."""
    if "reply_markup" not in params:
        return None
    value = json_value(params, "reply_markup")
    if value is None:
        return None
    if value is BROKEN:
        raise bad_request("Can't parse reply keyboard markup JSON object")
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply markup")
    if "inline_keyboard" in value:
        rows = _rows(value, "inline_keyboard", _inline_button, "inline keyboard button")
        if sum(map(len, rows)) > MAX_BUTTONS:
            raise bad_request("Bad Request: reply markup is too long")
        return Markup({"inline_keyboard": rows}, inline=True) if rows else None
    if "keyboard" in value:
        rows = _rows(value, "keyboard", _reply_button, "keyboard button")
        flags = (
            "is_persistent",
            "resize_keyboard",
            "one_time_keyboard",
            "selective",
            "input_field_placeholder",
        )
        return Markup({"keyboard": rows} | {key: value[key] for key in flags if value.get(key)}, inline=False)
    if value.get("remove_keyboard") is True or value.get("force_reply") is True:
        keys = ("remove_keyboard", "force_reply", "input_field_placeholder", "selective")
        return Markup({key: value[key] for key in keys if value.get(key)}, inline=False)
    return None


def _rows(value: Mapping[str, Any], name: str, read: Any, noun: str) -> list[list[Mapping[str, Any]]]:
    given = value[name]
    if not isinstance(given, list):
        raise bad_request(f'Field "{name}" must be of type Array')
    rows = []
    for row in given:
        if not isinstance(row, list):
            raise bad_request(f'Field "{name}" must be an Array of Arrays')
        try:
            buttons = [read(button) for button in row]
        except _BadButton as error:
            raise bad_request(f"Can't parse {noun}: {error}") from None
        if buttons:
            rows.append(buttons)
    return rows


class _BadButton(ValueError):
    """A button is malformed; the message is the server's inner text."""


def _string(button: Mapping[str, Any], name: str) -> str:
    value = button[name]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise _BadButton(f'Field "{name}" must be of type String')
    return value


def _inline_button(button: Any) -> Mapping[str, Any]:
    if not isinstance(button, dict):
        raise _BadButton("InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise _BadButton('Can\'t find field "text"')
    view: dict[str, Any] = {"text": _string(button, "text")}
    for name, read in _KINDS.items():
        if name in button and (value := read(button, name)) != "":
            view[name] = value
            return view
    if any(name in button for name in ("url", "callback_data")):
        raise ApiError(400, "Bad Request: BUTTON_TYPE_INVALID")
    raise _BadButton("Text buttons are unallowed in the inline keyboard")


def _url(button: Mapping[str, Any], name: str) -> str:
    url = _string(button, name)
    if not url:
        return ""
    try:
        return checked_link(url)
    except InvalidLink as error:
        raise bad_request(f"Inline keyboard button URL '{url}' is invalid: {error}") from None


def _data(button: Mapping[str, Any], name: str) -> str:
    data = _string(button, name)
    if len(data.encode()) > MAX_DATA:
        raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
    return data


def _object(button: Mapping[str, Any], name: str) -> Any:
    value = button[name]
    if not isinstance(value, dict):
        raise _BadButton(f'Field "{name}" must be of type Object')
    return value


def _flag(button: Mapping[str, Any], name: str) -> bool:
    value = button[name]
    if not isinstance(value, bool):
        raise _BadButton(f'Field "{name}" must be of type Boolean')
    return value


_KINDS = {
    "pay": _flag,
    "url": _url,
    "callback_data": _data,
    "callback_game": _object,
    "web_app": _object,
    "switch_inline_query": _string,
    "switch_inline_query_chosen_chat": _object,
    "switch_inline_query_current_chat": _string,
    "login_url": _object,
    "copy_text": _object,
}


def _reply_button(button: Any) -> Mapping[str, Any]:
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict):
        raise _BadButton("KeyboardButton must be a String or an Object")
    if "text" not in button:
        raise _BadButton('Can\'t find field "text"')
    return {**button, "text": _string(button, "text")}
