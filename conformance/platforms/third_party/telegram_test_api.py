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


class Unavailable(Exception):
    """Node, npm or the package cannot be had here; the message says which."""


def install(folder: Path) -> Path:
    """Installs the package into the folder, or finds it there; returns the folder. Raises Unavailable."""
    if (folder / "node_modules" / "telegram-test-api").is_dir():
        return folder
    npm = shutil.which("npm")
    if npm is None:
        raise Unavailable("npm is not installed here")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text('{"private": true}\n')
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", f"telegram-test-api@{VERSION}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)  # noqa: S603 - npm, by its full path
    if done.returncode != 0:
        raise Unavailable(f"npm could not install telegram-test-api@{VERSION} (exit code {done.returncode})")
    return folder


class TelegramTestApi:
    """Runs from entering to leaving; ``url`` is where it answers.

    The package is looked for in ``folder``, by default the one that CONFORMANCE_NPM_DIR names.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(os.environ.get("CONFORMANCE_NPM_DIR", "."))
        self._child: subprocess.Popen[str] | None = None
        self.url = ""

    def __enter__(self) -> Self:
        node = shutil.which("node")
        if node is None:
            raise Unavailable("node is not installed here")
        if not (self._folder / "node_modules" / "telegram-test-api").is_dir():
            raise Unavailable(f"telegram-test-api is not installed in {self._folder}")
        self._child = subprocess.Popen(  # noqa: S603 - node, by its full path
            [node, str(_LAUNCHER), str(self._folder)],
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

    def close(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.terminate()
        child.communicate()
