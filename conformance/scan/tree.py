"""The source files below a path: bounded, without what is not the bot's own, and never run."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conformance.errors import BotUnreadable

__all__ = ["LANGUAGES", "Code", "Skipped", "code_below"]

LANGUAGES = {
    **dict.fromkeys((".py", ".pyw"), "python"),
    **dict.fromkeys((".js", ".cjs", ".mjs", ".jsx"), "javascript"),
    **dict.fromkeys((".ts", ".cts", ".mts"), "typescript"),
    ".tsx": "tsx",
    ".php": "php",
    ".go": "go",
}
# Others' code, made code, and code that tries the bot and is not it.
_NOT_THE_BOTS = frozenset(
    {"node_modules", "vendor", "venv", "env", "virtualenv", "site-packages", "__pycache__", "dist", "build"}
    | {"coverage", "tests", "test", "__tests__", "spec", "testdata"}
)
_NOT_THE_BOTS_ENDS = (".min.js", ".d.ts", ".test.js", ".test.ts", ".spec.js", ".spec.ts", "_test.go")
_MOST_FILES = 5_000
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Code:
    """One file, decoded."""

    path: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read, and why."""

    path: str
    reason: str


def code_below(root: Path) -> Iterator[Code | Skipped]:
    """Every source file in a stable order. Raises BotUnreadable where there is nothing at the path."""
    if not root.exists():
        raise BotUnreadable(f"{root} is not there: give the folder or the file of a bot's source.")
    if root.is_file():
        if root.suffix.lower() not in LANGUAGES:
            raise BotUnreadable(f"{root} is in no language that is read: {', '.join(sorted(LANGUAGES))}.")
        yield _read(root, root.name)
        return
    for number, path in enumerate(_files(root)):
        if number == _MOST_FILES:
            yield Skipped(".", f"only the first {_MOST_FILES:,} source files were read")
            return
        yield _read(path, path.relative_to(root).as_posix())


def _files(root: Path) -> Iterator[Path]:
    # Links to folders are not followed, so no loop is entered.
    for folder, folders, files in os.walk(root, followlinks=False):
        folders[:] = sorted(n for n in folders if n.lower() not in _NOT_THE_BOTS and not n.startswith("."))
        for name in sorted(files):
            path = Path(folder) / name
            if path.suffix.lower() in LANGUAGES and not name.lower().endswith(_NOT_THE_BOTS_ENDS):
                yield path


def _read(path: Path, shown: str) -> Code | Skipped:
    try:
        if not path.is_file():  # a pipe or a device would keep us waiting
            return Skipped(shown, "is no regular file")
        if (size := path.stat().st_size) > _MOST_BYTES:
            return Skipped(shown, f"has {size:,} bytes, and {_MOST_BYTES:,} are read at most")
        content = path.read_bytes()
    except OSError as error:
        return Skipped(shown, f"cannot be opened ({error.strerror})")
    if b"\0" in content:
        return Skipped(shown, "is binary")
    return Code(
        shown, LANGUAGES[path.suffix.lower()], content.decode("utf-8", "replace").removeprefix("\ufeff")
    )
