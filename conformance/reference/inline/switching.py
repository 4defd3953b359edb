"""The button above a list of results, that leads out of it."""

import re
from collections.abc import Mapping
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, inner, needed_string
from conformance.reference.calls.params import BROKEN, json_value
from conformance.reference.keyboards.addresses import web_address

__all__ = ["check_button", "read_button"]

_PARAMETER = re.compile(r"[A-Za-z0-9_-]*\Z")
_LONGEST = 64

_Button = dict[str, Any]


def read_button(params: Mapping[str, Any]) -> _Button | None:
    """The ``button`` of a call, or its older form. Raises ApiError."""
    if params.get("button"):
        value = json_value(params, "button")
        if value is BROKEN:
            raise bad_request("Can't parse inline query results button JSON object")
        try:
            return _read(value)
        except NotParsable as error:
            raise bad_request(f"Can't parse inline query results button: {error}") from None
    if params.get("switch_pm_text"):
        return {"text": params["switch_pm_text"], "start_parameter": params.get("switch_pm_parameter", "")}
    return None


def check_button(button: _Button) -> None:
    """Raises ApiError where it leads nowhere."""
    if not button["text"]:
        raise bad_request("SWITCH_PM_TEXT_EMPTY")
    if "web_app" in button:
        web_address(button["web_app"]["url"], "Inline query result button Web App")
        return
    parameter = button["start_parameter"]
    if not parameter:
        raise bad_request("Can't use empty start_parameter")
    if len(parameter) > _LONGEST:
        raise bad_request("Too long start_parameter specified")
    if not _PARAMETER.match(parameter):
        raise bad_request("Unallowed characters in start_parameter are used")


def _read(value: Any) -> _Button:
    if not isinstance(value, dict):
        raise NotParsable("InlineQueryResultsButton must be an Object")
    text = needed_string(value, "text")
    if "start_parameter" in value:
        return {"text": text, "start_parameter": needed_string(value, "start_parameter")}
    if "web_app" in value:
        return {"text": text, "web_app": {"url": needed_string(inner(value, "web_app"), "url")}}
    raise NotParsable("InlineQueryResultsButton must have exactly one optional field")
