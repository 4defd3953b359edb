"""Environments with other versions of frameworks, and what of the bench can be run in them."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from conformance.bots.pieces import OLDER, PIECES, Piece
from conformance.bots.program import HERE, Environment, Missing
from conformance.errors import UsageError

__all__ = ["bench", "environments"]

_FOLDER = "CONFORMANCE_BOT_ENVS"
# The first major that the bench's bots are written for, where an older one is another thing.
_FIRST_MAJORS = {"aiogram": 3, "python-telegram-bot": 20, "telegraf": 4, "node-telegram-bot-api": 1}


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
    """Whether the framework is there, in a major version that the bot is written for."""
    if not piece.package:
        return False
    try:
        version = piece.bot(environment).version
    except Missing:
        return False
    major = int(version.partition(".")[0]) if version.partition(".")[0].isdecimal() else 0
    return major in piece.majors and (piece in OLDER.values() or major >= _FIRST_MAJORS.get(piece.package, 0))
