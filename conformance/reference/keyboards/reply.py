"""Buttons of a reply keyboard: one kind each, and what each asks of the person."""

from collections.abc import Callable, Mapping
from typing import Any

from conformance.reference.calls.fields import (
    NotParsable,
    flag,
    inner,
    integer,
    needed_string,
    number,
    string,
)
from conformance.reference.chats.rights import rights_given
from conformance.reference.keyboards.addresses import web_address
from conformance.reference.keyboards.looks import looks

__all__ = ["reply_button"]

_Given = Mapping[str, Any]
_View = dict[str, Any]


def reply_button(button: Any) -> _View:
    """The button as the person's keyboard shows it. Raises NotParsable."""
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict):
        raise NotParsable("KeyboardButton must be a String or an Object")
    view = looks(button)
    for name, older in (("request_contact", "request_phone_number"), ("request_location", "")):
        if flag(button, name) or (older and flag(button, older)):
            return view | {name: True}
    for name, read in _KINDS.items():
        if name in button:
            return view | read(button)
    return view


def _poll(button: _Given) -> _View:
    kind = string(inner(button, "request_poll"), "type")
    return {"request_poll": {"type": kind} if kind in {"quiz", "regular"} else {}}


def _web_app(button: _Given) -> _View:
    url = needed_string(inner(button, "web_app"), "url")
    web_address(url, "Keyboard button Web App")
    return {"web_app": {"url": url}}


def _users(button: _Given) -> _View:
    wanted = inner(button, "request_users" if "request_users" in button else "request_user")
    view: dict[str, Any] = {"request_id": integer(wanted, "request_id")}
    view |= _restricted(wanted, "user_is_bot", "user_is_premium")
    view["max_quantity"] = number(wanted, "max_quantity", 1)
    return {"request_users": view | _flags(wanted, "request_name", "request_username", "request_photo")}


def _chat(button: _Given) -> _View:
    wanted = inner(button, "request_chat")
    view: dict[str, Any] = {"request_id": integer(wanted, "request_id")}
    view["chat_is_channel"] = flag(wanted, "chat_is_channel")
    view |= _restricted(wanted, "chat_is_forum", "chat_has_username")
    view |= _flags(wanted, "chat_is_created")
    for name in ("user_administrator_rights", "bot_administrator_rights"):
        if name in wanted:
            view[name] = rights_given(wanted[name])
    view |= _flags(wanted, "bot_is_member", "request_title", "request_username", "request_photo")
    return {"request_chat": view}


def _managed_bot(button: _Given) -> _View:
    wanted = inner(button, "request_managed_bot")
    view: dict[str, Any] = {"request_id": integer(wanted, "request_id")}
    suggested = {name: string(wanted, name) for name in ("suggested_name", "suggested_username")}
    return {"request_managed_bot": view | {name: value for name, value in suggested.items() if value}}


def _restricted(wanted: _Given, *names: str) -> dict[str, bool]:
    """Conditions that say no as well as yes."""
    return {name: flag(wanted, name) for name in names if name in wanted}


def _flags(wanted: _Given, *names: str) -> dict[str, bool]:
    return {name: True for name in names if flag(wanted, name)}


_KINDS: Mapping[str, Callable[[_Given], _View]] = {
    "request_poll": _poll,
    "web_app": _web_app,
    "request_users": _users,
    "request_user": _users,
    "request_chat": _chat,
    "request_managed_bot": _managed_bot,
}
