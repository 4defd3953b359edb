"""One run in one process: the open platform, the ground of the clauses, and what they amount to."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path

from conformance.data import CASSETTES, cassettes
from conformance.errors import ConformanceError, UsageError
from conformance.platforms import Platform, Target, open_platform
from conformance.plugin.carried import Carried
from conformance.plugin.forecast import Forecast, forecast
from conformance.plugin.held import Known
from conformance.plugin.judging import outcome_of
from conformance.plugin.terms import Terms
from conformance.replay import Manner, replay, verdict_on
from conformance.session import read_session
from conformance.spec import Spec, Version
from conformance.suite import Clause, all_clauses
from conformance.suite.ground import Caller, Chats, Doorstep, Ground
from conformance.suite.smoke import SMOKE, smoke, sound
from conformance.verdict import Outcome, Verdict
from conformance.wire import record, redact

__all__ = ["Run", "broken", "read_token"]

_KEPT_EXCHANGES = 6
_UNEXPECTED = frozenset({Outcome.FAIL, Outcome.BLOCKED})


def read_token(path: str | None) -> str:
    """The bot's token from a file or from CONFORMANCE_TOKEN; empty where neither is given."""
    if path is None:
        return os.environ.get("CONFORMANCE_TOKEN", "").strip()
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise UsageError(
            f"The token file {path} cannot be read ({error.strerror}): check its path."
        ) from error


