"""The reply markup of a call, or of a result within one."""

from collections.abc import Callable, Mapping
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, flag, listed, string
from conformance.reference.calls.params import BROKEN, json_value
from conformance.reference.keyboards.inline import inline_button, logins
from conformance.reference.keyboards.markup import Button, Markup
from conformance.reference.keyboards.reply import reply_button

__all__ = ["MAX_BUTTONS", "markup_of", "read_markup"]

MAX_BUTTONS = 100
_WIDEST_ROW = 12
_MOST_READ = 300

_Rows = list[list[Button]]


def read_markup(params: Mapping[str, Any]) -> Markup | None:
    """The ``reply_markup`` of a call. Raises ApiError in the server's words."""
    if not params.get("reply_markup"):
        return None
    value = json_value(params, "reply_markup")
    if value is BROKEN:
        raise bad_request("Can't parse reply keyboard markup JSON object")
    try:
        # Many clients send a markup that they do not set as null.
        return None if value is None else markup_of(value)
    except NotParsable as error:
        raise bad_request(str(error)) from None


def markup_of(value: Any) -> Markup | None:
    """Raises NotParsable, and ApiError where the server behind refuses."""
    if not isinstance(value, dict):
        raise NotParsable("Object expected as reply markup")
    keyboard = _rows(value, "keyboard", "must be an Array of Arrays", reply_button, "keyboard button")
    inline = _rows(
        value,
        "inline_keyboard",
        "of the InlineKeyboardMarkup must be an Array of Arrays",
        inline_button,
        "inline keyboard button",
    )
    removed = flag(value, "hide_keyboard") | flag(value, "remove_keyboard")
    selective = flag(value, "personal_keyboard") | flag(value, "selective")
    forced = flag(value, "force_reply_keyboard") | flag(value, "force_reply")
    placeholder = string(value, "input_field_placeholder")
    asked = ({"input_field_placeholder": placeholder} if placeholder else {}) | _flags(selective=selective)
    if value.get("keyboard"):
        names = ("is_persistent", "resize_keyboard", "one_time_keyboard")
        given = {name: flag(value, name) for name in names}
        view = {"keyboard": keyboard, **_flags(**given), **asked, **_flags(force_reply=forced)}
        return Markup(view, inline=False) if keyboard else None
    if value.get("inline_keyboard"):
        return _under_message(value, inline, forced=forced) if inline else None
    if removed:
        return Markup({"remove_keyboard": True, **_flags(selective=selective)}, inline=False)
    return Markup({"force_reply": True, **asked}, inline=False) if forced else None


def _under_message(value: Mapping[str, Any], rows: _Rows, *, forced: bool) -> Markup:
    if sum(map(len, rows)) > MAX_BUTTONS:
        raise bad_request("Bad Request: reply markup is too long")
    behind = logins(button for row in value["inline_keyboard"] for button in row)
    return Markup({"inline_keyboard": rows, **_flags(force_reply=forced)}, inline=True, logins=behind)


def _rows(value: Mapping[str, Any], name: str, form: str, read: Callable[[Any], Button], noun: str) -> _Rows:
    """The rows that have buttons; a button without a text is left out, as is what is too much to read."""
    rows: _Rows = []
    room = _MOST_READ
    for row in listed(value, name):
        if not isinstance(row, list):
            raise NotParsable(f'Field "{name}" {form}')
        try:
            buttons = [button for given in row if (button := read(given))["text"]]
        except NotParsable as error:
            raise NotParsable(f"Can't parse {noun}: {error}") from None
        buttons = buttons[: min(_WIDEST_ROW, room)]
        room -= len(buttons)
        if buttons:
            rows.append(buttons)
    return rows


def _flags(**given: bool) -> dict[str, bool]:
    return {name: True for name, value in given.items() if value}
