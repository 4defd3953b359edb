"""npm's ``telegram-test-api`` in a child process: a candidate that no one here wrote."""

import json
import os
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from conformance.platforms.third_party import npm
from conformance.platforms.third_party.npm import Unavailable, manifest, program

__all__ = ["VERSION", "TelegramTestApi", "Unavailable", "install"]

VERSION = "4.2.1"
_LAUNCHER = Path(__file__).with_suffix(".cjs")
_NAME = "telegram-test-api"


class TelegramTestApi:
    """Runs from entering to leaving; ``url`` is where it answers. Dies with this process.

    The package is looked for in ``folder``; by default in the one that CONFORMANCE_NPM_DIR names,
    or else in the nearest folder upwards that has it. Entering raises Unavailable.
    """

    def __init__(self, folder: Path | None = None, port: int = 0) -> None:
        self._folder = folder
        self._port = port
        self._child: subprocess.Popen[str] | None = None
        self.url = ""

    def __enter__(self) -> Self:
        folder = self._folder or _nearest()
        if not manifest(folder, _NAME).is_file():
            raise Unavailable(f"telegram-test-api is not installed in {folder}: run npm install there")
        self._child = subprocess.Popen(  # noqa: S603 - node, by its full path
            [program("node"), str(_LAUNCHER), str(folder), str(self._port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        line = self._child.stdout.readline() if self._child.stdout else ""
        if not line:
            self.close()
            raise Unavailable("telegram-test-api did not start; its own message is above")
        self.url = json.loads(line)["url"]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def running(self) -> bool:
        """False before it starts, after it closes, and once a request has ended it."""
        return self._child is not None and self._child.poll() is None

    def wait(self, seconds: float) -> int | None:
        """Its exit code, or None where it still runs after that time."""
        try:
            return self._child.wait(seconds) if self._child else None
        except subprocess.TimeoutExpired:
            return None

    def close(self) -> None:
        """Ends the child and waits for it; a second call does nothing."""
        child, self._child = self._child, None
        if child is None:
            return
        child.terminate()
        child.communicate()


def install(folder: Path) -> Path:
    """Installs the package into the folder, or finds it there; returns the folder. Raises Unavailable."""
    return npm.install(folder, _NAME, VERSION)


def _nearest() -> Path:
    named = os.environ.get("CONFORMANCE_NPM_DIR")
    if named:
        return Path(named)
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if manifest(folder, _NAME).is_file()), here)
