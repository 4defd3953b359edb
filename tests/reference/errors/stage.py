"""The scene of a recipe: a fresh bot, what the set-ups have made of it, and the call itself."""

import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from string import Template
from time import sleep
from typing import Any

import httpx

from .contents import content
from .recipes import Recipe

_NUMBERED = re.compile(r"([a-z]+)(\d+)")
_BUTTON = '[{"text":"b","callback_data":"d"}]'
_MANY: dict[str, Callable[[int], str]] = {
    "x": lambda count: "x" * count,
    "n": lambda count: ",".join(map(str, range(1, count + 1))),
    "buttons": lambda count: ",".join([_BUTTON] * count),
    "photos": lambda count: ",".join(['{"type":"photo","media":"attach://p"}'] * count),
}


class NotThere(Exception):
    """The platform does not offer what a set-up needs."""


class Names(dict[str, str]):
    """What the set-ups have bound, and as many of a thing as a name says: ``$x4097``, ``$n101``."""

    def __missing__(self, name: str) -> str:
        found = _NUMBERED.fullmatch(name)
        if found is None or found[1] not in _MANY:
            raise NotThere(f"${name}")
        return _MANY[found[1]](int(found[2]))

    def fill(self, value: Any) -> Any:
        return Template(value).substitute(self) if isinstance(value, str) else value


class Scene:
    """A bot with its customer in the chat that is being talked of."""

    def __init__(self, stage: Any) -> None:
        self.stage = stage  # conftest's
        self.names = Names(token=stage.token, bot=str(stage.bot_id), user=str(stage.user_id))
        self.names["username"] = stage.result("getMe")["username"]
        self.chat = stage.user_id
        self._endings: list[Callable[[], Any]] = []

    @property
    def chat(self) -> int:
        return int(self.names["chat"])

    @chat.setter
    def chat(self, chat_id: int) -> None:
        self.names["chat"] = str(chat_id)

    def later(self, ending: Callable[[], Any]) -> None:
        """Has it called when the scene is over."""
        self._endings.append(ending)

    def end(self) -> None:
        for ending in self._endings:
            ending()

    def another(self) -> "Scene":
        """Another bot with the same customer."""
        bot = self.door("bots")
        self.door("chats/private", bot_token=bot["token"], user_id=self.stage.user_id)
        return Scene(replace(self.stage, token=bot["token"], bot_id=bot["id"]))

    def door(self, way: str, **body: Any) -> Any:
        """Something asked of the sandbox. Raises NotThere where it has no such way."""
        answer = self.stage.client.post(f"/sandbox/{way}", json=body)
        if answer.is_error:
            raise NotThere(f"/sandbox/{way}: {answer.text}")
        return answer.json()

    def act(self, kind: str, by: str = "user", **details: Any) -> Any:
        """What one of the people does in the chat."""
        who = {"bot_token": self.stage.token, "user_id": int(self.names[by]), "chat_id": self.chat}
        return self.door("acts", kind=kind, details=details, **who)

    def bot(self, method: str, **params: Any) -> Any:
        """What the bot does in the chat."""
        return self.checked(method, {"chat_id": self.chat, **params})

    def upload(self, method: str, **files: str) -> Any:
        return self.checked(method, {"chat_id": self.chat}, files)

    def checked(self, method: str, params: Mapping[str, Any], files: Mapping[str, str] | None = None) -> Any:
        answer = self.send(method, params, files or {}).json()
        if not answer["ok"]:
            raise NotThere(f"{method}: {answer['description']}")
        return answer["result"]

    def send(
        self,
        method: str,
        params: Mapping[str, Any],
        files: Mapping[str, str],
        path: str = "/bot$token/$method",
    ) -> httpx.Response:
        place = Names(self.names | {"method": method}).fill(path)
        given = {name: self.names.fill(value) for name, value in params.items()}
        if not files:
            return self.stage.client.post(place, json=given)
        uploads = {name: content(wanted) for name, wanted in files.items()}
        return self.stage.client.post(place, data=given, files=uploads)

    def call(self, recipe: Recipe) -> httpx.Response:
        """The answer to the recipe's call."""
        answers: list[httpx.Response] = []

        def act() -> None:
            answers.append(self.send(recipe.method, recipe.params, recipe.files, recipe.path))

        if recipe.meanwhile:
            self._during(act, recipe.meanwhile)
        else:
            act()
        return answers[0]

    def _during(self, act: Callable[[], None], other: Mapping[str, Any]) -> None:
        waiting = threading.Thread(target=act)
        waiting.start()
        sleep(0.3)  # until the first call is surely being answered
        try:
            self.checked(other["method"], other.get("params", {}))
        finally:
            waiting.join()
