"""Buttons under messages: one kind each, the first that the server looks for."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, flag, inner, needed_string, string
from conformance.reference.keyboards.addresses import link, person_behind, web_address
from conformance.reference.keyboards.looks import looks

__all__ = ["MAX_DATA", "inline_button", "logins"]

MAX_DATA = 64  # bytes of callback_data
MAX_COPIED = 256

_Given = Mapping[str, Any]
_View = dict[str, Any]

_CHATS = ("allow_user_chats", "allow_bot_chats", "allow_group_chats", "allow_channel_chats")
_USERNAME = re.compile(r"@?[A-Za-z0-9_]+\Z")


def inline_button(button: Any) -> _View:
    """The button as messages show it. Raises NotParsable, and ApiError where the server behind refuses."""
    if not isinstance(button, dict):
        raise NotParsable("InlineKeyboardButton must be an Object")
    view = looks(button)
    for name, read in _FILLED.items():
        if value := string(button, name):
            return view | read(value)
    for name, read_field in _PRESENT.items():
        if name in button:
            return view | read_field(button)
    raise NotParsable("Text buttons are unallowed in the inline keyboard")


def logins(buttons: Iterable[_Given]) -> dict[str, _Given]:
    """What is behind the buttons that log people in, by the link that each shows as."""
    able = (button for button in buttons if "login_url" in button and not button.get("url"))
    return {view["url"]: button["login_url"] for button in able if "url" in (view := inline_button(button))}


def _url(url: str) -> _View:
    person = person_behind(url)
    return {"url": link(url, "Inline keyboard button") if person is None else f"tg://user?id={person}"}


def _data(data: str) -> _View:
    if len(data.encode()) > MAX_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    return {"callback_data": data}


def _empty(button: _Given, name: str) -> _View:
    inner(button, name)
    return {}


def _switch(button: _Given, name: str) -> _View:
    return {name: needed_string(button, name)}


def _chosen_chat(button: _Given) -> _View:
    wanted = inner(button, "switch_inline_query_chosen_chat")
    query, chats = string(wanted, "query"), {name: flag(wanted, name) for name in _CHATS}
    if not any(chats.values()):
        raise bad_request("At least one chat type must be allowed")
    if all(chats.values()):
        return {"switch_inline_query": query}
    return {"switch_inline_query_chosen_chat": {"query": query, **chats}}


def _login(button: _Given) -> _View:
    login = inner(button, "login_url")
    url, username = needed_string(login, "url"), string(login, "bot_username")
    flag(login, "request_write_access")
    string(login, "forward_text")
    if username and not _USERNAME.match(username):
        raise NotParsable("LoginUrl bot username is invalid")
    return {"url": web_address(url, "Inline keyboard button login")}


def _web_app(button: _Given) -> _View:
    url = needed_string(inner(button, "web_app"), "url")
    return {"web_app": {"url": web_address(url, "Inline keyboard button Web App")}}


def _copied(button: _Given) -> _View:
    copied = needed_string(inner(button, "copy_text"), "text")
    if not 1 <= len(copied) <= MAX_COPIED:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return {"copy_text": {"text": copied}}


# Kinds that an empty text is not, and those that it is enough to name.
_FILLED: Mapping[str, Callable[[str], _View]] = {"url": _url, "callback_data": _data}
_PRESENT: Mapping[str, Callable[[_Given], _View]] = {
    "callback_game": lambda _: {"callback_game": {}},
    "pay": lambda _: {"pay": True},
    "switch_inline_query": lambda button: _switch(button, "switch_inline_query"),
    "switch_inline_query_chosen_chat": _chosen_chat,
    "switch_inline_query_current_chat": lambda button: _switch(button, "switch_inline_query_current_chat"),
    "login_url": _login,
    "web_app": _web_app,
    "copy_text": _copied,
    "disabled": lambda button: {"disabled": _empty(button, "disabled")},
}
