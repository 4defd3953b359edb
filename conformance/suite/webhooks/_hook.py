"""A webhook on this machine, and what the platform posts there."""

import json
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from conformance.replay.receiver import Receiver
from conformance.suite.clause import Declaration, clause, documented
from conformance.suite.ground import Caller, Departure, Doorstep, NotPlayable, Refused
from conformance.verdict import Evidence
from conformance.wire import Answer

__all__ = ["ELSEWHERE", "SECRET", "Delivery", "Hook", "delivers", "hooked", "infos", "registered", "sets"]

SECRET = "x-telegram-bot-api-secret-token"  # noqa: S105 - the name of a header
ELSEWHERE = "https://example.com/conformance"  # set, and never posted to

_PATIENCE = 8.0  # seconds: what was not taken comes again after a pause
_SENT: tuple[str, ...] = ("send_text",)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One request that the platform has made."""

    headers: Mapping[str, str]
    update: Any

    @property
    def text(self) -> str | None:
        """The text of a message, if it is one."""
        message = self.update.get("message") if isinstance(self.update, dict) else None
        return message.get("text") if isinstance(message, dict) else None


class Hook(Receiver):
    """Keeps every delivery, and answers with what is lined up in ``replies``, then with 200."""

    def __init__(self, doorstep: Doorstep) -> None:
        super().__init__(doorstep.listen)
        self.came: list[Delivery] = []
        self.replies: deque[tuple[int, str, bytes]] = deque()
        self.address = doorstep.url or self.url
        self._news = threading.Condition()

    def answer(self, headers: Mapping[str, str], body: bytes) -> tuple[int, str, bytes]:
        try:
            update = json.loads(body)
        except ValueError:
            update = None
        with self._news:
            self.came.append(Delivery(headers, update))
            self._news.notify_all()
            return self.replies.popleft() if self.replies else (200, "", b"")

    def awaited(
        self, wanted: Callable[[Delivery], bool], count: int = 1, seconds: float = _PATIENCE
    ) -> list[Delivery]:
        """The deliveries that are wanted, once there are so many. Raises Departure when they never come."""
        with self._news:
            if self._news.wait_for(lambda: len(self._those(wanted)) >= count, seconds):
                return self._those(wanted)
        found = len(self._those(wanted))
        raise Departure(f"{found} of {count} deliveries came to the webhook within {seconds:g} s")

    def told(self, text: str, count: int = 1) -> list[Delivery]:
        """The deliveries of the message with that text."""
        return self.awaited(lambda delivery: delivery.text == text, count)

    def _those(self, wanted: Callable[[Delivery], bool]) -> list[Delivery]:
        return [delivery for delivery in self.came if wanted(delivery)]


@contextmanager
def hooked(caller: Caller, doorstep: Doorstep, **params: Any) -> Iterator[Hook]:
    """A webhook on this machine; deleted afterwards, with all that is pending.

    Raises NotPlayable where the platform takes none here.
    """
    hook = Hook(doorstep)
    try:
        answer = caller.call("setWebhook", {"url": hook.address, **params})
        if not answer.ok:
            raise _reason(answer, hook.address)
        yield hook
    finally:
        caller.call("deleteWebhook", {"drop_pending_updates": True})
        hook.close()


def _reason(answer: Answer, address: str) -> Exception:
    if answer.unsupported:
        return Refused(f"setWebhook is refused: {answer.description or answer.problem}")
    if answer.error_code == 400:
        return NotPlayable(
            f"The platform takes no webhook at {address} ({answer.description}): give --webhook-url."
        )
    return Departure(f"setWebhook is answered by {answer.problem or answer.description!r}")


@contextmanager
def registered(caller: Caller, url: str = ELSEWHERE, **params: Any) -> Iterator[dict[str, Any]]:
    """A webhook that nothing is posted to, as getWebhookInfo tells of it; deleted afterwards."""
    files = params.pop("files", None)
    try:
        caller.accepted("setWebhook", {"url": url, **params}, files=files)
        info: dict[str, Any] = caller.accepted("getWebhookInfo")
        yield info
    finally:
        caller.call("deleteWebhook", {"drop_pending_updates": True})


def infos(caller: Caller, wanted: Callable[[dict[str, Any]], bool], seconds: float = 5.0) -> dict[str, Any]:
    """What getWebhookInfo tells once it is as wanted, or after that time."""
    deadline = time.monotonic() + seconds
    while True:
        info: dict[str, Any] = caller.accepted("getWebhookInfo")
        if wanted(info) or time.monotonic() > deadline:
            return info
        time.sleep(0.2)


def sets(id_: str, *more: Evidence, **how: Any) -> Declaration:
    """A clause about setting a webhook, to which nothing is posted."""
    given = {"method": "setWebhook", "effects": ("webhook",), "features": ("webhook",), **how}
    others = {"setWebhook", "deleteWebhook", "getWebhookInfo"} - {given["method"]}
    evidence = more or (documented("Bot API, setWebhook"),)
    return clause(id_, f"#{given['method'].lower()}", *evidence, stands_on=tuple(sorted(others)), **given)


def delivers(id_: str, *more: Evidence, **how: Any) -> Declaration:
    """A clause about what is posted to a webhook when a person writes."""
    return sets(id_, *more, **{"needs": _SENT, **how})
