"""A history in one file."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from conformance.errors import HistoryUnreadable

__all__ = ["SqliteDatabase"]

_PATIENCE = 60.0  # seconds to wait for another program that writes


class SqliteDatabase:
    """One connection. Raises HistoryUnreadable for whatever the file refuses."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._told():
            self._connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)

    @contextmanager
    def alone(self) -> Iterator[None]:
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.execute("ROLLBACK")
            raise
        self.execute("COMMIT")

    def execute(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._told():
            return self._connection.execute(statement, tuple(values)).fetchall()

    def many(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        with self._told():
            self._connection.executemany(statement, rows)

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise HistoryUnreadable(
                f"{self._path} cannot be used as a history ({error}): name another file with --store."
            ) from error
