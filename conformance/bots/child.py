"""A bot as a process: bounded in memory, time and network, its log kept, and always ended."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from conformance.errors import UsageError

__all__ = ["Bounds", "Child"]

_HERE = Path(__file__).parent
_GUARDS = _HERE / "guards"
# By a proxy a bot would reach what it may not; our own token is not its own.
_WITHHELD = frozenset(
    {"http_proxy", "https_proxy", "all_proxy", "ftp_proxy", "no_proxy", "conformance_token"}
)
_END_SECONDS = 15.0
_MOST_LOG = 256 * 1024


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a bot may take. ``reach`` are the places, as host:port, that it may connect to."""

    reach: tuple[str, ...] = ()
    seconds: float = 900.0
    memory: int = 2 * 1024**3
    file: int = 64 * 1024**2


class Child:
    """Runs from entering to leaving. What it writes to stdout and stderr is its log."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], bounds: Bounds) -> None:
        self._command = list(command)
        self._environment = environment
        self._bounds = bounds
        # A file, as a bot that logs more than a pipe holds would stand still.
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - closed at the end
        self._process: subprocess.Popen[bytes] | None = None
        self.exit_code: int | None = None

    def __enter__(self) -> Self:
        if os.name != "posix":
            raise UsageError("Bots are run on Linux and macOS only: their bounds are those of POSIX.")
        bounds = self._bounds
        order = {
            "command": self._command,
            "seconds": bounds.seconds,
            "memory": bounds.memory,
            "file": bounds.file,
            "ports": [port for place in bounds.reach if (port := urlsplit(f"//{place}").port)],
        }
        self._process = subprocess.Popen(  # noqa: S603 - our own supervisor, which starts what was asked for
            [sys.executable, "-I", str(_HERE / "supervisor.py"), json.dumps(order)],
            env=self._surroundings(),
            stdin=subprocess.PIPE,
            stdout=self._log,
            stderr=self._log,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()
        self._log.close()

    @property
    def runs(self) -> bool:
        if self._process is None:
            return False
        self.exit_code = self._process.poll()
        return self.exit_code is None

    def log(self, since: int = 0) -> str:
        """The last of what it wrote, after so many bytes."""
        size = self.logged
        descriptor = self._log.fileno()
        begin = max(since, size - _MOST_LOG)
        return os.pread(descriptor, max(0, size - begin), begin).decode(errors="replace")

    @property
    def logged(self) -> int:
        """How many bytes it has written."""
        return os.fstat(self._log.fileno()).st_size

    def end(self) -> None:
        """Asks it to end, and ends it where it does not; a second call does nothing."""
        process = self._process
        if process is None or process.stdin is None or process.stdin.closed:
            return
        process.terminate()
        try:
            process.wait(timeout=_END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()  # what it supervises goes with it
            process.wait()
        process.stdin.close()
        self.exit_code = process.returncode

    def _surroundings(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name.lower() not in _WITHHELD}
        given = {**kept, **self._environment}
        paths = (str(_GUARDS), given.get("PYTHONPATH"))
        node = (
            given.get("NODE_OPTIONS"),
            f"--require={json.dumps(str(_GUARDS / 'guard.cjs'))}",
            f"--max-old-space-size={self._bounds.memory // 2**21}",
        )
        return {
            **given,
            "PYTHONPATH": os.pathsep.join(filter(None, paths)),
            "PYTHONUNBUFFERED": "1",
            "NODE_OPTIONS": " ".join(filter(None, node)),
            "CONFORMANCE_MAY_REACH": " ".join(self._bounds.reach),
        }
