"""``python -m conformance.bots.record NAME…``: records bots of ours on the reference platform."""

import argparse
import sys
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from conformance import __version__
from conformance.bots.pieces import PIECES
from conformance.bots.program import Missing
from conformance.bots.running import Run, run
from conformance.bots.settling import settle
from conformance.data import CASSETTES
from conformance.platforms.drivers.door import Door
from conformance.reference.process import ReferenceProcess
from conformance.session.cassette import Meta

__all__ = ["main", "recorded"]

# The platform's clock stands then, so that a new recording differs little from the last.
_MOMENT = datetime(2026, 9, 10, 12, tzinfo=UTC).timestamp()


def recorded(name: str, path: Path, *, mutant: str | None = None, patience: float = 10.0) -> Run:
    """Plays one piece on a reference platform of its own, and records it to ``path``."""
    piece = PIECES[name]
    meta = Meta(
        name,
        piece.bot(),
        recorded_on=f"reference platform {__version__}",
        recorded_at=datetime.now(UTC).isoformat(timespec="seconds"),
        bot_api="10.3",
        description=piece.description,
        locale=piece.locale,
    )
    with ReferenceProcess(mutant, seed=zlib.crc32(name.encode())) as platform:
        door = Door(platform.url)
        door.post("clock", stand=_MOMENT)
        door.close()
        came = run(piece.show, platform.url, path, meta, patience=patience)
    settle(path, _MOMENT)
    return came


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m conformance.bots.record", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(sorted(PIECES)))
    parser.add_argument("--all", action="store_true", help="every one that ships")
    parser.add_argument("-o", "--output", type=Path, help="a folder; default: that of those that ship")
    chosen = parser.parse_args(arguments)
    unknown = sorted({*chosen.names} - PIECES.keys())
    if unknown or bool(chosen.names) == chosen.all:
        known = ", ".join(sorted(PIECES))
        parser.error(f"{unknown[0]!r} is no piece: known are {known}" if unknown else "give names, or --all")
    shipped = [name for name, piece in sorted(PIECES.items()) if piece.ships]
    names = shipped if chosen.all else chosen.names
    return max(_record(name, (chosen.output or CASSETTES) / f"{name}.yaml") for name in names)


def _record(name: str, path: Path) -> int:
    try:
        came = recorded(name, path)
    except Missing as error:
        print(f"{name}: {error}.", file=sys.stderr)  # noqa: T201 - a command
        return 1
    print(f"{name}: {came.outcome.played} lines played, {came.recorded} exchanges in {path}.")  # noqa: T201 - a command
    for problem in filter(None, (came.outcome.failure, *came.problems)):
        print(problem, file=sys.stderr)  # noqa: T201 - a command
    if not came.ok:
        print(came.log, file=sys.stderr)  # noqa: T201 - a command
    return 0 if came.ok else 1


if __name__ == "__main__":
    sys.exit(main())
