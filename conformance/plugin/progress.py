"""Shows how far a run has come: one live line on a terminal, a line for every tenth elsewhere."""

import time
from collections.abc import Generator, Mapping
from typing import Any

import pytest

from conformance.report import Progress

__all__ = ["ProgressLine"]

_LONG = 50  # items; a shorter run is over before one has read of it
_BETWEEN = 0.1  # seconds between two states of the live line


class ProgressLine:
    """Takes the place of pytest's dots in long runs. Silent where pytest is told to say more, or nothing."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts  # grows as the ledger hears of verdicts
        self._done = self._tenth = 0
        self._shown_at = 0.0
        self._started = time.monotonic()
        self._session: pytest.Session | None = None

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """A reporter that says more (-v), or nothing (-q -q), is left alone."""
        verbosity = session.config.get_verbosity()
        if verbosity > 0 or verbosity < -1:
            return
        self._session = session
        if screen := self._screen:
            screen.showfspath = False
            screen._show_progress_info = False  # noqa: SLF001 - else a lone [100%] follows the line

    @property
    def _screen(self) -> pytest.TerminalReporter | None:
        if self._session is None:
            return None
        found: pytest.TerminalReporter | None = self._session.config.pluginmanager.get_plugin(
            "terminalreporter"
        )
        return found

    @pytest.hookimpl(wrapper=True)
    def pytest_report_teststatus(self) -> Generator[None, Any, Any]:
        """What is counted stays counted; only its letter is not written."""
        status = yield
        return (status[0], "", "") if self._is_long else status

    @property
    def _is_long(self) -> bool:
        return self._session is not None and self._session.testscollected >= _LONG

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.when == "teardown" and self._is_long:
            self._done += 1
            self._show()

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        if (screen := self._screen) and screen.isatty() and self._shown_at:
            screen.write("\r\x1b[2K", flush=True)

    def _show(self) -> None:
        screen, session = self._screen, self._session
        if screen is None or session is None:
            return
        now = time.monotonic()
        state = Progress(self._done, session.testscollected, self._counts, now - self._started)
        if screen.isatty():
            if now - self._shown_at >= _BETWEEN:
                self._shown_at = now
                width = screen._tw.fullwidth - 1  # noqa: SLF001 - said nowhere else
                screen.write(f"\r\x1b[2K{state.line[:width]}", flush=True)
        elif state.percent // 10 > self._tenth:
            self._tenth = state.percent // 10
            screen.write_line(state.line)
