"""Chats are opened, and read as a person sees them."""

from typing import Any

from conformance.reference.acts import Refused
from conformance.reference.chats.access import number
from conformance.reference.sandbox.routes import (
    BOOLEAN,
    INTEGER,
    OBJECT,
    STRING,
    Given,
    Nothing,
    World,
    array,
    body,
    bot_of,
    route,
)
from conformance.reference.state import (
    ADMINISTRATOR_RIGHTS,
    Bot,
    Chat,
    Member,
    Platform,
    Taken,
    full_rights,
)

_CHAT = body(("chat_id",), chat_id=INTEGER)
_STATUS = {"enum": ["creator", "administrator", "member", "left", "kicked"]}
_RIGHTS = array({"enum": list(ADMINISTRATOR_RIGHTS)})
_COUNT = {"type": "integer", "minimum": 0, "maximum": 2**31 - 1}
_GROUP_ID = {"type": "integer", "format": "int64", "minimum": -(2**52), "maximum": -1}


@route(
    "POST",
    "chats/private",
    "The person opens the bot's chat; the bot is told nothing.",
    gives=_CHAT,
    takes=body(("bot_token", "user_id"), bot_token=STRING, user_id=INTEGER, last_message_id=_COUNT),
)
def open_private(world: World, given: Given) -> Any:
    bot = bot_of(world, given)
    user = world.platform.users.get(given["user_id"])
    if user is None:
        raise Refused("there is no such user")
    chat = world.platform.open_private(bot, user)
    _count_from(chat, given)
    return {"chat_id": chat.id}


@route(
    "POST",
    "chats/group",
    "A group, supergroup or channel with the bot in it: with every right, unless said otherwise.",
    gives=_CHAT,
    takes=body(
        ("kind",),
        bot_token=STRING,
        kind={"enum": ["group", "supergroup", "channel"]},
        title={"type": "string", "minLength": 1, "maxLength": 128},
        username={"type": "string", "pattern": r"^[A-Za-z0-9_]{3,32}$"},
        id=_GROUP_ID,
        is_forum=BOOLEAN,
        members=array(INTEGER),
        administrators=array(INTEGER),
        creator=INTEGER,
        bot_status=_STATUS,
        bot_rights=_RIGHTS,
        bots=array(body(("bot_token",), bot_token=STRING, status=_STATUS, rights=_RIGHTS)),
        last_message_id=_COUNT,
    ),
)
def new_group(world: World, given: Given) -> Any:
    platform = world.platform
    own = {"status": given.get("bot_status"), "rights": given.get("bot_rights")}
    seats = [(bot_of(world, given), own)] if "bot_token" in given else []
    seats += [(bot_of(world, one), one) for one in given.get("bots", ())]
    people = _people(platform, given)
    try:
        chat = platform.new_group(
            given["kind"],
            given.get("title", "Group"),
            people,
            chat_id=given.get("id"),
            username=given.get("username"),
            is_forum=given.get("is_forum", False),
        )
    except Taken as error:
        raise Refused(str(error)) from None
    for bot, seat in seats:
        platform.seat(chat, _bots_member(chat, bot, seat))
    _count_from(chat, given)
    return {"chat_id": chat.id}


@route(
    "GET",
    "chats/{chat_id}/messages",
    "What the person sees: Message objects, reply keyboards included.",
    gives=array(OBJECT),
    takes=body(("bot_token", "chat_id"), bot_token=STRING, chat_id=STRING),
)
def messages(world: World, given: Given) -> Any:
    bot = bot_of(world, given)
    chat = bot.chats.get(number(given["chat_id"]))
    if chat is None:
        raise Nothing("there is no such chat")
    return [message.seen() for message in chat.messages.values()]


@route(
    "GET",
    "chats",
    "Every chat that the bot knows: Chat objects.",
    gives=array(OBJECT),
    takes=body(("bot_token",), bot_token=STRING),
)
def chats(world: World, given: Given) -> Any:
    return [chat.view for chat in bot_of(world, given).chats.values()]


def _people(platform: Platform, given: Given) -> list[Member]:
    seats = {id_: Member(id_) for id_ in given.get("members", ())}
    seats |= {
        id_: Member(id_, "administrator", full_rights(given["kind"]))
        for id_ in given.get("administrators", ())
    }
    if "creator" in given:
        seats[given["creator"]] = Member(given["creator"], "creator")
    unknown = [id_ for id_ in seats if platform.account(id_) is None]
    if unknown:
        raise Refused(f"there is no user {unknown[0]}")
    return list(seats.values())


def _bots_member(chat: Chat, bot: Bot, seat: Given) -> Member:
    status = seat.get("status") or "administrator"
    if status != "administrator":
        return Member(bot.user.id, status)
    rights = seat.get("rights")
    given = full_rights(chat.kind) if rights is None else frozenset(rights)
    return Member(bot.user.id, status, given)


def _count_from(chat: Chat, given: Given) -> None:
    chat.numbers.last = max(chat.numbers.last, given.get("last_message_id", 0))
