"""Plays a session on two platforms, and compares their answers with each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from conformance.compare import Binding, Comparison, Difference, reviewed_noise
from conformance.platforms.platform import Platform
from conformance.replay.engine import Played, plays
from conformance.replay.manner import Manner
from conformance.session.model import Session
from conformance.spec import Spec, typed
from conformance.verdict import Outcome, Verdict

__all__ = ["Pair", "side_by_side"]


@dataclass(frozen=True, slots=True)
class Pair:
    """One step on both platforms, with what sets them apart."""

    one: Verdict
    other: Verdict
    differences: tuple[Difference, ...] = ()

    @property
    def differs(self) -> bool:
        return (
            any(not one.informative for one in self.differences) or self.one.outcome is not self.other.outcome
        )


def side_by_side(
    session: Session, platform: Platform, against: Platform, spec: Spec, manner: Manner | None = None
) -> Iterator[Pair]:
    """Every step of the session, in order; the second platform is held to the first one's answers."""
    binding = Binding()
    first = list(plays(session, platform, spec, manner=manner))
    for one, other in zip(first, plays(session, against, spec, manner=manner), strict=True):
        yield Pair(one.verdict, other.verdict, tuple(_differences(one, other, spec, binding)))


def _differences(one: Played, other: Played, spec: Spec, binding: Binding) -> Iterator[Difference]:
    method = spec.method(one.step.call.method)
    if method is None or one.exchange is None or other.exchange is None:
        return
    if one.verdict.outcome is Outcome.UNSUPPORTED or other.verdict.outcome is Outcome.UNSUPPORTED:
        return
    sent = one.exchange.call.params
    _say_alike(sent, other.exchange.call.params, binding)
    comparison = Comparison(spec, binding, typed(method, sent), reviewed_noise())
    yield from comparison.answers(method, one.exchange.answer, other.exchange.answer)


def _say_alike(sent: Any, also: Any, binding: Binding) -> None:
    """The same recorded text may have been said differently on each platform, with its own names in it."""
    if isinstance(sent, str) and isinstance(also, str):
        binding.say(sent, also)
    elif isinstance(sent, Mapping) and isinstance(also, Mapping):
        for name in sent.keys() & also.keys():
            _say_alike(sent[name], also[name], binding)
    elif isinstance(sent, list) and isinstance(also, list):
        for item, other in zip(sent, also, strict=False):
            _say_alike(item, other, binding)
