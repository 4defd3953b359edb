"""Plays users through the client routes of npm's ``telegram-test-api``."""

import secrets
import string
import time
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

import httpx

from conformance.platforms.drivers.protocol import Act, Bot, DriverError, Human

__all__ = ["TelegramTestApiDriver"]

_LETTERS = string.ascii_letters + string.digits
_USERNAME = "testUserName"  # the emulator's client gives this one to whoever has none


@dataclass(frozen=True, slots=True)
class _Chat:
    id: int
    kind: str
    title: str


class TelegramTestApiDriver:
    """Sends what the emulator's own TelegramClient would send, and nothing that it would not.

    The emulator hands a bot the object that its client posted. So, in an update, these are the
    client's doing and ours: ``from``, ``chat`` (with a ``title`` and a ``username`` in every chat),
    ``date``, ``text``, ``entities`` (one ``bot_command``, on texts that begin with a slash), a stray
    ``botToken``; and in a callback query ``from``, ``data`` and a ``message`` of only ``from`` (the
    user, not the bot), ``chat`` and the ``message_id``, which that client takes as an option.
    All else that an update has or lacks is the emulator's: ``update_id``, the ``message_id`` of
    messages, the query's ``id``, and that nothing fills in what the client did not give.

    The client knows no last name, language, membership or reply; people and chats are mere numbers.
    """

    name = "telegram-test-api"
    acts = frozenset({"send_text", "press_button"})

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url.rstrip("/")
        self._http = httpx.Client(timeout=10.0, trust_env=False)
        self._ids = count(1)
        self._humans: dict[int, Human] = {}
        self._chats: dict[int, _Chat] = {}

    def new_bot(self, first_name: str = "Conformance", username: str | None = None) -> Bot | None:
        """Any token is accepted, so one of the real shape is made up; only getMe knows the bot's names."""
        del first_name, username
        secret = "".join(secrets.choice(_LETTERS) for _ in range(35))
        return Bot(f"{10**9 + secrets.randbelow(9 * 10**9)}:{secret}")

    def new_human(self, like: Human) -> Human:
        human = Human(next(self._ids), like.first_name, username=like.username or _USERNAME)
        self._humans[human.id] = human
        return human

    def open_chat(self, bot: Bot, human: Human) -> int:
        del bot
        self._chats[human.id] = _Chat(human.id, "private", human.first_name)
        return human.id

    def new_group(self, bot: Bot, kind: str, title: str, members: tuple[Human, ...]) -> int:
        del bot, members
        chat = _Chat(-next(self._ids), kind, title)
        self._chats[chat.id] = chat
        return chat.id

    def act(self, bot: Bot, act: Act) -> None:
        match act.kind:
            case "send_text":
                self._send_text(bot, act)
            case "press_button":
                self._press_button(bot, act)
            case _:
                raise DriverError(f"telegram-test-api's client cannot {act.kind.replace('_', ' ')}")

    def close(self) -> None:
        self._http.close()

    def _send_text(self, bot: Bot, act: Act) -> None:
        if act.details.get("reply_to_message_id") is not None:
            raise DriverError("telegram-test-api's client cannot reply to a message")
        text = str(act.details["text"])
        message = {**self._common(act), **_meta(bot), "text": text}
        if text.startswith("/"):
            message["entities"] = act.details.get("entities") or [_command(text)]
            self._post("sendCommand", message)
        else:
            given = act.details.get("entities")
            self._post("sendMessage", {**message, "entities": given} if given else message)

    def _press_button(self, bot: Bot, act: Act) -> None:
        common = self._common(act)
        message = {**common, "message_id": act.details["message_id"]}
        query = {**_meta(bot), "from": common["from"], "message": message, "data": act.details["data"]}
        self._post("sendCallback", query)

    def _common(self, act: Act) -> dict[str, Any]:
        human, chat = self._humans.get(act.user_id), self._chats.get(act.chat_id)
        if human is None or chat is None:
            raise DriverError(f"user {act.user_id} and chat {act.chat_id} were not made by this driver")
        names = {"first_name": human.first_name, "username": human.username}
        return {
            "from": {"id": human.id, **names, "is_bot": False},
            "chat": {"id": chat.id, "title": chat.title, **names, "type": chat.kind},
        }

    def _post(self, route: str, body: Mapping[str, Any]) -> None:
        try:
            response = self._http.post(f"{self._base_url}/{route}", json=body)
        except httpx.HTTPError as error:
            raise DriverError(f"telegram-test-api does not answer at {self._base_url}: {error}") from error
        if response.status_code != 200:
            raise DriverError(f"telegram-test-api refuses /{route}: HTTP {response.status_code}")


def _meta(bot: Bot) -> dict[str, Any]:
    return {"botToken": bot.token, "date": int(time.time())}


def _command(text: str) -> dict[str, Any]:
    """The entity of a command up to the first space (a line break does not end it), in UTF-16 units."""
    word = text.partition(" ")[0]
    return {"offset": 0, "length": len(word.encode("utf-16-le", "surrogatepass")) // 2, "type": "bot_command"}
