"""Hears every worker's verdicts, writes the report, and decides how the run leaves."""

from typing import Any

import pytest

from conformance.errors import ConformanceError
from conformance.plugin.forecast import Forecast
from conformance.plugin.held import Held, Shortfall
from conformance.plugin.ledger import Ledger, unpack
from conformance.report import Report
from conformance.report.shown import safe

__all__ = ["Controller"]

_ENDED = frozenset({int(pytest.ExitCode.OK), int(pytest.ExitCode.TESTS_FAILED)})
_LONG = 30  # seconds
_SHOWN = 20
_BROKEN_OFF = frozenset({int(pytest.ExitCode.INTERRUPTED), int(pytest.ExitCode.INTERNAL_ERROR)})


class Controller:
    """The plugin of the process that a person started; workers have none."""

    def __init__(self, ledger: Ledger, held: Held, *, whole: bool) -> None:
        self._ledger = ledger
        self._held = held
        self._shortfall = Shortfall()
        self._whole = whole  # nothing was left out by choice, so nothing may be missing
        self._orphans: list[str] = []
        self._worst = 0
        self._report: Report | None = None
        self.forecast: Forecast | None = None

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """A short run is over before its forecast has been read."""
        screen = session.config.pluginmanager.get_plugin("terminalreporter")
        if screen is not None and self._whole and self.forecast and self.forecast.seconds >= _LONG:
            screen.write_line(f"{self.forecast} --time-limit MIN ends it sooner.")

    def pytest_runtest_logreport(self, report: Any) -> None:
        for text in getattr(report, "conformance", ()):
            self._ledger.add(unpack(text))
        self._worst = max(self._worst, getattr(report, "conformance_exit", 0))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """A run that was interrupted gets no footer: the report is to show it."""
        if self._whole and int(session.exitstatus) in _ENDED:
            self._orphans = self._ledger.orphans()
            self._worst = max(self._worst, ConformanceError.exit_code if self._orphans else 0)
        if self._worst:
            session.exitstatus = self._worst
        elif int(session.exitstatus) in _ENDED:
            self._shortfall = self._held.shortfall(self._ledger.so_far())
            if self._shortfall.sentences:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED
        code = int(session.exitstatus)
        if self._worst or code in _ENDED:
            self._report = self._ledger.finish(code)
        elif code in _BROKEN_OFF:
            self._report = self._ledger.abandon()

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._report is None:
            return
        screen = terminalreporter._tw  # noqa: SLF001 - the width and the colour are said nowhere else
        width = min(screen.fullwidth, 100)
        terminalreporter.section("conformance")
        for sentence in self._orphans:
            terminalreporter.write_line(f"{sentence} The figures say nothing of it.")
        for line in _shortened(self._shortfall):
            terminalreporter.write_line(safe(line))
        terminalreporter.write(self._ledger.summary(self._report, colour=screen.hasmarkup, width=width))


def _shortened(found: Shortfall) -> list[str]:
    lines = list(found.sentences[:_SHOWN])
    if (more := len(found.sentences) - _SHOWN) > 0:
        lines.append(f"… and {more} more.")
    return [*lines, found.told] if found.told else lines
