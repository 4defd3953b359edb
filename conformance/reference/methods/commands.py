"""Commands by scope and language."""

import re
from collections.abc import Mapping
from typing import Any

from conformance.reference.accounts.commands import Audience, Commands
from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, flag, integer, needed_string
from conformance.reference.calls.languages import language_of
from conformance.reference.calls.params import BROKEN, json_value
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import member_chat

MAX_COMMANDS = 100
MAX_COMMAND = 32
MAX_DESCRIPTION = 256

_COMMAND = re.compile(r"[a-z0-9_]+\Z")
_WIDE = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_IN_CHAT = frozenset({"chat", "chat_administrators", "chat_member"})


@method("setMyCommands")
def set_my_commands(request: Request) -> bool:
    commands = _given(request)
    audience = _audience(request)
    for command in commands:
        _check(command)
    if not all(_COMMAND.match(command["command"]) for command in commands):
        raise bad_request("BOT_COMMAND_INVALID")
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    request.bot.part(Commands).put(audience, list(commands))
    return True


@method("getMyCommands")
def get_my_commands(request: Request) -> Any:
    return request.bot.part(Commands).of(_audience(request))


@method("deleteMyCommands")
def delete_my_commands(request: Request) -> bool:
    request.bot.part(Commands).put(_audience(request), [])
    return True


def _given(request: Request) -> list[dict[str, Any]]:
    value = json_value(request.params, "commands")
    if value is BROKEN:
        raise bad_request("Can't parse commands JSON object")
    if not request.params.get("commands"):
        return []
    if not isinstance(value, list):
        raise bad_request("Expected an Array of BotCommand")
    try:
        return [_command(item) for item in value]
    except NotParsable as error:
        raise bad_request(f"Can't parse BotCommand: {error}") from None


def _command(item: Any) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise NotParsable("expected an Object")
    command = needed_string(item, "command").strip().removeprefix("/")
    view: dict[str, Any] = {"command": command, "description": needed_string(item, "description").strip()}
    return view | ({"is_ephemeral": True} if flag(item, "is_ephemeral") else {})


def _check(command: Mapping[str, str]) -> None:
    """What the server's own client looks at, before the servers behind do."""
    if not command["command"]:
        raise bad_request("Command must be non-empty")
    if len(command["command"]) > MAX_COMMAND:
        raise bad_request(f"Command length must not exceed {MAX_COMMAND}")
    if not command["description"]:
        raise bad_request("Command description must be non-empty")
    if len(command["description"]) > MAX_DESCRIPTION:
        raise bad_request(f"Command description length must not exceed {MAX_DESCRIPTION}")


def _audience(request: Request) -> Audience:
    """Raises ApiError where the scope or the language is none."""
    value = json_value(request.params, "scope")
    if value is BROKEN:
        raise bad_request("Can't parse BotCommandScope JSON object")
    try:
        audience, place = _scope(value) if request.params.get("scope") else (Audience("default"), "")
    except NotParsable as error:
        raise bad_request(f"Can't parse BotCommandScope: {error}") from None
    if place:
        audience = _placed(request, audience, place)
    return audience._replace(language=language_of(request))


def _scope(value: Any) -> tuple[Audience, str]:
    """The scope, and the chat as the call names it."""
    if not isinstance(value, dict):
        raise NotParsable("BotCommandScope must be an Object")
    kind = needed_string(value, "type")
    if kind in _WIDE:
        return Audience(kind), ""
    if kind not in _IN_CHAT:
        raise NotParsable("Unsupported type specified")
    place = needed_string(value, "chat_id")
    if not place:
        raise NotParsable("Empty chat_id specified")
    user_id = integer(value, "user_id", 64) if kind == "chat_member" else 0
    if kind == "chat_member" and user_id <= 0:
        raise NotParsable("Invalid user_id specified")
    return Audience(kind, 0, user_id), place


def _placed(request: Request, audience: Audience, place: str) -> Audience:
    chat = member_chat(request._replace(params={"chat_id": place}))
    if audience.user_id and request.platform.account(audience.user_id) is None:
        raise bad_request("User not found")
    if chat.kind == "channel":
        raise bad_request("Can't change commands in channel chats")
    if chat.kind == "private" and audience.scope != "chat":
        raise bad_request("Can't use specified scope in private chats")
    return audience._replace(chat_id=chat.id)
