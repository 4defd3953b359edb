"""Writes a cassette, one exchange after the other."""

import os
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import yaml

from conformance.session.cassette.items import item_of
from conformance.session.cassette.model import FORMAT, Interaction, Meta
from conformance.session.guard import guard

__all__ = ["Writer"]


class Writer:
    """Appends interactions to a new cassette; each is one write, so a kill leaves a loadable file.

    Used as a context manager or closed by hand. An existing file is replaced.
    """

    def __init__(self, path: Path | str, meta: Meta, *, sync: bool = False) -> None:
        self.path = Path(path)
        self.written = 0
        self._sync = sync
        head = _yaml({"version": 1, "conformance": {"format": FORMAT, **asdict(meta)}}) + "interactions:\n"
        guard(head, "the description")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self.path.open("wb", buffering=0)
        self._write(head)

    def append(self, interaction: Interaction) -> None:
        """Raises ScrubbingFailed, and writes nothing, where a token is in it in any spelling."""
        item = _yaml([item_of(interaction)])
        guard(item)
        self._write(item)
        self.written += 1

    def close(self) -> None:
        if not self._file.closed:
            # vcrpy wants a list even where nothing was recorded.
            if not self.written:
                self._write("  []\n")
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _write(self, text: str) -> None:
        start = self._file.tell()
        rest = memoryview(text.encode())
        try:
            while rest:  # an unbuffered file may take less than it is given
                rest = rest[self._file.write(rest) or 0 :]
        except OSError:
            # A full disk must not leave half an item before the next one.
            self._file.truncate(start)
            self._file.seek(start)
            raise
        if self._sync:
            os.fsync(self._file.fileno())


def _yaml(data: Any) -> str:
    return yaml.dump(
        data,
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        width=1_000_000,
        explicit_end=False,
    )
