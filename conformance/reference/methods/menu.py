"""The menu button, and the rights that the bot asks for when it is added."""

from typing import Any

from conformance.reference.accounts.menu import COMMANDS, DEFAULT, Menu
from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, inner, needed_string
from conformance.reference.calls.params import BROKEN, boolean, json_value
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import user_id_of
from conformance.reference.chats.rights import rights_given
from conformance.reference.keyboards.addresses import web_address
from conformance.reference.state.rights import administrator_rights


class DefaultRights:
    """What a bot asks for in supergroups and in channels."""

    def __init__(self) -> None:
        self.by_kind: dict[str, dict[str, bool]] = {}


@method("setChatMenuButton")
def set_chat_menu_button(request: Request) -> bool:
    button = _given(request)
    menu, user_id = request.bot.part(Menu), _person(request)
    if "text" in button:
        if not button["text"]:
            raise bad_request("Menu button text can't be empty")
        url = web_address(button["web_app"]["url"], "Menu button Web App")
        button = {**button, "web_app": {"url": url}}
    if user_id is None:
        menu.usual = COMMANDS if button == DEFAULT else button
    else:
        menu.own[user_id] = button
    return True


@method("getChatMenuButton")
def get_chat_menu_button(request: Request) -> Any:
    menu, user_id = request.bot.part(Menu), _person(request)
    return menu.usual if user_id is None else menu.own.get(user_id, DEFAULT)


@method("setMyDefaultAdministratorRights")
def set_my_default_administrator_rights(request: Request) -> bool:
    value = json_value(request.params, "rights")
    if value is BROKEN:
        raise bad_request("Can't parse ChatAdministratorRights JSON object")
    try:
        rights = {} if value is None else rights_given(value)
    except NotParsable as error:
        raise bad_request(f"Can't parse ChatAdministratorRights: {error}") from None
    request.bot.part(DefaultRights).by_kind[_kind(request)] = rights
    return True


@method("getMyDefaultAdministratorRights")
def get_my_default_administrator_rights(request: Request) -> Any:
    kind = _kind(request)
    rights = request.bot.part(DefaultRights).by_kind.get(kind, {})
    given = {name for name, value in rights.items() if value}
    return administrator_rights(kind, given, is_anonymous="is_anonymous" in given)


def _kind(request: Request) -> str:
    return "channel" if boolean(request.params, "for_channels") else "supergroup"


def _person(request: Request) -> int | None:
    """Whose chat the call is about; None for everyone's. Raises ApiError."""
    if "chat_id" not in request.params:
        return None
    user_id = user_id_of(request, "chat_id")
    if user_id not in request.platform.users:
        raise bad_request("User not found")
    return user_id


def _given(request: Request) -> Any:
    value = json_value(request.params, "menu_button")
    if value is BROKEN:
        raise bad_request("Can't parse menu button JSON object")
    if value is None:
        return DEFAULT
    try:
        return _read(value)
    except NotParsable as error:
        raise bad_request(f"Can't parse menu button: {error}") from None


def _read(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise NotParsable("MenuButton must be an Object")
    kind = needed_string(value, "type")
    if kind in {"default", "commands"}:
        return {"type": kind}
    if kind != "web_app":
        raise NotParsable("MenuButton has unsupported type")
    text, url = needed_string(value, "text"), needed_string(inner(value, "web_app"), "url")
    return {"type": "web_app", "text": text, "web_app": {"url": url}}
