"""The bot itself: who it is, and its commands."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from conformance.reference.errors import bad_request
from conformance.reference.params import BROKEN, json_value
from conformance.reference.registry import Request, method

MAX_COMMANDS = 100


@method("getMe")
def get_me(request: Request) -> Any:
    return request.bot.view | asdict(request.bot.switches)


@method("setMyCommands")
def set_my_commands(request: Request) -> bool:
    given = json_value(request.params, "commands")
    if given is BROKEN:
        raise bad_request("Can't parse commands JSON object")
    if given is not None and not isinstance(given, list):
        raise bad_request("Expected an Array of BotCommand")
    commands: list[Mapping[str, Any]] = [_command(item) for item in given or ()]
    if len(commands) > MAX_COMMANDS:
        raise bad_request("Bad Request: BOT_COMMANDS_TOO_MUCH")
    request.bot.commands[_audience(request)] = commands
    return True


@method("getMyCommands")
def get_my_commands(request: Request) -> Any:
    return request.bot.commands.get(_audience(request), [])


@method("deleteMyCommands")
def delete_my_commands(request: Request) -> bool:
    request.bot.commands.pop(_audience(request), None)
    return True


def _command(item: Any) -> dict[str, str]:
    if not isinstance(item, dict):
        raise bad_request("Can't parse BotCommand: expected an Object")
    fields = {}
    for name in ("command", "description"):
        value = item.get(name, "")
        if not isinstance(value, str):
            raise bad_request(f'Can\'t parse BotCommand: Field "{name}" must be of type String')
        fields[name] = value
    fields["command"] = fields["command"].removeprefix("/")
    if not 1 <= len(fields["command"]) <= 32 or not fields["command"].replace("_", "a").isalnum():
        raise bad_request("Bad Request: BOT_COMMAND_INVALID")
    if not 1 <= len(fields["description"]) <= 256:
        raise bad_request("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
    return fields


def _audience(request: Request) -> str:
    """The scope and language as one key; the default scope is the one that is known."""
    scope = json_value(request.params, "scope")
    if scope is BROKEN:
        raise bad_request("Can't parse BotCommandScope JSON object")
    if scope is not None and not isinstance(scope, dict):
        raise bad_request("BotCommandScope must be an Object")
    kind = (scope or {}).get("type", "default")
    if kind not in {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}:
        raise bad_request("Unsupported type specified")
    return f"{kind}:{request.params.get('language_code', '')}"
