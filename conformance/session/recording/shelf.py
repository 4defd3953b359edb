"""The cassettes of one recording: one for each bot."""

import re
from dataclasses import replace
from pathlib import Path

from conformance.session.cassette import Interaction, Meta, Writer

__all__ = ["Shelf", "Untold"]

_BOT = "{bot}"


class Untold(Exception):
    """An exchange that belongs on no cassette here; the message says why."""


class Shelf:
    """Puts each bot's exchanges on its cassette.

    A path with ``{bot}`` in it, or a folder, has one for each, by the number of the bot. Any other
    path is the cassette of the first bot that comes.
    """

    def __init__(self, path: Path | str, meta: Meta, *, sync: bool = False) -> None:
        self._path, self._meta, self._sync = Path(path), meta, sync
        if self._path.is_dir() or str(path).endswith("/"):
            self._path /= f"{_BOT}.yaml"
        self._is_shared = _BOT in str(self._path)
        self._writers: dict[str, Writer] = {}
        self._only = None if self._is_shared else Writer(self._path, meta, sync=sync)

    def append(self, token: str, interaction: Interaction) -> None:
        """Raises Untold, or OSError where the disk takes no more."""
        self._writer(token).append(interaction)

    def close(self) -> None:
        for writer in (*self._writers.values(), *([self._only] if self._only else [])):
            writer.close()

    def _writer(self, token: str) -> Writer:
        if token in self._writers:
            return self._writers[token]
        if not self._is_shared and self._writers:
            raise Untold(
                "A second bot is not recorded, as a cassette is of one bot: "
                f"give a folder, or a name with {_BOT}."
            )
        self._writers[token] = writer = self._only or self._new(token)
        return writer

    def _new(self, token: str) -> Writer:
        number = re.match(r"\d+", token)
        path = Path(str(self._path).replace(_BOT, number[0] if number else f"bot{len(self._writers) + 1}"))
        tries = 1
        while (free := path if tries == 1 else path.with_stem(f"{path.stem}-{tries}")).exists():
            tries += 1  # what another recording left is never replaced
        return Writer(free, replace(self._meta, name=free.stem), sync=self._sync)
