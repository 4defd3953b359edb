"""Plays a session on a platform, step by step, and judges every answer."""

import time
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from conformance.compare import Binding, Comparison, Difference, Kind, Policy, policy_of, rewrite_params
from conformance.platforms.drivers import Act, DriverError
from conformance.platforms.platform import Platform
from conformance.replay.acts import RecordedAct, Underivable, derive
from conformance.replay.cast import cast_of
from conformance.replay.stage import PEER, Stage, set_stage
from conformance.session.model import Session, Step
from conformance.session.props import props_of
from conformance.spec import Identity, IdentityKind, Method, Spec, Validator, occurrences, typed
from conformance.verdict import Evidence, Outcome, Verdict
from conformance.wire import Call, Client, Exchange, record

__all__ = ["Pace", "replay"]


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to wait for updates that the recording says must come, in seconds."""

    settle: float = 5.0
    poll: int = 2


class _BlockedError(Exception):
    """The step needs something that is not there."""

    def __init__(self, reason: str, cause: str | None = None) -> None:
        super().__init__(reason)
        self.cause = cause


class _SkippedError(Exception):
    """Nobody here can play what the step needs."""


def replay(
    session: Session, platform: Platform, spec: Spec, *, pace: Pace | None = None
) -> Iterator[Verdict]:
    """One verdict for every step, in order; a step that cannot be played is blocked or skipped, never lost.

    Raises TargetUnreachable where the platform is gone.
    """
    play = _Play(session, platform, spec, pace or Pace())
    try:
        yield from play.run()
    finally:
        play.close()


@dataclass(slots=True)
class _Play:
    session: Session
    platform: Platform
    spec: Spec
    pace: Pace
    binding: Binding = field(default_factory=Binding)
    # Which step was to bring each identity, so that what is blocked can name its cause.
    failed: dict[tuple[str, Hashable, Hashable], str] = field(default_factory=dict)
    validator: Validator = field(init=False)
    stage: Stage = field(init=False)
    client: Client | None = None
    answered: bool = True

    def run(self) -> Iterator[Verdict]:
        self.validator = Validator(self.spec)
        self.stage = set_stage(
            cast_of(self.session, self.spec), self.platform, self.binding, props_of(self.session)
        )
        self.client = self.platform.client(self.stage.bot)
        for step in self.session.steps:
            started = time.perf_counter()
            verdict = self._verdict(step)
            yield replace(verdict, duration_ms=round((time.perf_counter() - started) * 1000, 2))

    def close(self) -> None:
        if self.client is not None:
            self.client.close()

    def _verdict(self, step: Step) -> Verdict:
        method = self.spec.method(step.call.method)
        blank = Verdict(
            id=f"{self.session.name}/{step.number}",
            kind="step",
            area=method.category if method else "unknown",
            outcome=Outcome.ERROR,
            promise=f"{step.call.method} is answered as it was when the session was recorded.",
            anchor=method.anchor if method else "",
            evidence=(Evidence("captured", self.session.recorded_on, self.session.validated_live),),
            method=method.name if method else step.call.method,
            session=self.session.name,
            run_only=f"--only {self.session.name}",
        )
        try:
            return self._judge(step, method, blank)
        except _BlockedError as error:
            self._remember(step, method, error.cause or blank.id)
            return replace(blank, outcome=Outcome.BLOCKED, reason=str(error), cause=error.cause)
        except _SkippedError as error:
            self._remember(step, method, blank.id)
            return replace(blank, outcome=Outcome.SKIPPED, reason=str(error))
        except DriverError as error:
            self._remember(step, method, blank.id)
            reason = f"The driver could not play the user: {error}"
            return replace(blank, outcome=Outcome.BLOCKED, reason=reason)

    def _judge(self, step: Step, method: Method | None, blank: Verdict) -> Verdict:
        self.answered = step.answer.ok
        if method is not None:
            # Servers still read what the documentation has dropped, and old bots still send it.
            method = replace(method, params={**method.legacy, **method.params})
        params = typed(method, step.call.params) if method else dict(step.call.params)
        comparison = Comparison(self.spec, self.binding, params)
        if method is None:
            exchange = self._send(step.call, {})
            outcome = Outcome.UNSUPPORTED if exchange.answer.unsupported else Outcome.SKIPPED
            reason = f"{step.call.method} is no method of Bot API {self.spec.version}."
            return replace(blank, outcome=outcome, reason=reason, exchanges=(self._record(exchange),))
        if step.deliveries:
            exchange = self._poll(step, method, params)
        else:
            asked = self._substituted(method, params)
            if step.is_poll and "timeout" in asked:
                # Nothing was to come, and nothing is waited for.
                asked["timeout"] = 0
            exchange = self._send(step.call, asked)
        answer = exchange.answer
        evidence = (self._record(exchange),)
        if answer.unsupported and not step.answer.unsupported:
            self._remember(step, method, blank.id)
            reason = f"The platform does not know {method.name}: {answer.description or answer.problem}."
            return replace(blank, outcome=Outcome.UNSUPPORTED, reason=reason, exchanges=evidence)
        differences = [*comparison.answers(method, step.answer, answer)]
        if answer.ok:
            differences += self._schema(method, answer.result, differences)
        counted = [difference for difference in differences if not difference.informative]
        if counted:
            self._remember(step, method, blank.id)
        return replace(
            blank,
            outcome=Outcome.FAIL if counted else Outcome.PASS,
            reason=_sentence(counted),
            differences=tuple(sorted(differences, key=lambda difference: difference.path)),
            exchanges=evidence,
        )

    def _schema(self, method: Method, result: Any, known: list[Difference]) -> Iterator[Difference]:
        """What the schema requires beyond the recording; what the comparison has said is not said twice."""
        said = {difference.path for difference in known if not difference.informative}
        for problem in self.validator.result(method.name, result):
            if problem.path not in said:
                yield Difference(problem.path, Kind.TYPE, problem.expected, problem.observed, problem.message)

    def _substituted(self, method: Method, params: Mapping[str, Any]) -> dict[str, Any]:
        def exchange(identity: Identity, scope: Hashable, value: Any) -> Any:
            return self._observed(identity, scope, value)

        return rewrite_params(self.spec, method, params, exchange)

    def _observed(self, identity: Identity, scope: Hashable, value: Any) -> Any:
        if identity.kind is IdentityKind.UPDATE_OFFSET:
            return self._offset(value)
        if policy_of(identity.kind) in {Policy.FREE, Policy.ENVIRONMENT}:
            return value
        if isinstance(scope, str):
            scope = self.stage.names.get(scope.lower(), scope)
        observed = self.binding.observed(identity.namespace, scope, value)
        if observed is not None:
            return observed
        if identity.namespace == PEER and value in self.stage.absent:
            raise _SkippedError(f"Nobody plays {identity.kind} {value}: {self.stage.absent[value]}")
        cause = self.failed.get((identity.namespace, scope, value))
        if cause:
            raise _BlockedError(f"It needs the {identity.kind} that step {cause} was to bring.", cause)
        if identity.namespace == "file" and isinstance(value, str) and ("://" in value):
            return value
        if isinstance(value, str) and value.startswith(("attach://", "@")):
            return value
        if identity.kind is IdentityKind.STICKER_SET or not self.answered:
            # Bots choose these names themselves; and a call that was refused may have meant nothing.
            return value
        raise _BlockedError(f"The recording does not say where {identity.kind} {value!r} comes from.")

    def _offset(self, value: Any) -> Any:
        """The offset as this platform numbers its updates; 0 where the recording began before it."""
        if not isinstance(value, int) or value <= 0:
            return value
        last = self.binding.observed(IdentityKind.UPDATE.value, None, value - 1)
        if last is not None:
            return last + 1
        named = self.binding.observed(IdentityKind.UPDATE.value, None, value)
        return named if named is not None else 0

    def _send(self, call: Call, params: Mapping[str, Any], patience: float = 0.0) -> Exchange:
        assert self.client is not None  # noqa: S101 - run() opened it
        return self.client.send(replace(call, params=params or call.params), patience=patience)

    def _poll(self, step: Step, method: Method, params: Mapping[str, Any]) -> Exchange:
        """Plays what people did, then polls until as many updates came as were recorded."""
        for update in step.deliveries:
            if self.binding.observed(IdentityKind.UPDATE.value, None, update.get("update_id")) is None:
                self._act(update)  # one that comes again, unconfirmed, was done before
        asked = self._substituted(method, params)
        asked["timeout"] = min(int(asked.get("timeout") or 0), self.pace.poll) or self.pace.poll
        collected: dict[Any, Any] = {}
        deadline = time.monotonic() + self.pace.settle
        while True:
            exchange = self._send(step.call, asked, patience=float(asked["timeout"]))
            result = exchange.answer.result
            if not exchange.answer.ok or not isinstance(result, list):
                return exchange
            for update in result:
                key = update.get("update_id") if isinstance(update, dict) else None
                collected.setdefault(key if key is not None else len(collected), update)
            if len(collected) >= len(step.deliveries) or time.monotonic() > deadline:
                answer = replace(exchange.answer, result=list(collected.values()))
                return replace(exchange, answer=answer)

    def _act(self, update: Mapping[str, Any]) -> None:
        try:
            act = derive(update)
        except Underivable as error:
            raise _SkippedError(f"No person can be asked to do this again: {error}.") from error
        if act.kind not in self.platform.driver.acts:
            raise _SkippedError(
                f"The driver {self.platform.driver.name!r} cannot {act.kind.replace('_', ' ')}."
            )
        self.platform.driver.act(self.stage.bot, self._bound(act))

    def _bound(self, act: RecordedAct) -> Act:
        user = self._observed(Identity(IdentityKind.USER), None, act.user_id)
        chat = self._observed(Identity(IdentityKind.CHAT), None, act.chat_id)
        details = dict(act.details)
        if act.kind == "choose_result":
            details["inline_query_id"] = self._query_of(act.user_id, details.pop("query"))
        if "user_id" in details:
            details["user_id"] = self._observed(Identity(IdentityKind.USER), None, details["user_id"])
        if act.message_id is not None:
            name = "message_id" if act.kind in {"press_button", "edit_text"} else "reply_to_message_id"
            details[name] = self._observed(Identity(IdentityKind.MESSAGE), act.chat_id, act.message_id)
        return Act(act.kind, user, chat, details)

    def _query_of(self, user_id: int, text: str) -> Any:
        """The observed id of the person's last inline query of that text that the bot has answered."""
        asked = [
            query["id"]
            for step in self.session.steps
            for query in (update.get("inline_query") for update in step.deliveries)
            if isinstance(query, dict) and query["from"]["id"] == user_id and query["query"] == text
        ]
        known = [
            observed
            for id_ in asked
            if (observed := self.binding.observed(IdentityKind.INLINE_QUERY.value, None, id_)) is not None
        ]
        if not known:
            raise _SkippedError(
                "The recording begins after the person's inline query, of which this is a result."
            )
        return known[-1]

    def _remember(self, step: Step, method: Method | None, cause: str) -> None:
        """Notes every identity that this step should have brought and did not."""
        if method is None or not step.answer.ok:
            return
        params = typed(method, step.call.params)
        for one in occurrences(method.result, step.answer.result, self.spec, params):
            key = (one.identity.namespace, one.scope, one.value)
            if self.binding.observed(*key) is None:
                self.failed.setdefault(key, cause)

    def _record(self, exchange: Exchange) -> Any:
        return record(exchange, self.stage.bot.token)


def _sentence(differences: list[Difference]) -> str:
    if not differences:
        return ""
    first = differences[0]
    place = first.path or "the answer"
    match first.kind:
        case Kind.MISSING:
            text = f"{place} is missing"
        case Kind.RELATION:
            text = f"{place}: {first.note}"
        case Kind.EXTRA:
            text = f"{place} is there and was not recorded"
        case _:
            text = f"{place} is {first.observed!r:.120} where {first.expected!r:.120} was required"
    more = len(differences) - 1
    return f"{text}{f', and {more} more' if more else ''}."