@dataclass(slots=True)
class Run:
    """Judges on one platform; the bot and the person are made when they are first needed."""

    target: Target
    spec: Spec
    only: tuple[str, ...] = ()
    chats: Chats = field(default_factory=Chats)
    manner: Manner = field(default_factory=Manner)
    terms: Terms = field(default_factory=Terms)
    known: Known = field(default_factory=Known)
    carried: Carried = field(default_factory=Carried)
    platform: Platform = field(init=False)
    _open: ExitStack = field(default_factory=ExitStack)
    _ground: Ground | None = None

    def open(self) -> None:
        self.platform = self._open.enter_context(open_platform(self.target))

    def close(self) -> None:
        self._open.close()

    @property
    def probes(self) -> bool:
        """Whether a look at the platform tells something; behind a shim it would tell of the shim."""
        return self.target.profile is not None and self.target.shim is None

    def wants(self, id_: str) -> bool:
        """Whether ``--only`` leaves room for that clause or session."""
        return not self.only or any(fnmatchcase(id_, wanted) for wanted in self.only)

    def wants_session(self, name: str) -> bool:
        """Whether it leaves room for any step of that session."""
        return self.wants(name) or any(
            fnmatchcase(name, wanted.rpartition("/")[0]) for wanted in self.only if "/" in wanted
        )

    def command(self, path: Path) -> str:
        """What a person types to judge something of this file again."""
        shipped = path.parent == CASSETTES or path.suffix == ".py"
        given = [
            *([] if shipped else [str(path)]),
            f"--platform {self.target.name}",
            *([] if self.target.start is not None else [f"--driver {self.target.driver}"]),
        ]
        return " ".join(["conformance run", *given])

    def clauses(self) -> Iterator[Clause]:
        """The clauses that this version of the Bot API has."""
        return filter(self.has, all_clauses())

    def has(self, clause: Clause) -> bool:
        """Whether this version of the Bot API promises it."""
        begun = Version.parse(clause.since) <= self.spec.version
        return begun and (clause.until is None or self.spec.version < Version.parse(clause.until))

    def forecast(self, latency: float, workers: int) -> Forecast:
        """How long what is wanted will take, with that many seconds for an answer."""
        clauses = (one.id for one in self.clauses() if self.wants(one.id))
        sessions = (path.stem for path in cassettes() if self.wants_session(path.stem))
        workers = workers if self.platform.makes_bots else 1
        return forecast(clauses, sessions, latency=latency, rate=self.platform.throttle.rate, workers=workers)

    def smoke(self) -> Verdict:
        sound(self.caller.validator)
        return smoke(self.platform, self.caller.bot)

    @property
    def ground(self) -> Ground:
        if self._ground is None:
            doorstep = Doorstep(self.manner.webhook_listen, self.manner.webhook_url)
            self._ground = Ground(self.platform, self.spec, self.chats, doorstep)
            self._open.callback(self._ground.close)
        return self._ground

    @property
    def caller(self) -> Caller:
        return self.ground.caller

    def judge(self, clause: Clause, check: Callable[..., None]) -> Verdict:
        """The verdict on one clause. Raises TargetUnreachable where the platform is gone."""
        if clause.id in self.carried.clauses:
            return self.carried.clauses[clause.id]
        started = time.perf_counter()
        blank = Verdict(
            id=clause.id,
            kind="clause",
            area=clause.area,
            outcome=Outcome.PASS,
            promise=clause.promise,
            level=clause.level,
            consequence=clause.consequence,
            anchor=clause.anchor,
            evidence=clause.evidence,
            method=clause.method,
            run_only=f"--only {clause.id}",
        )
        outcome, reason, told = self._outcome(clause, check)
        shown = self.caller.exchanges[-_KEPT_EXCHANGES:] if outcome is not Outcome.SKIPPED else []
        return replace(
            blank,
            outcome=outcome,
            extra=told,
            reason=redact(reason, self.caller.bot.token),
            exchanges=tuple(record(exchange, self.caller.bot.token) for exchange in shown),
            duration_ms=round((time.perf_counter() - started) * 1000, 2),
        )

    def _outcome(self, clause: Clause, check: Callable[..., None]) -> tuple[Outcome, str, dict[str, object]]:
        """The outcome and its reason; what was not as promised is tried again, and then told as flaky."""
        if forbidden := self.terms.forbids(clause.effects):
            return Outcome.SKIPPED, forbidden, {}
        outcome, reason = outcome_of(clause, check, self.ground)
        calls = len(self.caller.exchanges)
        for _ in range(self.terms.retries if outcome in _UNEXPECTED else 0):
            again, why = outcome_of(clause, check, self.ground)
            calls += len(self.caller.exchanges)
            if again not in _UNEXPECTED:
                return again, why, {"calls": calls, "flaky": reason}
        return outcome, reason, {"calls": calls}

    def replayed(self, path: Path) -> Iterator[Verdict]:
        """The verdicts on a session's steps that are wanted; those before them are played unseen.

        Raises CassetteError for what cannot be read.
        """
        session = replace(read_session(path), name=path.stem)
        if carried := self.carried.session(session.name, len(session.steps)):
            yield from (verdict for verdict in carried if self.wants(session.name) or self.wants(verdict.id))
            return
        manner = replace(self.manner, last=self._last_step(session.name))
        for verdict in replay(session, self.platform, self.spec, manner=manner):
            if self.wants(session.name) or self.wants(verdict.id):
                yield verdict

    def unplayed(self, path: Path, reason: str) -> Iterator[Verdict]:
        """The steps of a session that is not played at all. Raises CassetteError."""
        session = replace(read_session(path), name=path.stem)
        for step in (step for wave in session.waves() for step in wave):
            method = self.spec.method(step.call.method)
            yield verdict_on(session, step, method, Outcome.SKIPPED, reason=reason)

    def _last_step(self, session: str) -> int | None:
        """The last step that is asked for by its number; None where all are to be played."""
        if self.wants(session):
            return None
        numbers = [wanted.rpartition("/")[2] for wanted in self.only if "/" in wanted]
        return max(map(int, numbers)) if all(number.isdecimal() for number in numbers) else None


def broken(path: Path, error: ConformanceError) -> Verdict:
    """The verdict on a cassette that could not be played: ours to mend, not the platform's."""
    return replace(
        SMOKE,
        id=f"{path.stem}/0",
        kind="step",
        area="cassette",
        method=None,
        session=path.stem,
        anchor="",
        promise="The cassette can be read.",
        reason=str(error),
        evidence=(),
    )
