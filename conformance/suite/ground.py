"""What a clause stands on: a bot that calls, and a person who acts. Set-up uses only the core methods."""

import itertools
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.platforms import Platform
from conformance.platforms.drivers import Act, Bot, Human
from conformance.spec import Problem, Spec, Validator
from conformance.wire import Answer, Call, Client, Exchange, Form, Upload

__all__ = ["Caller", "Departure", "Refused", "User"]

_MARK = itertools.count(1)


class Departure(AssertionError):
    """The platform does not keep the promise."""


class Refused(Departure):
    """The platform refuses the method cleanly, as one that it does not have."""


@dataclass(slots=True)
class Caller:
    """A bot as its code sees the platform. Every exchange is kept as evidence."""

    client: Client
    bot: Bot
    spec: Spec
    validator: Validator
    exchanges: list[Exchange] = field(default_factory=list)

    def call(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        *,
        form: Form = Form.FORM,
        verb: str = "POST",
        files: Mapping[str, Upload] | None = None,
        patience: float = 0.0,
    ) -> Answer:
        """The answer, whatever it is."""
        call = Call(method, params or {}, files or {}, Form.MULTIPART if files else form, verb)
        exchange = self.client.send(call, patience=patience)
        self.exchanges.append(exchange)
        return exchange.answer

    def ask(self, method: str, params: Mapping[str, Any] | None = None, **how: Any) -> Any:
        """The result of a call that must succeed, schema-true. Raises Departure, or Refused."""
        result = self.accepted(method, params, **how)
        known = self.spec.method(method)
        if known:
            self.whole(method, self.validator.result(known.name, result))
        return result

    def accepted(self, method: str, params: Mapping[str, Any] | None = None, **how: Any) -> Any:
        """The result of a call that must succeed, whatever its shape: for promises about something else."""
        answer = self.call(method, params, **how)
        if answer.unsupported:
            raise Refused(f"{method} is refused: {answer.description or answer.problem}")
        if answer.problem:
            raise Departure(f"{method} is answered by {answer.problem}")
        if not answer.ok:
            raise Departure(f"{method} is refused with {answer.error_code} {answer.description!r}")
        return answer.result

    @staticmethod
    def whole(what: str, problems: tuple[Problem, ...]) -> None:
        """Raises Departure with the first of the problems, where there are any."""
        if problems:
            first, more = problems[0], len(problems) - 1
            also = f", and {more} more" if more else ""
            raise Departure(f"{what}: {first.path}: {first.message}{also}")

    def refusal(self, method: str, params: Mapping[str, Any] | None = None, **how: Any) -> Answer:
        """The answer to a call that must be refused. Raises Departure where it is not."""
        answer = self.call(method, params, **how)
        if answer.problem:
            raise Departure(f"{method} is refused by {answer.problem}, not in the envelope")
        if answer.ok:
            raise Departure(f"{method} is accepted, and had to be refused")
        return answer

    def updates(self, **params: Any) -> list[dict[str, Any]]:
        """What getUpdates brings; each clause judges the part of it that it is about."""
        result = self.accepted("getUpdates", params, patience=float(params.get("timeout") or 0))
        if not isinstance(result, list):
            raise Departure(f"getUpdates gives {type(result).__name__}, not an array")
        return [update for update in result if isinstance(update, dict)]

    def drain(self) -> None:
        """Confirms whatever is pending, so that a clause sees only its own updates."""
        for _ in range(20):
            answer = self.call("getUpdates", {"timeout": 0})
            pending = answer.result if answer.ok and isinstance(answer.result, list) else []
            if not pending or not isinstance(pending[-1], dict) or "update_id" not in pending[-1]:
                return
            self.call("getUpdates", {"offset": pending[-1]["update_id"] + 1, "timeout": 0})

    def awaited(
        self, kind: str, wanted: Callable[[dict[str, Any]], bool], seconds: float = 5.0
    ) -> dict[str, Any]:
        """The next update of a kind that is wanted, by long polling. Raises Departure when it never comes."""
        deadline, offset = time.monotonic() + seconds, None
        while time.monotonic() < deadline:
            asked = {"timeout": 1} if offset is None else {"timeout": 1, "offset": offset}
            for update in self.updates(**asked):
                offset = update["update_id"] + 1
                if isinstance(update.get(kind), dict) and wanted(update[kind]):
                    return update
        raise Departure(f"no update with {kind} came within {seconds:g} s")


@dataclass(frozen=True, slots=True)
class User:
    """A person in a private chat with the bot. ``chat_id`` alone is there when nobody plays."""

    platform: Platform
    bot: Bot
    chat_id: int
    human: Human | None = None

    @staticmethod
    def marker(text: str = "پیام") -> str:
        """A text that no other message of the run has."""
        return f"{text} {next(_MARK)}"

    def act(self, kind: str, **details: Any) -> None:
        assert self.human is not None
        self.platform.driver.act(self.bot, Act(kind, self.human.id, self.chat_id, details))

    def says(self, text: str) -> str:
        self.act("send_text", text=text)
        return text

    def presses(self, message: Mapping[str, Any], data: str) -> None:
        self.act("press_button", message_id=message["message_id"], data=data)
