"""What a person sees while a bot is recorded."""

import statistics
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.table import Table
from rich.text import Text

from conformance.session.cassette import WEBHOOK, Interaction
from conformance.session.recording.log import Log

__all__ = ["PROBLEMS", "View", "line"]

_RATE_SECONDS = 10.0
_METHODS, _LINES, PROBLEMS = 12, 8, 4


def line(interaction: Interaction) -> str:
    """One exchange in one line."""
    return f"{_name(interaction)}  {interaction.status}  {interaction.elapsed_ms or 0:.0f} ms"


@dataclass(slots=True)
class _Row:
    calls: int = 0
    refused: int = 0
    times: deque[float] = field(default_factory=lambda: deque(maxlen=200))


class View:
    """Methods with their counts, the last lines, and problems; it is drawn anew whenever it is shown."""

    def __init__(self, title: str, log: Log, clock: Callable[[], float] = time.monotonic) -> None:
        self._title = title
        self._log = log
        self._clock = clock
        self._rows: dict[str, _Row] = {}
        self._lines: deque[str] = deque(maxlen=_LINES)
        self._moments: deque[float] = deque(maxlen=10_000)

    def record(self, interaction: Interaction) -> None:
        row = self._rows.setdefault(_name(interaction), _Row())
        row.calls += 1
        row.refused += interaction.status >= 400
        row.times.append(interaction.elapsed_ms or 0)
        self._lines.append(line(interaction))
        self._moments.append(self._clock())

    @property
    def rate(self) -> float:
        """Exchanges a second, of late."""
        since = self._clock() - _RATE_SECONDS
        return sum(moment >= since for moment in tuple(self._moments)) / _RATE_SECONDS

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        log = self._log
        yield Text(self._title, style="bold")
        yield Text(f"{log.recorded} exchanges, {self.rate:.1f}/s, {log.under_way} under way; end with Ctrl-C")
        yield Text()
        if self._rows:
            yield Group(self._table(), Text())
        yield from (Text(each, style="dim") for each in tuple(self._lines))
        yield from _complaints(log.problems)

    def _table(self) -> Table:
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
        table.add_column("method")
        for name in ("calls", "refused", "median"):
            table.add_column(name, justify="right")
        rows = sorted(self._rows.items(), key=lambda pair: -pair[1].calls)
        for name, row in rows[:_METHODS]:
            median = statistics.median(tuple(row.times))
            table.add_row(name, str(row.calls), str(row.refused or ""), f"{median:.0f} ms")
        if len(rows) > _METHODS:
            table.add_row(f"… and {len(rows) - _METHODS} more", "", "", "")
        return table


def _complaints(problems: Counter[str]) -> Iterator[Text]:
    for sentence, times in tuple(problems.items())[-PROBLEMS:]:
        yield Text(f"{sentence} ({times} times)" if times > 1 else sentence, style="red")


def _name(interaction: Interaction) -> str:
    if interaction.direction == WEBHOOK:
        return "(delivery)"
    path = urlsplit(interaction.uri).path
    return "(file)" if "/file/bot" in path else path.rsplit("/", 1)[-1]
