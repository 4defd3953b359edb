"""A person who comes in by a platform's sandbox door."""

import base64
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self

import httpx

from conformance.platforms.drivers.protocol import Bot, DriverError, Human

__all__ = ["Door", "SandboxPerson"]


class Door:
    """The HTTP door of one platform: makes bots and people, and lets people act."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=f"{url.rstrip('/')}/sandbox", trust_env=False, timeout=30)

    def new_bot(self, first_name: str, username: str) -> Bot:
        made = self.ask("POST", "/bots", {"first_name": first_name, "username": username})
        return Bot(made["token"], made["id"], made["username"])

    def new_human(self, like: Human) -> Human:
        names = {
            name: getattr(like, name) for name in ("first_name", "last_name", "username", "language_code")
        }
        made = self.ask("POST", "/users", {name: value for name, value in names.items() if value})
        return Human(made["id"], **names)

    def person(self, bot: Bot, human: Human) -> "SandboxPerson":
        """The human, in their private chat with the bot."""
        chat = self.ask("POST", "/chats/private", {"bot_token": bot.token, "user_id": human.id})
        return SandboxPerson(self, bot, human, chat["chat_id"])

    def ask(self, verb: str, path: str, content: Mapping[str, Any] | None = None) -> Any:
        """Raises DriverError where the door refuses."""
        response = self._http.request(verb, path, json=content)
        if response.status_code != 200:
            raise DriverError(f"{verb} {path.partition('?')[0]}: {response.text[:300]}")
        return response.json()

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class SandboxPerson:
    """One human in one private chat."""

    def __init__(self, door: Door, bot: Bot, human: Human, chat_id: int) -> None:
        self._door = door
        self._bot = bot
        self._human = human
        self._chat_id = chat_id

    def act(self, kind: str, details: Mapping[str, Any]) -> Mapping[str, Any]:
        sent = dict(details)
        if kind == "send_photo":
            sent["content_base64"] = base64.b64encode(sent.pop("content")).decode()
        if kind == "send_contact":
            sent |= {"first_name": self._human.first_name, "user_id": self._human.id}
        who = {"bot_token": self._bot.token, "user_id": self._human.id, "chat_id": self._chat_id}
        done: Mapping[str, Any] = self._door.ask("POST", "/acts", {"kind": kind, "details": sent, **who})
        return done

    def chat(self) -> Sequence[Mapping[str, Any]]:
        path = f"/chats/{self._chat_id}/messages?bot_token={self._bot.token}"
        messages: Sequence[Mapping[str, Any]] = self._door.ask("GET", path)
        return messages

    def notice(self, query_id: str) -> Mapping[str, Any] | None:
        if not query_id:
            return None
        answer: Mapping[str, Any] = self._door.ask("GET", f"/answers/{query_id}")
        return answer if answer["answered"] else None
