"""Compares an observed answer with the recorded one, by type, under a binding of identities."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conformance.compare.binding import Binding
from conformance.compare.difference import Difference, Kind
from conformance.compare.judging import judges_of, plain
from conformance.compare.noise import NOTHING, Noise
from conformance.compare.refusals import compare_descriptions
from conformance.compare.sight import Sight
from conformance.spec import Method, Named, Ref, Spec
from conformance.wire import Answer

__all__ = ["Comparison"]

_PARAMETERS = "ResponseParameters"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Compares under one binding; ``params`` are the recorded call's, typed, for scopes of identities."""

    spec: Spec
    binding: Binding
    params: Mapping[str, Any]
    noise: Noise = NOTHING

    def answers(self, method: Method, recorded: Answer, observed: Answer) -> tuple[Difference, ...]:
        """Every difference between two answers to the same call, status and envelope included."""
        sight = Sight(self.binding, self.params)
        self._answers(method, recorded, observed, sight)
        return tuple(self.noise.softened(method.name, one) for one in sight.found)

    def results(self, ref: Ref, recorded: Any, observed: Any, path: str = "result") -> tuple[Difference, ...]:
        """Every difference between two results of the same type."""
        sight = Sight(self.binding, self.params)
        judges_of(self.spec).value(ref)(recorded, observed, sight, path)
        return tuple(sight.found)

    def _answers(self, method: Method, recorded: Answer, observed: Answer, sight: Sight) -> None:
        if observed.problem:
            sight.differ("", Kind.TYPE, "the Bot API's envelope", observed.problem)
            return
        if recorded.status != observed.status:
            sight.differ("status", Kind.VALUE, recorded.status, observed.status, "HTTP status")
        if recorded.ok != observed.ok:
            shown = observed.description if recorded.ok else observed.result
            sight.differ("ok", Kind.VALUE, recorded.ok, observed.ok, f"{shown}"[:300])
        elif recorded.ok:
            judges_of(self.spec).result(method)(recorded.result, observed.result, sight, "result")
        else:
            self._refusals(recorded, observed, sight)

    def _refusals(self, recorded: Answer, observed: Answer, sight: Sight) -> None:
        if recorded.error_code != observed.error_code:
            kind = Kind.MISSING if observed.error_code is None else Kind.VALUE
            sight.differ("error_code", kind, recorded.error_code, observed.error_code)
        compare_descriptions(recorded, observed, sight)
        known = _PARAMETERS in self.spec.types
        judge = judges_of(self.spec).value(Named(_PARAMETERS)) if known else plain
        judge(dict(recorded.parameters), dict(observed.parameters), sight, "parameters")
