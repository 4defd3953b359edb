"""The reference platform in a child process."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from conformance.errors import TargetUnreachable

__all__ = ["ReferenceProcess"]


class ReferenceProcess:
    """Runs from entering to leaving; ``url`` is where it answers. Dies with this process."""

    def __init__(
        self,
        mutant: str | None = None,
        seed: int | None = None,
        state: Path | None = None,
        world: Path | None = None,
    ) -> None:
        self._command = [sys.executable, "-m", "conformance.reference"]
        given = {"mutant": mutant, "seed": seed, "state": state, "world": world}
        for name, value in given.items():
            if value is not None:
                self._command += [f"--{name}", str(value)]
        self._child: subprocess.Popen[str] | None = None
        self.url = ""

    def __enter__(self) -> Self:
        self._child = subprocess.Popen(  # noqa: S603 - our own module
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=_environment()
        )
        line = self._child.stdout.readline() if self._child.stdout else ""
        try:
            self.url = json.loads(line)["url"]
        except (ValueError, KeyError):
            self.close()
            raise TargetUnreachable(
                "The reference platform did not start; its own message is above."
            ) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The child's process id; 0 where none runs."""
        return self._child.pid if self._child else 0

    def kill(self) -> None:
        """Ends the child at once, as a machine that fails would."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()

    def close(self) -> None:
        """Ends the child and waits for it; a second call does nothing."""
        child, self._child = self._child, None
        if child is None:
            return
        if child.stdin is not None:
            child.stdin.close()
        child.terminate()
        try:
            child.wait(5)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        if child.stdout is not None:
            child.stdout.close()


def _environment() -> dict[str, str]:
    """Ours, with this very package found first, whatever folder we are in."""
    root = str(Path(__file__).resolve().parents[2])
    inherited = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": root + (os.pathsep + inherited if inherited else "")}
