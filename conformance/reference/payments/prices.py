"""Prices in parts, tips and shipping options, as calls list them."""

import re
from collections.abc import Mapping
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, integer, needed_string
from conformance.reference.calls.lists import each, json_list, read_list
from conformance.reference.calls.params import BROKEN, json_value

__all__ = ["prices", "shipping_options", "tips"]

_Params = Mapping[str, Any]
Part = dict[str, Any]

_WHOLE = re.compile(r"-?\d{1,18}\Z")


def prices(value: Any) -> list[Part]:
    """The LabeledPrice objects, at least one. Raises ApiError."""
    parts = each(read_list(value, "labeled prices"), "labeled price", _part)
    if not parts:
        raise bad_request("There must be at least one price")
    return parts


def shipping_options(params: _Params) -> list[dict[str, Any]]:
    """The ShippingOption objects, at least one. Raises ApiError."""
    listed = json_list(params, "shipping_options", "shipping options", "shipping options")
    options = each(listed, "shipping option", _option)
    if not options:
        raise bad_request("There must be at least one shipping option")
    return options


def tips(params: _Params) -> tuple[int, list[int]]:
    """The highest tip, and those that are offered. Raises ApiError."""
    most = params.get("max_tip_amount", "")
    if most and not _WHOLE.match(most):
        raise bad_request('Can\'t parse "max_tip_amount" as Number')
    listed = json_value(params, "suggested_tip_amounts")
    if listed is BROKEN:
        raise bad_request("Can't parse suggested_tip_amounts JSON object")
    if listed is None:
        return int(most or 0), []
    return int(most or 0), [_tip(value) for value in read_list(listed, "suggested tip amounts")]


def _part(given: Any) -> Part:
    if not isinstance(given, dict):
        raise NotParsable("LabeledPrice must be an Object")
    label = needed_string(given, "label")
    if not label:
        raise NotParsable("LabeledPrice label must be non-empty")
    return {"label": label, "amount": integer(given, "amount", 64)}


def _option(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise NotParsable("ShippingOption must be an Object")
    option: dict[str, Any] = {}
    for name, noun in (("id", "identifier"), ("title", "title")):
        option[name] = needed_string(given, name)
        if not option[name]:
            raise NotParsable(f"ShippingOption {noun} must be non-empty")
    return {**option, "prices": prices(given.get("prices"))}


def _tip(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise bad_request("Suggested tip amount must be of type Number or String")
    if not _WHOLE.match(str(value)):
        raise bad_request("Can't parse suggested tip amount as Number")
    return int(value)
