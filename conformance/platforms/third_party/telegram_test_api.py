"""npm's ``telegram-test-api`` in a child process: a candidate that no one here wrote."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

__all__ = ["VERSION", "TelegramTestApi", "Unavailable", "install"]

VERSION = "4.2.1"
_LAUNCHER = Path(__file__).with_suffix(".cjs")
_INSTALL = ("install", "--no-audit", "--no-fund", "--ignore-scripts", f"telegram-test-api@{VERSION}")


class Unavailable(Exception):
    """Node, npm or the package cannot be had here; the message says which, and what to do."""


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
        if not _manifest(folder).is_file():
            raise Unavailable(f"telegram-test-api is not installed in {folder}: run npm install there")
        self._child = subprocess.Popen(  # noqa: S603 - node, by its full path
            [_program("node"), str(_LAUNCHER), str(folder), str(self._port)],
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
    manifest = _manifest(folder)
    if manifest.is_file() and json.loads(manifest.read_text(encoding="utf-8"))["version"] == VERSION:
        return folder
    npm = _program("npm")
    folder.mkdir(parents=True, exist_ok=True)
    # Without a manifest of its own, npm would install into a project further up.
    if not (folder / "package.json").exists():
        (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
    try:
        done = subprocess.run(  # noqa: S603 - npm, by its full path
            [npm, *_INSTALL], cwd=folder, capture_output=True, text=True, check=False, timeout=300
        )
    except subprocess.TimeoutExpired:
        raise Unavailable(f"npm did not install telegram-test-api@{VERSION} within 300 s") from None
    if done.returncode != 0:
        said = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[0]
        raise Unavailable(f"npm could not install telegram-test-api@{VERSION}: {said}")
    return folder


def _nearest() -> Path:
    named = os.environ.get("CONFORMANCE_NPM_DIR")
    if named:
        return Path(named)
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if _manifest(folder).is_file()), here)


def _manifest(folder: Path) -> Path:
    return folder / "node_modules" / "telegram-test-api" / "package.json"


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise Unavailable(f"{name} is not installed here")
    return path
