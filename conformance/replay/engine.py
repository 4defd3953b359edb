"""Plays a session on a platform, step by step, and judges every answer."""

import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Any

from conformance.compare import Binding, Comparison, Difference, Noise, reviewed_noise
from conformance.platforms.drivers import CannotDo, DriverError
from conformance.platforms.platform import Platform
from conformance.replay.acts import causes_of
from conformance.replay.cast import cast_of
from conformance.replay.deliveries import Deliveries, Polling, Script, Webhook
from conformance.replay.earlier import Earlier
from conformance.replay.manner import Delivery, Manner, Pace
from conformance.replay.naming import Naming
from conformance.replay.obstacles import Blocked, Skipped
from conformance.replay.people import People
from conformance.replay.receiver import SECRET_HEADER
from conformance.replay.stage import set_stage
from conformance.replay.tidying import Traces
from conformance.replay.verdicts import first_sentence, schema_differences, verdict_on
from conformance.session.model import Session, Step, Via
from conformance.session.props import props_of
from conformance.spec import Method, Spec, Validator
from conformance.verdict import Outcome, Verdict
from conformance.wire import Call, Client, Exchange, record

__all__ = ["Played", "plays", "replay"]


@dataclass(frozen=True, slots=True)
class Played:
    """One step with its verdict, and the exchange where it could be sent."""

    step: Step
    verdict: Verdict
    exchange: Exchange | None = None


def replay(
    session: Session, platform: Platform, spec: Spec, *, manner: Manner | None = None
) -> Iterator[Verdict]:
    """One verdict for every step, in order; a step that cannot be played is blocked or skipped, never lost.

    Raises TargetUnreachable where the platform is gone.
    """
    return (played.verdict for played in plays(session, platform, spec, manner=manner))


def plays(
    session: Session, platform: Platform, spec: Spec, *, manner: Manner | None = None
) -> Iterator[Played]:
    """As ``replay``, with what was sent and what came."""
    play = _Play.opened(session, platform, spec, manner or Manner())
    try:
        yield from play.run()
    finally:
        play.close()


@dataclass(frozen=True, slots=True)
class _Turn:
    """A step with its method, and its recorded parameters as the Bot API reads them."""

    step: Step
    method: Method
    params: Mapping[str, Any]
    started: float


