"""A look at a platform: a bot that calls, and a person where somebody plays one."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.platforms.drivers import Act, Bot, DriverError, Human
from conformance.platforms.platform import Platform
from conformance.wire import Answer, Call, Client, Exchange, Form, Upload

__all__ = ["Look", "NotSeen", "told"]

_NINA = Human(0, "Nina", None, None, "en")


class NotSeen(Exception):
    """There was nothing to see; the message says why."""


@dataclass(slots=True)
class Look:
    """``given`` is a chat that the bot may write in, where no driver makes one."""

    platform: Platform
    bot: Bot
    given: int | None = None
    exchanges: list[Exchange] = field(default_factory=list)
    _person: tuple[Human, int] | None = None

    @property
    def chat(self) -> int:
        return self.given if self.given is not None else self.person[1]

    @property
    def person(self) -> tuple[Human, int]:
        """A person and their chat with the bot. Raises NotSeen where nobody plays one."""
        if self._person is None:
            self._person = self.another()
        return self._person

    def another(self) -> tuple[Human, int]:
        try:
            human = self.platform.driver.new_human(_NINA)
            return human, self.platform.driver.open_chat(self.bot, human)
        except DriverError as error:
            raise NotSeen(f"{error}; --chat gives a chat to write in") from error

    def group(self) -> int:
        """A new supergroup of the bot and the person. Raises NotSeen where nobody makes one."""
        human, _ = self.person
        try:
            return self.platform.driver.new_group(self.bot, "supergroup", "Probe", (human,))
        except DriverError as error:
            raise NotSeen(str(error)) from error

    def acts(self, kind: str, **details: Any) -> None:
        human, chat = self.person
        try:
            self.platform.driver.act(self.bot, Act(kind, human.id, chat, details))
        except DriverError as error:
            raise NotSeen(str(error)) from error

    def call(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        *,
        form: Form = Form.JSON,
        files: Mapping[str, Upload] | None = None,
        token: str | None = None,
    ) -> Answer:
        bot = self.bot if token is None else Bot(token)
        with self.platform.client(bot) as client:
            return self._sent(client, Call(method, params or {}, files or {}, form))

    def sent(self, text: str, **params: Any) -> Mapping[str, Any]:
        """A message that was sent. Raises NotSeen where it was refused."""
        return result(self.call("sendMessage", {"chat_id": self.chat, "text": text, **params}))

    def update(self, kind: str, seconds: float = 5.0) -> Mapping[str, Any]:
        """The newest update of that kind. Raises NotSeen where none comes in time."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            answer = self.call("getUpdates", {"timeout": 1})
            if not answer.ok or not isinstance(answer.result, list):
                raise NotSeen(f"getUpdates gives no list of updates: {told(answer)}")
            for update in reversed(answer.result):
                if isinstance(update, Mapping) and kind in update:
                    return update
        raise NotSeen(f"no {kind} came within {seconds:g} s")

    def _sent(self, client: Client, call: Call) -> Answer:
        exchange = client.send(call)
        self.exchanges.append(exchange)
        return exchange.answer


def result(answer: Answer) -> Mapping[str, Any]:
    """An answer's object. Raises NotSeen where there is none."""
    if not answer.ok or not isinstance(answer.result, Mapping):
        raise NotSeen(f"what sets it up is not done: {told(answer)}")
    return answer.result


def told(answer: Answer) -> str:
    """How a call was answered, in few words."""
    if answer.ok:
        return "accepted"
    if answer.problem:
        return answer.problem
    said = answer.description or "no description"
    return f"HTTP {answer.status}, error_code {answer.error_code}, {said[:120]!r}"
