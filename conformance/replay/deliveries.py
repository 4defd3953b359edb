"""Brings the updates that a step of a session tells of: polled for, or sent to a webhook of our own."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from conformance.errors import UsageError
from conformance.replay.manner import Manner
from conformance.replay.receiver import SECRET_HEADER, Receiver, update_number
from conformance.session.model import Session, Step, Via
from conformance.wire import Answer, Call, Client, Exchange

__all__ = ["Deliveries", "Polling", "Script", "Webhook"]

_BREATH = 0.02  # seconds between polls that bring nothing new


class Deliveries(Protocol):
    """A way for updates to come; ``allowed`` are the kinds that the bot has set its webhook for."""

    allowed: Any

    def ready(self, step: Step) -> None:
        """Called before people act."""

    def collect(self, step: Step, params: Mapping[str, Any]) -> Exchange:
        """As many updates as the step tells of, if they come in time; more only if none is to come later."""

    def close(self) -> None: ...


class Script:
    """The kinds of all updates of a session in their order, to tell one too many from one too early."""

    def __init__(self, session: Session) -> None:
        self._kinds: dict[int, tuple[str, ...]] = {}
        coming: tuple[str, ...] = ()
        for step in reversed(session.steps):
            self._kinds[step.number] = coming
            if step.deliveries:
                coming = (*map(_kind, step.deliveries), *coming)[:_AHEAD]

    def split(self, step: Step, updates: list[Any]) -> int:
        """How many of the updates are the step's; those after it are to come in later steps."""
        wanted = len(step.deliveries)
        early = updates[wanted:]
        if tuple(map(_kind, early)) == self._kinds.get(step.number, ())[: len(early)]:
            return min(wanted, len(updates))
        return len(updates)


_AHEAD = 20


def _kind(update: Any) -> str:
    return next((name for name in update if name != "update_id"), "") if isinstance(update, dict) else ""


@dataclass(slots=True)
class Polling:
    """Asks by getUpdates until they are there."""

    client: Client
    script: Script
    manner: Manner
    allowed: Any = None

    def ready(self, step: Step) -> None:
        """Polling is always ready."""

    def collect(self, step: Step, params: Mapping[str, Any]) -> Exchange:
        if step.via is Via.WEBHOOK and self.allowed is not None:
            params = {**params, "allowed_updates": self.allowed}
        if not step.deliveries:
            # Nothing was to come, and nothing is waited for.
            return self._cut(
                step, self._send(step, dict(params) | ({"timeout": 0} if "timeout" in params else {}))
            )
        longest = max(1, min(self.manner.poll, int(self.manner.patience.seconds)))
        timeout = min(int(params.get("timeout") or 0), longest) or longest
        asked = {**params, "timeout": timeout}
        collected: dict[Any, Any] = {}
        deadline = time.monotonic() + self.manner.patience.seconds
        while True:
            exchange = self._send(step, asked, float(timeout))
            result, before = exchange.answer.result, len(collected)
            if not exchange.answer.ok or not isinstance(result, list):
                return exchange
            for update in result:
                key = update_number(update)
                collected.setdefault(key if key is not None else len(collected), update)
            is_whole = len(collected) >= len(step.deliveries)
            if is_whole or time.monotonic() > deadline:
                if not is_whole:
                    self.manner.patience.lose()
                answer = replace(exchange.answer, result=list(collected.values()))
                return self._cut(step, replace(exchange, answer=answer))
            if len(collected) == before:
                time.sleep(_BREATH)

    def close(self) -> None:
        """Nothing is open."""

    def _send(self, step: Step, params: Mapping[str, Any], patience: float = 0.0) -> Exchange:
        return self.client.send(replace(step.call, params=params), patience=patience)

    def _cut(self, step: Step, exchange: Exchange) -> Exchange:
        """Those that are too early come again, as they are not confirmed."""
        result = exchange.answer.result
        if not isinstance(result, list):
            return exchange
        return replace(
            exchange, answer=replace(exchange.answer, result=result[: self.script.split(step, result)])
        )


@dataclass(slots=True)
class Webhook:
    """Sets a webhook of its own, and takes what is sent there."""

    client: Client
    script: Script
    manner: Manner
    secret_header: str = SECRET_HEADER  # whether it is Telegram's is a clause of its own
    receiver: Receiver = field(init=False)
    is_set: bool = False
    allowed: Any = None
    _kept: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.receiver = Receiver(self.manner.webhook_listen, self.secret_header)

    @property
    def url(self) -> str:
        return self.manner.webhook_url or self.receiver.url

    @property
    def secret(self) -> str:
        return self.receiver.secret

    def ready(self, step: Step) -> None:
        """Raises UsageError where the platform does not take the address."""
        wanted = self.allowed if step.via is Via.WEBHOOK else step.call.params.get("allowed_updates")
        if self.is_set and wanted == self.allowed:
            return
        given = {"url": self.url, "secret_token": self.secret, "allowed_updates": wanted}
        call = Call("setWebhook", {name: value for name, value in given.items() if value is not None})
        answer = self.client.send(call).answer
        if not answer.ok:
            why = answer.description or answer.problem
            raise UsageError(f"The platform refuses the webhook {self.url} ({why}): give --webhook-url.")
        self.is_set, self.allowed = True, wanted

    def collect(self, step: Step, params: Mapping[str, Any]) -> Exchange:
        self.ready(step)
        started, clock = time.time(), time.perf_counter()
        deadline = time.monotonic() + self.manner.patience.seconds
        while len(self._kept) < len(step.deliveries) and (left := deadline - time.monotonic()) > 0:
            self._kept += self.receiver.wait(left)
        if len(self._kept) < len(step.deliveries):
            self.manner.patience.lose()
        self._kept += self.receiver.wait(0.0)
        count = self.script.split(step, self._kept)
        result, self._kept = self._kept[:count], self._kept[count:]
        answer = Answer(200, ok=True, result=result, body={"ok": True, "result": result})
        if self.receiver.fault:
            answer = Answer(0, problem=self.receiver.fault)
        call = replace(step.call, params=params)
        elapsed = (time.perf_counter() - clock) * 1000
        return Exchange(call, self.client.address.call("{token}", call.method), answer, {}, started, elapsed)

    def close(self) -> None:
        if self.is_set:
            self.client.send(Call("deleteWebhook"))
        self.receiver.close()