@dataclass(slots=True)
class _Play:
    session: Session
    spec: Spec
    manner: Manner
    naming: Naming
    client: Client
    people: People
    deliveries: Deliveries
    validator: Validator
    noise: Noise = field(default_factory=reviewed_noise)
    traces: Traces = field(default_factory=Traces)
    earlier: Earlier = field(init=False)
    methods: dict[str, Method | None] = field(default_factory=dict)
    # Calls that were sent together with an earlier step, by the step's number.
    ahead: dict[int, Future[Exchange]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.earlier = Earlier(self.client, self.naming.binding, self.traces)

    @staticmethod
    def opened(session: Session, platform: Platform, spec: Spec, manner: Manner) -> "_Play":
        binding, cast = Binding(), cast_of(session, spec)
        stage = set_stage(cast, platform, binding, props_of(session))
        naming = Naming(spec, binding, stage)
        client = platform.client(stage.bot)
        causes = causes_of(session, cast.bot.id if cast.bot else None, cast.names, cast.leaders)
        people = People(session, platform, naming, causes)
        deliveries: Deliveries = Polling(client, Script(session), manner)
        if _by_webhook(session, manner):
            own = (
                platform.profile.updates.secret_header if platform.profile and not platform.shimmed else None
            )
            deliveries = Webhook(client, Script(session), manner, own or SECRET_HEADER)
        return _Play(session, spec, manner, naming, client, people, deliveries, _validator(spec))

    def run(self) -> Iterator[Played]:
        clock = _Clock(self.manner.pace)
        for wave in self.session.waves():
            if self.manner.overlap and len(wave) > 1:
                self._send_ahead(wave)
            for step in wave:
                if self.manner.last is not None and step.number > self.manner.last:
                    return
                clock.await_(step)
                yield self._played(step)

    def close(self) -> None:
        if self.manner.tidy:
            self.traces.remove(self.client)
        self.deliveries.close()
        self.client.close()

    def _played(self, step: Step) -> Played:
        turn = self._turn(step)
        if turn is None:
            return self._unknown(step)
        try:
            exchange = self._exchange(turn)
        except Blocked as error:
            return self._unplayed(turn, Outcome.BLOCKED, str(error), error.cause)
        except Skipped as error:
            return self._unplayed(turn, Outcome.SKIPPED, str(error))
        except CannotDo as error:
            return self._unplayed(turn, Outcome.SKIPPED, f"Nobody can play this here: {error}.")
        except DriverError as error:
            return self._unplayed(turn, Outcome.BLOCKED, f"The driver could not play the user: {error}")
        return self._judged(turn, exchange)

    def _turn(self, step: Step) -> _Turn | None:
        """The step with its method; None where this version has no such method."""
        name = step.call.method.lower()
        if name not in self.methods:
            known = self.spec.method(name)
            # Servers still read what the documentation has dropped, and old bots still send it.
            self.methods[name] = replace(known, params={**known.legacy, **known.params}) if known else None
        method, started = self.methods[name], time.perf_counter()
        return (
            _Turn(step, method, self.naming.recorded(method, step.call.params), started) if method else None
        )

    def _unplayed(self, turn: _Turn, outcome: Outcome, reason: str, cause: str | None = None) -> Played:
        verdict = self._verdict(turn.step, turn.method, turn.started, outcome, reason=reason, cause=cause)
        self.naming.remember(turn.step, turn.method, cause or verdict.id)
        return Played(turn.step, verdict)

    def _unknown(self, step: Step) -> Played:
        started = time.perf_counter()
        exchange = self.client.send(step.call)
        outcome = Outcome.UNSUPPORTED if exchange.answer.unsupported else Outcome.SKIPPED
        reason = f"{step.call.method} is no method of Bot API {self.spec.version}."
        told = {"reason": reason, "exchanges": self._kept(exchange)}
        return Played(step, self._verdict(step, None, started, outcome, **told), exchange)

    def _verdict(
        self, step: Step, method: Method | None, started: float, outcome: Outcome, **told: Any
    ) -> Verdict:
        elapsed = round((time.perf_counter() - started) * 1000, 2)
        return verdict_on(self.session, step, method, outcome, duration_ms=elapsed, **told)

    def _exchange(self, turn: _Turn) -> Exchange:
        """Sends the step. Raises Blocked, Skipped and DriverError."""
        step = turn.step
        self.naming.bring = partial(self.earlier.bring, step)
        if (sent := self.ahead.pop(step.number, None)) is not None:
            return sent.result()
        if step.deliveries:
            self.deliveries.ready(step)
            self.people.act_for(step)
        self.people.act_before(step)
        asked = self._asked(turn)
        if step.is_poll and step.answer.ok:
            return self.deliveries.collect(step, asked)
        return self.client.send(replace(step.call, params=asked or step.call.params))

    def _asked(self, turn: _Turn) -> dict[str, Any]:
        answered = turn.step.answer.ok or turn.step.via is Via.REPLY
        asked = self.naming.params(turn.method, turn.params, answered=answered)
        as_written = turn.step.call.params
        # What stays the same travels to the letter as the bot wrote it.
        kept = {
            name: as_written[name] if value == turn.params[name] else value for name, value in asked.items()
        }
        return self._with_own_webhook(turn.method, kept)

    def _with_own_webhook(self, method: Method, asked: dict[str, Any]) -> dict[str, Any]:
        """The bot's webhook is ours here: updates are to come to the play."""
        if method.name not in {"setWebhook", "deleteWebhook"}:
            return asked
        url = asked.get("url")
        self.deliveries.allowed = asked.get("allowed_updates") if url else None
        if isinstance(self.deliveries, Webhook):
            self.deliveries.is_set = bool(url)
            if url:
                self.naming.binding.say(url, self.deliveries.url)
                return asked | {"url": self.deliveries.url, "secret_token": self.deliveries.secret}
        elif url:
            raise Skipped("Updates are polled for in this run, so no webhook is set.")
        return asked

    def _judged(self, turn: _Turn, exchange: Exchange) -> Played:
        answer = exchange.answer
        self.traces.note(turn.method.name, exchange.call.params, answer.result)
        outcome, reason, differences = self._outcome(turn, exchange)
        told = {"reason": reason, "differences": tuple(differences), "exchanges": self._kept(exchange)}
        verdict = self._verdict(turn.step, turn.method, turn.started, outcome, **told)
        if outcome is not Outcome.PASS:
            self.naming.remember(turn.step, turn.method, verdict.id)
        return Played(turn.step, verdict, exchange)

    def _outcome(self, turn: _Turn, exchange: Exchange) -> tuple[Outcome, str, list[Difference]]:
        step, answer = turn.step, exchange.answer
        said = answer.description or answer.problem
        if answer.unsupported and not step.answer.unsupported:
            return Outcome.UNSUPPORTED, f"The platform does not know {turn.method.name}: {said}.", []
        if step.via is Via.REPLY and not answer.ok:
            reason = f"It is refused ({said}), and was made in a webhook's reply, where no answer is seen."
            return Outcome.SKIPPED, reason, []
        differences = self._differences(turn, exchange)
        counted = [difference for difference in differences if not difference.informative]
        return Outcome.FAIL if counted else Outcome.PASS, first_sentence(counted), differences

    def _differences(self, turn: _Turn, exchange: Exchange) -> list[Difference]:
        found: list[Difference] = []
        if turn.step.via is not Via.REPLY:
            comparison = Comparison(self.spec, self.naming.binding, turn.params, self.noise)
            found += comparison.answers(turn.method, turn.step.answer, exchange.answer)
            self.naming.note_updates(turn.step)
        found += schema_differences(self.validator, turn.method, exchange.answer, found)
        return sorted(found, key=lambda difference: difference.path) if len(found) > 1 else found

    def _kept(self, exchange: Exchange) -> tuple[Any, ...]:
        return (record(exchange, self.naming.stage.bot.token),)

    def _send_ahead(self, wave: tuple[Step, ...]) -> None:
        """Sends at once what the bot sent at once; what cannot be sent yet waits for its turn."""
        calls: dict[int, Call] = {}
        for step in wave:
            turn = None if step.is_poll or step.number in self.people.causes.silent else self._turn(step)
            if turn is not None:
                with suppress(Blocked, Skipped):
                    calls[step.number] = replace(step.call, params=self._asked(turn) or step.call.params)
        if len(calls) < 2:
            return
        with ThreadPoolExecutor(max_workers=len(calls)) as pool:
            self.ahead |= {number: pool.submit(self.client.send, call) for number, call in calls.items()}


@lru_cache(maxsize=8)
def _validator(spec: Spec) -> Validator:
    """One for all sessions: it keeps the schemas that it has compiled."""
    return Validator(spec)


def _by_webhook(session: Session, manner: Manner) -> bool:
    if manner.delivery is Delivery.RECORDED:
        return any(step.via is Via.WEBHOOK for step in session.steps)
    return manner.delivery is Delivery.WEBHOOK


class _Clock:
    """Holds a step back until its time, counted from the first."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._behind: float | None = None  # between recorded time and ours

    def await_(self, step: Step) -> None:
        if self._pace is Pace.FAST or step.begun is None:
            return
        now = time.time()
        if self._behind is None:
            self._behind = now - step.begun
        time.sleep(max(0.0, step.begun + self._behind - now))
