"""What passes between one bot and its platform, as it passes."""

import json
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from conformance.session.cassette import WEBHOOK, Interaction
from conformance.wire import Answer, Call, UndecodableRequest, decode, read_answer

__all__ = ["Passed", "Traffic"]

_POLL = "getupdates"


@dataclass(frozen=True, slots=True)
class Passed:
    """One exchange: a call with its answer, or a delivery with the call that its reply made, if any."""

    interaction: Interaction
    call: Call
    answer: Answer
    updates: tuple[Mapping[str, Any], ...] = ()

    @property
    def is_delivery(self) -> bool:
        return self.interaction.direction == WEBHOOK

    @property
    def method(self) -> str:
        """In lower case, as bots write it in any; empty for a delivery that was answered with no call."""
        return self.call.method.lower()

    @property
    def is_poll(self) -> bool:
        return self.method == _POLL


class Traffic:
    """Filled by the recorder's thread, and read by the one that plays the people."""

    def __init__(self) -> None:
        self.begun = threading.Event()  # the bot has made a call
        self.listening = threading.Event()  # it polls, or its webhook is set
        self._raw: list[Interaction] = []
        self._read: list[Passed] = []
        self._under_way: list[str] = []

    def arrive(self, method: str) -> None:
        """A call has come in."""
        self._under_way.append(method)
        self.begun.set()
        if method == _POLL:
            self.listening.set()

    def leave(self, method: str) -> None:
        """It is over, with an answer or without."""
        self._under_way.remove(method)

    def record(self, interaction: Interaction) -> None:
        """Takes a call with its answer, or a delivery."""
        self._raw.append(interaction)
        if interaction.uri.partition("?")[0].lower().endswith("/setwebhook"):
            passed = _passed(interaction)
            if passed.answer.ok and passed.call.params.get("url"):  # without one it takes a webhook away
                self.listening.set()

    @property
    def under_way(self) -> list[str]:
        """The methods of calls that have no answer yet, but for polls."""
        return [method for method in tuple(self._under_way) if method != _POLL]

    def __len__(self) -> int:
        return len(self._raw)

    def since(self, position: int = 0) -> list[Passed]:
        """What has passed after so many."""
        while len(self._read) < len(self._raw):
            self._read.append(_passed(self._raw[len(self._read)]))
        return self._read[position:]

    def updates(self, position: int = 0) -> Iterator[Mapping[str, Any]]:
        """The updates that reached the bot since; one that came twice is told twice."""
        for passed in self.since(position):
            yield from passed.updates


def _passed(one: Interaction) -> Passed:
    if one.direction == WEBHOOK:
        return Passed(one, _reply(one.response_body), Answer(one.status), _objects([_json(one.request_body)]))
    answer = read_answer(one.status, one.response_body)
    try:
        call = decode(one.method, one.uri, one.request_headers, one.request_body)
    except UndecodableRequest:
        call = Call(one.uri.partition("?")[0].rpartition("/")[2])
    is_poll = call.method.lower() == _POLL and answer.ok and isinstance(answer.result, list)
    return Passed(one, call, answer, _objects(answer.result) if is_poll else ())


def _reply(body: bytes) -> Call:
    """The call that a webhook's answer makes."""
    said = _json(body)
    if not isinstance(said, dict) or not isinstance(said.get("method"), str):
        return Call("")
    return Call(said["method"], {name: value for name, value in said.items() if name != "method"})


def _objects(values: list[Any]) -> tuple[Mapping[str, Any], ...]:
    return tuple(value for value in values if isinstance(value, dict))


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None
