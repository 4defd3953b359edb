"""Offsets and limits of getUpdates in any order, beside a model of the queue."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from conformance.suite.ground import Caller, User
from conformance.suite.properties._search import holds

_PATIENCE = 5.0  # seconds that what a person has said may be on its way


@dataclass(frozen=True, slots=True, repr=False)
class Step:
    """Somebody writes; or the bot asks, confirming so many that wait, or for the last so many alone."""

    kind: str
    count: int = 0
    limit: int = 100

    def __repr__(self) -> str:
        return "say()" if self.kind == "say" else f"{self.kind}({self.count}, limit={self.limit})"


_LIMITS = st.sampled_from([100, 1, 2, 3])
_STEPS = st.one_of(
    st.just(Step("say")),
    st.builds(Step, st.just("confirm"), st.integers(0, 3), _LIMITS),
    st.builds(Step, st.just("last"), st.integers(1, 3), _LIMITS),
)
_STORIES = st.lists(_STEPS, min_size=1, max_size=8).map(lambda steps: [Step("say"), *steps])


@dataclass(slots=True)
class _Queue:
    """What waits for the bot: texts, and the ids by which they were seen first."""

    caller: Caller
    user: User
    waiting: list[str] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)

    def begin(self) -> None:
        """Confirms what went before."""
        for update in self.caller.updates(offset=-1, timeout=0):
            number = update["update_id"]
            again = self.caller.updates(offset=number + 1, limit=1, timeout=0)
            assert again == [], f"update {number} is confirmed, and {again[0]['update_id']} comes"

    def take(self, step: Step) -> None:
        """Does it, and compares what comes with the model. Raises AssertionError."""
        match step.kind:
            case "say":
                self.waiting.append(self.user.says(self.user.marker()))
                self._arrived()
            case "last":
                self._compare(step, {"offset": -step.count}, self.waiting[-step.count :])
            case _ if step.count and self.waiting:
                confirmed = self.waiting[: step.count]
                self._compare(step, {"offset": self.ids[confirmed[-1]] + 1}, self.waiting[len(confirmed) :])
            case _:
                self._compare(step, {}, self.waiting)

    def _compare(self, step: Step, asked: dict[str, int], left: list[str]) -> None:
        self.waiting = left
        came = self._asked(limit=step.limit, **asked)
        assert came == left[: step.limit], f"{step} brings {came}, not {left[: step.limit]}"

    def _arrived(self) -> None:
        """Waits for what was said last: everything that waits must then be there, each once."""
        deadline = time.monotonic() + _PATIENCE
        while True:
            came = self._asked(timeout=1)
            if self.waiting[-1] in came or time.monotonic() > deadline:
                break
        assert came == self.waiting, f"what waits is {came}, not {self.waiting}"

    def _asked(self, **params: Any) -> list[str]:
        came, last = [], 0
        for update in self.caller.updates(**{"timeout": 0, **params}):
            number, text = update["update_id"], str(update.get("message", {}).get("text"))
            assert number > last, f"update {number} comes after {last}"
            assert self.ids.setdefault(text, number) == number, f"{text!r} was update {self.ids[text]}"
            came.append(text)
            last = number
        return came


def check(caller: Caller, user: User) -> None:
    def neither_lost_nor_repeated(steps: Sequence[Step]) -> None:
        queue = _Queue(caller, user)
        queue.begin()
        for step in steps:
            queue.take(step)

    holds(caller, _STORIES, neither_lost_nor_repeated)
