"""A bot as its code sees the platform: what it calls, and what it may call."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.platforms.drivers import Bot
from conformance.spec import Problem, Spec, Validator
from conformance.suite.clause import CORE, Clause
from conformance.suite.ground.departures import Departure, GroundLost, Refused, Undeclared
from conformance.wire import Answer, Call, Client, Exchange, Form, Upload
from conformance.wire.call import Spelled

__all__ = ["Caller"]

_PATIENCE = 5.0  # seconds that an update may be on its way
_LEAST_PATIENCE = 1.0
_LONGEST_WAIT = 60


@dataclass(slots=True)
class Caller:
    """A bot that calls. Every exchange is kept as evidence."""

    client: Client
    bot: Bot
    spec: Spec
    validator: Validator
    exchanges: list[Exchange] = field(default_factory=list)
    _clause: Clause | None = None
    _vain: dict[str, int] = field(default_factory=dict)

    def begin(self, clause: Clause) -> None:
        """From here on only the core, the clause's own method and what it stands on may be called."""
        self._clause = clause
        self.exchanges.clear()

    def call(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        *,
        form: Form = Form.FORM,
        verb: str = "POST",
        files: Mapping[str, Upload] | None = None,
        spelt: Mapping[str, Any] | None = None,
        patience: float = 0.0,
    ) -> Answer:
        """The answer, whatever it is. Raises Undeclared for a method that the clause does not name.

        ``spelt`` is a request's own spelling, as a :class:`Spelled` has it.
        """
        self._allow(method)
        call = Call(method, params or {}, files or {}, Form.MULTIPART if files else form, verb)
        if spelt is not None:
            call = Spelled(method, verb=verb, **spelt)
        answer = self._sent(call, patience)
        if wait := self._asked_to_wait(answer):
            time.sleep(wait)
            answer = self._sent(call, patience)
        return answer

    def _sent(self, call: Call, patience: float) -> Answer:
        exchange = self.client.send(call, patience=patience)
        self.exchanges.append(exchange)
        return exchange.answer

    def _asked_to_wait(self, answer: Answer) -> float:
        """The seconds that a platform asks a bot to wait, where the clause is not about just that."""
        about_it = self._clause is not None and "flood" in self._clause.effects
        seconds = answer.parameters.get("retry_after") if answer.error_code == 429 else None
        waits = isinstance(seconds, int) and 0 < seconds <= _LONGEST_WAIT and not about_it
        return float(seconds) if waits and seconds else 0.0

    def _allow(self, method: str) -> None:
        known = self.spec.method(method)
        if self._clause is None or known is None:
            return
        if known.name not in {*CORE, self._clause.method, *self._clause.stands_on}:
            raise Undeclared(
                f"{self._clause.id} calls {known.name}, which is neither of the core nor declared: "
                "name it in method or in stands_on"
            )

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

    def given(self, method: str, params: Mapping[str, Any] | None = None, **how: Any) -> Any:
        """The result of a call that sets the ground. Raises GroundLost where it fails: nothing is judged."""
        try:
            return self.accepted(method, params, **how)
        except Departure as error:
            raise GroundLost(f"the ground cannot be set: {error}") from error

    @staticmethod
    def whole(what: str, problems: tuple[Problem, ...]) -> None:
        """Raises Departure with the first of the problems, where there are any."""
        if problems:
            first, more = problems[0], len(problems) - 1
            also = f", and {more} more" if more else ""
            raise Departure(f"{what}: {first.path}: {first.message}{also}")

    def refusal(self, method: str, params: Mapping[str, Any] | None = None, **how: Any) -> Answer:
        """The answer to a call that must be refused. Raises Departure where it is not.

        A method that is not there at all is refused too, and keeps nothing: that raises Refused.
        """
        answer = self.call(method, params, **how)
        if answer.unsupported and self.spec.method(method) is not None:
            raise Refused(f"{method} is refused: {answer.description or answer.problem}")
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
        self, kind: str, wanted: Callable[[dict[str, Any]], bool], seconds: float = _PATIENCE
    ) -> dict[str, Any]:
        """The next update of a kind that is wanted, by long polling. Raises Departure when it never comes.

        A kind that has been waited for in vain before is waited for less: a platform without it
        would else cost seconds for each of its clauses.
        """
        seconds = max(_LEAST_PATIENCE, seconds / 2 ** self._vain.get(kind, 0))
        deadline, offset = time.monotonic() + seconds, None
        while time.monotonic() < deadline:
            asked = {"timeout": 1} if offset is None else {"timeout": 1, "offset": offset}
            for update in self.updates(**asked):
                offset = update["update_id"] + 1
                if isinstance(update.get(kind), dict) and wanted(update[kind]):
                    self._vain.pop(kind, None)
                    return update
        self._vain[kind] = self._vain.get(kind, 0) + 1
        raise Departure(f"no update with {kind} came within {seconds:g} s")
