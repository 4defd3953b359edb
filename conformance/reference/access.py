"""Which chat a call means, and whether the bot may write there."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.errors import bad_request, forbidden
from conformance.reference.state import Bot, Chat, Platform

__all__ = ["known_chat", "reachable_chat"]


def known_chat(bot: Bot, params: Mapping[str, Any], name: str = "chat_id") -> Chat:
    """The chat that the parameter names. Raises ApiError where the bot does not know it."""
    text = params.get(name, "")
    if not text:
        raise bad_request("chat_id is empty" if name == "chat_id" else f'Parameter "{name}" is required')
    chat = _named(bot, text) if text[0] == "@" else bot.chats.get(_number(text))
    if chat is None or not chat.opened:
        raise bad_request("Bad Request: chat not found")
    return chat


def reachable_chat(bot: Bot, params: Mapping[str, Any], platform: Platform) -> Chat:
    """The chat that ``chat_id`` names, if the bot can write there."""
    chat = bot.chats.get(_number(params.get("chat_id", "")))
    if chat is None:
        user_id = _number(params.get("chat_id", ""))
        if user_id in platform.users and any(user_id in group.members for group in bot.chats.values()):
            raise forbidden("bot can't initiate conversation with a user")
        chat = known_chat(bot, params)
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    return chat


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return 0


def _named(bot: Bot, text: str) -> Chat | None:
    name = text[1:].lower()
    public = (chat for chat in bot.chats.values() if chat.kind in {"supergroup", "channel"})
    return next((chat for chat in public if chat.view.get("username", "").lower() == name), None)
