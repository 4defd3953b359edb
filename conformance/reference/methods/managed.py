"""Bots that the bot manages: their tokens, and who may use them."""

from typing import Any

from conformance.reference.accounts.managed import Access, ManagedBots, retokened
from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import BROKEN, boolean, json_value
from conformance.reference.calls.registry import Depth, Request, method
from conformance.reference.chats.access import user_of
from conformance.reference.state import Bot

MAX_ADDED = 10


@method("getManagedBotToken")
def get_managed_bot_token(request: Request) -> str:
    return _managed(request).token


@method("replaceManagedBotToken")
def replace_managed_bot_token(request: Request) -> str:
    return retokened(request.platform, _managed(request))


@method("getManagedBotAccessSettings", Depth.ANSWERS)
def get_managed_bot_access_settings(request: Request) -> Any:
    access = request.bot.part(ManagedBots).access[_managed(request).user.id]
    if not access.is_restricted:
        return {"is_access_restricted": False}
    added = [request.platform.person(user_id) for user_id in access.added]
    return {"is_access_restricted": True, **({"added_users": added} if added else {})}


@method("setManagedBotAccessSettings", Depth.ANSWERS)
def set_managed_bot_access_settings(request: Request) -> bool:
    is_restricted = boolean(request.params, "is_access_restricted")
    added = _added(request) if is_restricted and "added_user_ids" in request.params else ()
    bot = _managed(request)
    if any(user_id not in request.platform.users for user_id in added):
        raise bad_request("User not found")
    request.bot.part(ManagedBots).access[bot.user.id] = Access(is_restricted, added)
    return True


def _managed(request: Request) -> Bot:
    """The bot that ``user_id`` names. Raises ApiError where this one does not manage it."""
    bot = request.platform.accounts.get(user_of(request))
    if bot is None or bot.user.id not in request.bot.part(ManagedBots).access:
        raise bad_request("BOT_INVALID")
    return bot


def _added(request: Request) -> tuple[int, ...]:
    given = json_value(request.params, "added_user_ids")
    if not request.params.get("added_user_ids"):
        raise bad_request("User identifiers are not specified")
    if given is BROKEN:
        raise bad_request("Can't parse added_user_ids JSON object")
    if not isinstance(given, list):
        raise bad_request("Expected an Array of user identifiers")
    if len(given) > MAX_ADDED:
        raise bad_request("Too many user identifiers specified")
    return tuple(_user_id(item) for item in given)


def _user_id(item: Any) -> int:
    if isinstance(item, bool) or not isinstance(item, (int, float, str)):
        raise bad_request("User identifier must be a Number")
    try:
        user_id = int(str(item))
    except ValueError:
        raise bad_request("Can't parse user identifier as a Number") from None
    if user_id <= 0:
        raise bad_request("Invalid user identifier specified")
    return user_id
