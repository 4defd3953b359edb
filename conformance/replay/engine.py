"""Plays a session on a platform, step by step, and judges every answer."""

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any

from conformance.compare import Binding, Comparison, Difference, Noise, reviewed_noise
from conformance.platforms.drivers import DriverError
from conformance.platforms.platform import Platform
from conformance.replay.acts import causes_of
from conformance.replay.cast import cast_of
from conformance.replay.deliveries import Deliveries, Polling, Script, Webhook
from conformance.replay.manner import Delivery, Manner, Pace
from conformance.replay.naming import Naming
from conformance.replay.obstacles import Blocked, Skipped
from conformance.replay.people import People
from conformance.replay.stage import set_stage
from conformance.replay.tidying import Traces
from conformance.replay.verdicts import blank_verdict, first_sentence, schema_differences
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
    # Calls that were sent together with an earlier step, by the step's number.
    ahead: dict[int, Future[Exchange]] = field(default_factory=dict)

    @staticmethod
    def opened(session: Session, platform: Platform, spec: Spec, manner: Manner) -> "_Play":
        binding, cast = Binding(), cast_of(session, spec)
        stage = set_stage(cast, platform, binding, props_of(session))
        naming = Naming(spec, binding, stage)
        client = platform.client(stage.bot)
        causes = causes_of(session, cast.bot.id if cast.bot else None, cast.names, cast.leaders)
        people = People(session, platform, naming, causes)
        way = Webhook if _by_webhook(session, manner) else Polling
        deliveries = way(client, Script(session), manner)
        return _Play(session, spec, manner, naming, client, people, deliveries, Validator(spec))

    def run(self) -> Iterator[Played]:
        clock = _Clock(self.manner.pace)
        for wave in self.session.waves():
            if self.manner.overlap and len(wave) > 1:
                self._send_ahead(wave)
            for step in wave:
                if self.manner.last is not None and step.number > self.manner.last:
                    return
                clock.await_(step)
                started = time.perf_counter()
                played = self._played(step)
                elapsed = round((time.perf_counter() - started) * 1000, 2)
                yield replace(played, verdict=replace(played.verdict, duration_ms=elapsed))

    def close(self) -> None:
        if self.manner.tidy:
            self.traces.remove(self.client)
        self.deliveries.close()
        self.client.close()

    def _played(self, step: Step) -> Played:
        method = self.spec.method(step.call.method)
        blank = blank_verdict(self.session, step, method)
        if method is None:
            return self._unknown(step, blank)
        # Servers still read what the documentation has dropped, and old bots still send it.
        method = replace(method, params={**method.legacy, **method.params})
        cause = None
        try:
            exchange = self._exchange(step, method)
        except Blocked as error:
            cause = error.cause
            blank = replace(blank, outcome=Outcome.BLOCKED, reason=str(error), cause=cause)
        except Skipped as error:
            blank = replace(blank, outcome=Outcome.SKIPPED, reason=str(error))
        except DriverError as error:
            reason = f"The driver could not play the user: {error}"
            blank = replace(blank, outcome=Outcome.BLOCKED, reason=reason)
        else:
            return self._judged(step, method, exchange, blank)
        self.naming.remember(step, method, cause or blank.id)
        return Played(step, blank)

    def _unknown(self, step: Step, blank: Verdict) -> Played:
        exchange = self.client.send(step.call)
        outcome = Outcome.UNSUPPORTED if exchange.answer.unsupported else Outcome.SKIPPED
        reason = f"{step.call.method} is no method of Bot API {self.spec.version}."
        return Played(
            step, replace(blank, outcome=outcome, reason=reason, exchanges=self._kept(exchange)), exchange
        )

    def _exchange(self, step: Step, method: Method) -> Exchange:
        """Sends the step. Raises Blocked, Skipped and DriverError."""
        if (sent := self.ahead.pop(step.number, None)) is not None:
            return sent.result()
        if step.deliveries:
            self.deliveries.ready(step)
            self.people.act_for(step)
        self.people.act_before(step)
        asked = self._asked(step, method)
        if step.is_poll and step.answer.ok:
            return self.deliveries.collect(step, asked)
        return self.client.send(replace(step.call, params=asked or step.call.params))

    def _asked(self, step: Step, method: Method) -> dict[str, Any]:
        answered = step.answer.ok or step.via is Via.REPLY
        recorded = self.naming.recorded(method, step.call.params)
        asked = self.naming.params(method, recorded, answered=answered)
        return self._with_own_webhook(method, asked)

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

    def _judged(self, step: Step, method: Method, exchange: Exchange, blank: Verdict) -> Played:
        answer, kept = exchange.answer, self._kept(exchange)
        self.traces.note(method.name, exchange.call.params, answer.result)
        blank = replace(blank, exchanges=kept)
        if answer.unsupported and not step.answer.unsupported:
            reason = f"The platform does not know {method.name}: {answer.description or answer.problem}."
            return self._lost(
                step, method, exchange, replace(blank, outcome=Outcome.UNSUPPORTED, reason=reason)
            )
        if step.via is Via.REPLY and not answer.ok:
            said = answer.description or answer.problem
            reason = f"It is refused ({said}), and was made in a webhook's reply, where no answer is seen."
            return self._lost(step, method, exchange, replace(blank, outcome=Outcome.SKIPPED, reason=reason))
        differences = self._differences(step, method, exchange)
        counted = [difference for difference in differences if not difference.informative]
        outcome = Outcome.FAIL if counted else Outcome.PASS
        verdict = replace(
            blank, outcome=outcome, reason=first_sentence(counted), differences=tuple(differences)
        )
        return self._lost(step, method, exchange, verdict) if counted else Played(step, verdict, exchange)

    def _differences(self, step: Step, method: Method, exchange: Exchange) -> list[Difference]:
        found: list[Difference] = []
        if step.via is not Via.REPLY:
            params = self.naming.recorded(method, step.call.params)
            comparison = Comparison(self.spec, self.naming.binding, params, self.noise)
            found += comparison.answers(method, step.answer, exchange.answer)
            self.naming.note_updates(step)
        found += schema_differences(self.validator, method, exchange.answer, found)
        return sorted(found, key=lambda difference: difference.path) if len(found) > 1 else found

    def _lost(self, step: Step, method: Method, exchange: Exchange, verdict: Verdict) -> Played:
        self.naming.remember(step, method, verdict.id)
        return Played(step, verdict, exchange)

    def _kept(self, exchange: Exchange) -> tuple[Any, ...]:
        return (record(exchange, self.naming.stage.bot.token),)

    def _send_ahead(self, wave: tuple[Step, ...]) -> None:
        """Sends at once what the bot sent at once; what cannot be sent yet waits for its turn."""
        calls: dict[int, Call] = {}
        for step in wave:
            method = self.spec.method(step.call.method)
            if method is None or step.is_poll or step.number in self.people.causes.silent:
                continue
            try:
                asked = self._asked(step, replace(method, params={**method.legacy, **method.params}))
            except (Blocked, Skipped):
                continue
            calls[step.number] = replace(step.call, params=asked or step.call.params)
        if len(calls) < 2:
            return
        with ThreadPoolExecutor(max_workers=len(calls)) as pool:
            self.ahead |= {number: pool.submit(self.client.send, call) for number, call in calls.items()}


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
