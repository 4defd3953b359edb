"""Looks for an example that breaks a promise, within so many calls, and makes it as small as it can.

By environment variable: ``CONFORMANCE_PROPERTY_SEED`` draws the same examples again,
``CONFORMANCE_PROPERTY_CALLS`` allows more calls, and ``CONFORMANCE_PROPERTY_PROFILE=ci`` (which ``CI``
chooses too) draws the same examples in every run.
"""

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import HypothesisException
from hypothesis.reporting import with_reporter
from hypothesis.strategies import SearchStrategy

from conformance.errors import ConformanceError
from conformance.platforms.drivers import DriverError
from conformance.suite.ground import Caller, Departure, GroundLost, NotPlayable, Refused, Undeclared
from conformance.wire import Exchange

__all__ = ["holds"]

Example = TypeVar("Example")

_CALLS = 200  # that a property may make in all
_DRAWN = 0.5  # the share of them for drawing: the rest makes what was found smaller

# Says nothing of the promise: it ends the search as it is.
_ENDS = (Refused, GroundLost, NotPlayable, Undeclared, DriverError, ConformanceError, HypothesisException)

_USUAL = settings(
    max_examples=10_000,  # the calls run out first
    deadline=None,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=tuple(HealthCheck),
    report_multiple_bugs=False,
    print_blob=False,
)
_PROFILES = {"usual": _USUAL, "ci": settings(_USUAL, derandomize=True)}


class _Spent(BaseException):
    """No calls are left, and nothing was found. No Exception: those are what Hypothesis looks for."""


class _Ended(BaseException):
    """Something else than the promise has failed."""


@dataclass(slots=True)
class _Search:
    """Checks each example once, and remembers what came of it and by which calls.

    So what was found fails again when it is looked at last, though no calls are left for it.
    """

    caller: Caller
    check: Callable[..., None]
    most: int
    made: int = 0
    tried: int = 0
    found: Exception | None = None
    smallest: str = ""
    _known: dict[str, tuple[Exception | None, list[Exchange]]] = field(default_factory=dict)

    def look(self, example: object) -> None:
        name = repr(example)
        if name not in self._known:
            if self.made >= self.most * (1 if self.found else _DRAWN):
                if self.found is None:
                    raise _Spent
                return
            self._known[name] = self._checked(example)
        error, exchanges = self._known[name]
        if error is not None:
            self.found, self.smallest = error, name
            self.caller.exchanges[:] = exchanges
            raise error

    def _checked(self, example: object) -> tuple[Exception | None, list[Exchange]]:
        self.caller.exchanges.clear()
        self.tried += 1
        error: Exception | None = None
        try:
            self.check(example)
        except _ENDS as ending:
            raise _Ended from ending
        except Exception as failure:  # noqa: BLE001 - whatever a wrong answer makes of a check
            error = failure
        self.made += len(self.caller.exchanges)
        return error, list(self.caller.exchanges)


def holds(caller: Caller, examples: SearchStrategy[Example], check: Callable[[Example], None]) -> None:
    """Raises Departure with the smallest example for which the check fails; its calls are the evidence."""
    profile, number = _profile(), _seed()
    search = _Search(caller, check, int(os.environ.get("CONFORMANCE_PROPERTY_CALLS") or _CALLS))
    try:
        _run(examples, search, profile, number)
    except _Spent:
        return
    except _Ended as ending:
        raise ending.__cause__ or ending from None
    if search.found is not None:
        raise Departure(_told(search, number)) from search.found


def _run(examples: SearchStrategy[Example], search: _Search, profile: settings, number: int) -> None:
    @seed(number)
    @profile
    @given(examples)
    def look(example: Example) -> None:
        search.look(example)

    with with_reporter(lambda _: None):
        try:
            look()
        except Exception:
            if search.found is None:
                raise


def _told(search: _Search, number: int) -> str:
    return (
        f"With {_cut(search.smallest, 200)}: {_said(search.found)}"
        f" ({search.tried} examples in {search.made} calls; again with CONFORMANCE_PROPERTY_SEED={number})"
    )


def _said(error: Exception | None) -> str:
    match error:
        case AssertionError():
            # pytest adds how the two sides came about, over many lines.
            return _cut(str(error).strip().partition("\n")[0] or "the promise is not kept", 150)
        case KeyError():
            return f"the answer has no {error}"
        case _:
            return f"the answer is of another shape ({type(error).__name__}: {error})"


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length]}…"


def _profile() -> settings:
    named = os.environ.get("CONFORMANCE_PROPERTY_PROFILE") or ("ci" if os.environ.get("CI") else "usual")
    if named not in _PROFILES:
        raise NotPlayable(f"CONFORMANCE_PROPERTY_PROFILE is {named!r}: it is one of {', '.join(_PROFILES)}.")
    return _PROFILES[named]


def _seed() -> int:
    text = os.environ.get("CONFORMANCE_PROPERTY_SEED", "")
    if text:
        if not text.isdecimal():
            raise NotPlayable(f"CONFORMANCE_PROPERTY_SEED is {text!r}: give a whole number.")
        return int(text)
    return 0 if _profile().derandomize else secrets.randbelow(2**32)
