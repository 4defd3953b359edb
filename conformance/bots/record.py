"""``python -m conformance.bots.record NAME -o FILE``: records a bot of ours on the reference platform."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from conformance import __version__
from conformance.bots.running import Run, Show, run
from conformance.data import CASSETTES
from conformance.reference.process import ReferenceProcess
from conformance.session.cassette import Bot, Meta

__all__ = ["PIECES", "Piece", "main", "recorded"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A show with what its cassette says of it. ``package`` is the framework's distribution."""

    show: Show
    package: str
    description: str


_ECHO = "conformance.bots.echo"
PIECES = {
    "shop-aiogram": Piece(
        Show("conformance.bots.shop.bot", "دکان", "dokan_bot", "conformance.bots.shop.conversation"),
        "aiogram",
        "A Persian shop: catalogue, photos, basket, an order over several messages, a receipt.",
    ),
    "echo-python-telegram-bot": Piece(
        Show(f"{_ECHO}.python_telegram_bot", "پژواک", "pejvak_bot", f"{_ECHO}.conversation"),
        "python-telegram-bot",
        "An echo of texts and photos, and a button that counts.",
    ),
    "echo-pytelegrambotapi": Piece(
        Show(f"{_ECHO}.pytelegrambotapi", "پژواک", "pejvak_bot", f"{_ECHO}.conversation"),
        "pyTelegramBotAPI",
        "An echo of texts and photos, and a button that counts.",
    ),
}


def recorded(name: str, path: Path, *, mutant: str | None = None, patience: float = 10.0) -> Run:
    """Plays one piece on a reference platform of its own, and records it to ``path``."""
    piece = PIECES[name]
    meta = Meta(
        name,
        Bot(piece.package, version(piece.package), "Python"),
        recorded_on=f"reference platform {__version__}",
        recorded_at=datetime.now(UTC).isoformat(timespec="seconds"),
        bot_api="10.3",
        description=piece.description,
        locale="fa",
    )
    with ReferenceProcess(mutant, seed=len(name)) as platform:
        return run(piece.show, platform.url, path, meta, patience=patience)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m conformance.bots.record", description=__doc__)
    parser.add_argument("name", choices=sorted(PIECES))
    parser.add_argument("-o", "--output", type=Path, help="default: the cassette that ships")
    chosen = parser.parse_args(arguments)
    path = chosen.output or CASSETTES / f"{chosen.name}.yaml"
    came = recorded(chosen.name, path)
    print(f"{came.outcome.played} lines played, {came.recorded} exchanges in {path}.")  # noqa: T201 - a command
    for problem in filter(None, (came.outcome.failure, *came.problems)):
        print(problem, file=sys.stderr)  # noqa: T201 - a command
    if not came.ok:
        print(came.log, file=sys.stderr)  # noqa: T201 - a command
    return 0 if came.ok else 1


if __name__ == "__main__":
    sys.exit(main())
