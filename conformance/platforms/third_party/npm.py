"""Packages of npm's, of one version each."""

import json
import shutil
import subprocess
from pathlib import Path

__all__ = ["Unavailable", "install", "manifest", "program"]

_INSTALL = ("install", "--no-audit", "--no-fund", "--ignore-scripts")


class Unavailable(Exception):
    """Node, npm or the package cannot be had here; the message says which, and what to do."""


def install(folder: Path, name: str, version: str) -> Path:
    """Installs the package into the folder, or finds it there; returns the folder. Raises Unavailable."""
    there = manifest(folder, name)
    if there.is_file() and json.loads(there.read_text(encoding="utf-8"))["version"] == version:
        return folder
    npm, package = program("npm"), f"{name}@{version}"
    folder.mkdir(parents=True, exist_ok=True)
    # Without a manifest of its own, npm would install into a project further up.
    if not (folder / "package.json").exists():
        (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
    try:
        done = subprocess.run(  # noqa: S603 - npm, by its full path
            [npm, *_INSTALL, package], cwd=folder, capture_output=True, text=True, check=False, timeout=300
        )
    except subprocess.TimeoutExpired:
        raise Unavailable(f"npm did not install {package} within 300 s") from None
    if done.returncode != 0:
        said = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[0]
        raise Unavailable(f"npm could not install {package}: {said}")
    return folder


def manifest(folder: Path, name: str) -> Path:
    """Where the package says of itself what it is, once it is installed in the folder."""
    return folder / "node_modules" / name / "package.json"


def program(name: str) -> str:
    """The full path of a program. Raises Unavailable."""
    path = shutil.which(name)
    if path is None:
        raise Unavailable(f"{name} is not installed here")
    return path
