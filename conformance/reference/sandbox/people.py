"""Bots and people are made."""

from dataclasses import asdict, fields, replace
from typing import Any

from conformance.reference.accounts.managed import Access, ManagedBots
from conformance.reference.acts import Refused
from conformance.reference.sandbox.routes import (
    BOOLEAN,
    INTEGER,
    OBJECT,
    STRING,
    Given,
    World,
    array,
    body,
    bot_of,
    route,
)
from conformance.reference.state import Switches, Taken

_SWITCHES = tuple(one.name for one in fields(Switches))
_TOKEN = {"type": "string", "pattern": r"^[1-9][0-9]{0,14}:[A-Za-z0-9_-]{1,64}$"}
_NAME = {"type": "string", "minLength": 1, "maxLength": 64}
_USERNAME = {"type": "string", "pattern": r"^[A-Za-z0-9_]{3,32}$"}
_ID = {"type": "integer", "format": "int64", "minimum": 1, "maximum": 2**52 - 1}

_BOT = body(("token", "id", "username"), token=STRING, id=INTEGER, username=STRING)
_USER = body(
    ("id", "is_bot", "first_name"),
    id=INTEGER,
    is_bot=BOOLEAN,
    first_name=STRING,
    last_name=STRING,
    username=STRING,
    language_code=STRING,
    is_premium=BOOLEAN,
)


@route(
    "POST",
    "bots",
    "A new bot, as its owner has set it up with BotFather; a token can be given, and a bot to manage it.",
    gives=_BOT,
    takes=body(
        (),
        first_name={"type": "string", "maxLength": 64},
        username=_USERNAME,
        token=_TOKEN,
        manager_token=STRING,
        **dict.fromkeys(_SWITCHES, BOOLEAN),
    ),
)
def new_bot(world: World, given: Given) -> Any:
    manager = bot_of(world, given, "manager_token") if "manager_token" in given else None
    switches = Switches(**{name: given[name] for name in _SWITCHES if name in given})
    try:
        bot = world.platform.new_bot(
            given.get("first_name") or "Conformance", given.get("username"), given.get("token"), switches
        )
    except Taken as error:
        raise Refused(str(error)) from None
    if manager is not None:
        manager.part(ManagedBots).access[bot.user.id] = Access()
    return _bot(bot)


@route(
    "POST",
    "bots/switches",
    "Turns a bot's switches, as its owner does with BotFather; getMe shows them by the same names.",
    gives=OBJECT,
    takes=body(("bot_token",), bot_token=STRING, **dict.fromkeys(_SWITCHES, BOOLEAN)),
)
def turn_switches(world: World, given: Given) -> Any:
    bot = bot_of(world, given)
    turned = {name: given[name] for name in _SWITCHES if name in given}
    bot.switches = replace(bot.switches, **turned)
    return asdict(bot.switches)


@route("GET", "bots", "Every bot.", gives=array(_BOT))
def bots(world: World, _: Given) -> Any:
    return [_bot(bot) for bot in world.platform.bots.values()]


@route(
    "POST",
    "users",
    "A new person; an id can be given.",
    gives=_USER,
    takes=body(
        ("first_name",),
        first_name=_NAME,
        last_name={"type": "string", "maxLength": 64},
        username=_USERNAME,
        language_code=STRING,
        id=_ID,
        is_premium=BOOLEAN,
    ),
)
def new_user(world: World, given: Given) -> Any:
    named = {name: given.get(name) for name in ("last_name", "username", "language_code")}
    try:
        user = world.platform.new_user(
            given["first_name"], **named, user_id=given.get("id"), is_premium=given.get("is_premium", False)
        )
    except Taken as error:
        raise Refused(str(error)) from None
    return user.view()


@route("GET", "users", "Every person.", gives=array(_USER))
def users(world: World, _: Given) -> Any:
    return [user.view() for user in world.platform.users.values()]


def _bot(bot: Any) -> dict[str, Any]:
    return {"token": bot.token, "id": bot.user.id, "username": bot.user.username}
