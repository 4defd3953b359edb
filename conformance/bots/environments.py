"""Environments with other versions of frameworks, and what of the bench can be run in them."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from conformance.bots.pieces import OLDER, PIECES, Piece
from conformance.bots.program import HERE, Environment, Missing
from conformance.errors import UsageError

__all__ = ["bench", "environments"]

_FOLDER = "CONFORMANCE_BOT_ENVS"
# The first versions that the bench's bots are written for; below, they would fail by themselves.
_FIRST = {
    "aiogram": (3, 7),
    "python-telegram-bot": (20, 0),
    "pyTelegramBotAPI": (4, 20),
    "grammy": (1, 21),
    "telegraf": (4, 0),
    "node-telegram-bot-api": (2, 0),
}


def environments(given: Iterable[str] = ()) -> list[Environment]:
    """Those named as NAME=PATH, and each folder in the one that CONFORMANCE_BOT_ENVS names.

    Raises UsageError for what cannot be one.
    """
    found = [_named(text) for text in given]
    if folder := os.environ.get(_FOLDER):
        if not Path(folder).is_dir():
            raise UsageError(f"{_FOLDER} names {folder}, which is no folder: make it with nox -s bot-envs.")
        found += [Environment(path.name, path) for path in sorted(Path(folder).iterdir()) if path.is_dir()]
    return found


def bench(others: Iterable[Environment] = ()) -> Iterator[tuple[str, Piece, Environment]]:
    """Every bot with its name and where it is to be run: here, and where else its framework is."""
    for name, piece in PIECES.items():
        yield name, piece, HERE
    for environment in others:
        for name, piece in (PIECES | OLDER).items():
            if _fits(piece, environment):
                yield f"{name}@{environment.name}", piece, environment


def _named(text: str) -> Environment:
    name, mark, path = text.partition("=")
    if not mark or not name or not Path(path).is_dir():
        raise UsageError(f"--bot-env {text} is no environment: write NAME=PATH, with the folder of one.")
    return Environment(name, Path(path))


def _fits(piece: Piece, environment: Environment) -> bool:
    """Whether the framework is there, in a version that the bot is written for."""
    if not piece.package:
        return False
    try:
        version = piece.bot(environment).version
    except Missing:
        return False
    known = tuple(int(part) for part in version.split(".")[:2] if part.isdecimal())
    if piece in OLDER.values():
        return bool(known) and known[0] in piece.majors
    return known >= max(piece.first, _FIRST.get(piece.package, (0, 0)))
