"""Probes as pytest items: each says what it saw, and none passes or fails."""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from conformance.platforms import probing
from conformance.platforms.probing import PROBES, Look, NotSeen, Probe, believed
from conformance.plugin.items import JudgedItem
from conformance.plugin.run import Run
from conformance.verdict import Evidence, Level, Outcome, Verdict
from conformance.wire import record, redact

__all__ = ["HOME", "ProbeFile", "probed"]

HOME = Path(probing.__file__)
_KEPT_EXCHANGES = 6


def probed(probe: Probe, run: Run) -> Verdict:
    """A verdict of the kind ``probe``: what was seen is its reason, what was believed its evidence.

    Its outcome is ``skipped``, as nothing was promised. Raises TargetUnreachable.
    """
    started = time.perf_counter()
    platform = run.platform
    bot = platform.bot() if platform.makes_bots else run.caller.bot
    look = Look(platform, bot, run.chats.private)
    try:
        seen, was_seen = probe.look(look), True
    except NotSeen as reason:
        seen, was_seen = f"Not seen: {reason}.", False
    belief = believed(probe, run.target.profile)
    return Verdict(
        id=f"probe.{probe.id}",
        kind="probe",
        area="probes",
        outcome=Outcome.SKIPPED,
        promise=probe.question,
        reason=redact(seen, bot.token),
        level=Level.OBSERVED,
        evidence=(Evidence("believed", belief),),
        exchanges=tuple(record(exchange, bot.token) for exchange in look.exchanges[-_KEPT_EXCHANGES:]),
        duration_ms=round((time.perf_counter() - started) * 1000, 2),
        run_only=f"--only probe.{probe.id}",
        extra={"seen": was_seen},
    )


class _ProbeItem(JudgedItem):
    def __init__(self, *, probe: Probe, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.probe = probe

    def judge(self) -> None:
        self.verdicts.append(probed(self.probe, self.run))


class ProbeFile(pytest.File):
    """All probes, collected for a platform that a profile describes."""

    def __init__(self, *, run: Run, **kwargs: Any) -> None:
        kwargs["nodeid"] = "platforms/probing"
        super().__init__(**kwargs)
        self.run = run

    def collect(self) -> Iterable[pytest.Item]:
        for probe in PROBES:
            if self.run.wants(f"probe.{probe.id}"):
                yield _ProbeItem.from_parent(self, name=f"probe.{probe.id}", run=self.run, probe=probe)
