"""Plays users through the sandbox door, as the reference platform and willing vendors open it."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cached_property
from typing import Any

from conformance.platforms.drivers.door import Door
from conformance.platforms.drivers.protocol import Act, Bot, DriverError, Human, Room
from conformance.session.props import Game

__all__ = ["BASIC_ACTS", "SandboxDriver"]

# What a door has that does not say.
BASIC_ACTS = frozenset(
    {"send_text", "send_photo", "send_contact", "send_location", "edit_text", "press_button"}
)


class SandboxDriver:
    """Speaks JSON to ``/sandbox`` at the platform's origin; the door describes itself as OpenAPI."""

    name = "sandbox"

    def __init__(self, base_url: str) -> None:
        self.door = Door(base_url)

    @property
    def acts(self) -> frozenset[str]:
        return self._described

    @cached_property
    def _described(self) -> frozenset[str]:
        """The acts that the door describes; those that every door has where it describes none."""
        try:
            described = self.door.get("openapi.json")
            operation = described["paths"]["/sandbox/acts"]["post"]
            forms = operation["requestBody"]["content"]["application/json"]["schema"]["oneOf"]
            return frozenset(form["properties"]["kind"]["const"] for form in forms)
        except (DriverError, LookupError, TypeError):
            return BASIC_ACTS

    def new_bot(self, first_name: str = "Conformance", username: str | None = None) -> Bot:
        made = self.door.post("bots", first_name=first_name, username=username)
        return Bot(_string(made, "token"), _integer(made, "id"), made.get("username"))

    def new_human(self, like: Human) -> Human:
        made = self.door.post(
            "users",
            first_name=like.first_name,
            last_name=like.last_name,
            username=like.username,
            language_code=like.language_code,
        )
        names = (made.get(name) for name in ("last_name", "username", "language_code"))
        return Human(_integer(made, "id"), _string(made, "first_name"), *names)

    def open_chat(self, bot: Bot, human: Human) -> int:
        return _integer(self.door.post("chats/private", bot_token=bot.token, user_id=human.id), "chat_id")

    def new_group(self, bot: Bot, kind: str, title: str, members: tuple[Human, ...]) -> int:
        given = {"kind": kind, "title": title, "members": [human.id for human in members]}
        return _integer(self.door.post("chats/group", bot_token=bot.token, **given), "chat_id")

    def new_room(self, bot: Bot, room: Room) -> int:
        given = {name: value for name, value in asdict(room).items() if value is not None}
        return _integer(self.door.post("chats/group", bot_token=bot.token, **given), "chat_id")

    def act(self, bot: Bot, act: Act) -> None:
        self.done(bot, act)

    def done(self, bot: Bot, act: Act) -> Mapping[str, Any]:
        """Does it, and returns what the door says came of it: a message's id, a query's."""
        if act.kind not in self.acts:
            raise DriverError(f"the sandbox driver cannot {act.kind.replace('_', ' ')}")
        details = dict(act.details)
        if isinstance(content := details.pop("content", None), bytes):
            details["content_base64"] = base64.b64encode(content).decode()
        return self.door.post(
            "acts",
            bot_token=bot.token,
            kind=act.kind,
            user_id=act.user_id,
            chat_id=act.chat_id,
            details=details,
        )

    def messages(self, bot: Bot, chat_id: int) -> Sequence[Mapping[str, Any]]:
        path = f"chats/{chat_id}/messages"
        messages: Sequence[Mapping[str, Any]] = self.door.get(path, bot_token=bot.token)
        return messages

    def answer(self, query_id: str) -> Mapping[str, Any] | None:
        answer: Mapping[str, Any] = self.door.get(f"answers/{query_id}")
        return {**answer, "query_id": query_id} if answer["answered"] else None

    def hold_page(self, url: str, content: bytes) -> None:
        self.door.post("pages", url=url, content_base64=base64.b64encode(content).decode())

    def own_game(self, bot: Bot, short_name: str, game: Game) -> None:
        shown = {"title": game.title, "description": game.description}
        moving = base64.b64encode(game.animation).decode() or None
        self.door.post("games", bot_token=bot.token, short_name=short_name, animation_base64=moving, **shown)

    def turn_switches(self, bot: Bot, switches: Mapping[str, bool]) -> None:
        self.door.post("bots/switches", bot_token=bot.token, **switches)

    def close(self) -> None:
        self.door.close()


def _integer(made: dict[str, Any], name: str) -> int:
    value = made.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise DriverError(f"the sandbox answers without an integer {name!r}")
    return value


def _string(made: dict[str, Any], name: str) -> str:
    value = made.get(name)
    if not isinstance(value, str):
        raise DriverError(f"the sandbox answers without a string {name!r}")
    return value
