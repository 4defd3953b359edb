"""The sandbox door: what people do, asked for over HTTP."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Protocol
from urllib.parse import parse_qs

from conformance.reference.acts import Refused, perform
from conformance.reference.openapi import DESCRIPTION
from conformance.reference.state import Bot, Member, Platform

__all__ = ["Sandbox"]

_Answer = tuple[int, Any]


class World(Protocol):
    """What holds the platform; a snapshot that is restored replaces it."""

    platform: Platform


class Sandbox:
    """Answers the requests under ``/sandbox``, JSON in and out."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._posts: dict[str, Callable[[Mapping[str, Any]], Any]] = {
            "bots": self._new_bot,
            "users": self._new_user,
            "chats/private": self._open_private,
            "chats/group": self._new_group,
            "acts": self._act,
        }

    def answer(self, verb: str, path: str, query: str, body: bytes) -> _Answer:
        name = path.removeprefix("/sandbox").strip("/")
        try:
            if verb == "GET":
                return 200, self._read(name, {key: values[0] for key, values in parse_qs(query).items()})
            if verb == "POST" and name in self._posts:
                return 200, self._posts[name](_object(body))
        except Refused as error:
            return 400, {"error": str(error)}
        except _Nothing as error:
            return 404, {"error": str(error)}
        return 404, {"error": f"the sandbox has no {verb} {path}"}

    def _new_bot(self, given: Mapping[str, Any]) -> Any:
        first_name = _text(given, "first_name", "Conformance") or "Conformance"
        bot = self._world.platform.new_bot(first_name, _text(given, "username"))
        return {"token": bot.token, "id": bot.user.id, "username": bot.user.username}

    def _new_user(self, given: Mapping[str, Any]) -> Any:
        first_name = _text(given, "first_name")
        if not first_name:
            raise Refused("first_name is missing")
        last_name, username, language = (
            _text(given, name) for name in ("last_name", "username", "language_code")
        )
        return self._world.platform.new_user(first_name, last_name, username, language).view()

    def _open_private(self, given: Mapping[str, Any]) -> Any:
        user = self._world.platform.users.get(_number(given, "user_id"))
        if user is None:
            raise Refused("there is no such user")
        return {"chat_id": self._world.platform.open_private(self._bot(given.get("bot_token")), user).id}

    def _new_group(self, given: Mapping[str, Any]) -> Any:
        kind = given.get("kind")
        if kind not in {"group", "supergroup", "channel"}:
            raise Refused("kind must be group, supergroup or channel")
        members = given.get("members", [])
        if not isinstance(members, list) or not all(
            isinstance(member, int) and member in self._world.platform.users for member in members
        ):
            raise Refused("members must be ids of users")
        bot = self._bot(given.get("bot_token"))
        title = _text(given, "title", "Group") or "Group"
        chat = self._world.platform.new_group(kind, title, [Member(user_id) for user_id in members])
        self._world.platform.seat(chat, self._world.platform.administrator(chat, bot.user.id))
        return {"chat_id": chat.id}

    def _act(self, given: Mapping[str, Any]) -> Any:
        details = given.get("details", {})
        if not isinstance(details, dict):
            raise Refused("details must be an object")
        bot = self._bot(given.get("bot_token"))
        return perform(
            self._world.platform,
            bot,
            _text(given, "kind") or "",
            _number(given, "user_id"),
            _number(given, "chat_id"),
            details,
        )

    def _read(self, name: str, query: Mapping[str, str]) -> Any:
        if name == "openapi.json":
            return DESCRIPTION
        match name.split("/"):
            case ["chats", chat_id, "messages"]:
                bot = self._bot(query.get("bot_token"))
                chat = next((chat for chat in bot.chats.values() if str(chat.id) == chat_id), None)
                if chat is None:
                    raise _Nothing("there is no such chat")
                return [message.seen() for message in chat.messages.values()]
            case ["answers", query_id]:
                if query_id not in self._world.platform.answers:
                    raise _Nothing("there is no such callback query")
                shown = self._world.platform.answers[query_id]
                return {"answered": shown is not None, **(shown or {})}
        raise _Nothing(f"the sandbox has no GET /{name}")

    def _bot(self, token: Any) -> Bot:
        bot = self._world.platform.bots.get(token) if isinstance(token, str) else None
        if bot is None:
            raise Refused("bot_token is no bot's token")
        return bot


class _Nothing(LookupError):
    """What is asked for is not there."""


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        raise Refused("the body is not JSON") from None
    if not isinstance(value, dict):
        raise Refused("the body is not a JSON object")
    return value


def _text(given: Mapping[str, Any], name: str, default: str | None = None) -> str | None:
    value = given.get(name)
    if value is None:
        return default
    if not isinstance(value, str):
        raise Refused(f"{name} must be a string")
    return value


def _number(given: Mapping[str, Any], name: str) -> int:
    value = given.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused(f"{name} must be an integer")
    return value
