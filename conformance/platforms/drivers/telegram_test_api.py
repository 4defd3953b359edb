"""Plays users through the client routes of npm's ``telegram-test-api``."""

import itertools
import random
import time
from typing import Any

import httpx

from conformance.platforms.drivers.protocol import Act, Bot, DriverError, Human

__all__ = ["TelegramTestApiDriver"]

_HUMANS = itertools.count(1)
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


class TelegramTestApiDriver:
    """Sends what the emulator's own TelegramClient would send, and nothing it would not.

    In that emulator an update's ``from``, ``chat``, ``date``, ``entities`` of a command and the
    ``message`` of a callback query are its client's; ids of updates, messages and queries, and
    whatever else an update has or lacks, are the server's own.
    """

    name = "telegram-test-api"
    acts = frozenset({"send_text", "press_button"})

    def __init__(self, base_url: str) -> None:
        self._http = httpx.Client(base_url=base_url, timeout=10.0, trust_env=False)
        self._humans: dict[int, Human] = {}

    def new_bot(self, first_name: str = "Conformance", username: str | None = None) -> Bot | None:
        """Any token is accepted, so one of the real shape is made up; the bot's id is not in our hands."""
        del first_name, username
        draw = random.Random()  # noqa: S311 - names a mailbox, guards nothing
        secret = "".join(draw.choices(_ALPHABET, k=35))
        return Bot(f"{draw.randrange(10**8, 10**10)}:{secret}")

    def new_human(self, like: Human) -> Human:
        human = Human(
            next(_HUMANS),
            like.first_name,
            like.last_name,
            like.username or "testUserName",
            like.language_code,
        )
        self._humans[human.id] = human
        return human

    def open_chat(self, bot: Bot, human: Human) -> int:
        del bot
        return human.id

    def new_group(self, bot: Bot, kind: str, title: str, members: tuple[Human, ...]) -> int:
        raise DriverError(
            f"telegram-test-api's client knows no {kind} ({title!r} for {bot.username}, {members})"
        )

    def act(self, bot: Bot, act: Act) -> None:
        if act.kind not in self.acts:
            raise DriverError(f"telegram-test-api's client cannot {act.kind}")
        common = self._common(act)
        meta = {"botToken": bot.token, "date": int(time.time())}
        if act.kind == "press_button":
            message = {**common, "message_id": act.details["message_id"]}
            query = {**meta, "from": common["from"], "message": message, "data": act.details["data"]}
            self._post("/sendCallback", query)
            return
        text = str(act.details["text"])
        message = {**common, **meta, "text": text}
        if text.startswith("/"):
            length = len(text.split(" ", 1)[0])
            message["entities"] = [{"offset": 0, "length": length, "type": "bot_command"}]
            self._post("/sendCommand", message)
        else:
            self._post("/sendMessage", message)

    def close(self) -> None:
        self._http.close()

    def _common(self, act: Act) -> dict[str, Any]:
        human = self._humans.get(act.user_id) or Human(act.user_id)
        name = {"first_name": human.first_name, "username": human.username}
        return {
            "from": {"id": human.id, **name, "is_bot": False},
            "chat": {"id": act.chat_id, "title": human.first_name, **name, "type": "private"},
        }

    def _post(self, path: str, body: dict[str, Any]) -> None:
        try:
            response = self._http.post(path, json=body)
        except httpx.HTTPError as error:
            raise DriverError(f"telegram-test-api does not answer at {path}: {error}") from error
        if response.status_code >= 400:
            raise DriverError(f"telegram-test-api refuses {path}: HTTP {response.status_code}")
