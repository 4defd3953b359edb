"""The state file: everything that changed the platform, in order, so that a killed one comes back whole.

An entry is written before its call is answered. With SQLite's write-ahead log an entry that is
committed outlives the process, however it ends; a machine that loses its power may lose the last ones.
"""

import io
import pickle
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conformance.errors import StateFileUnreadable

__all__ = ["Entry", "Journal", "freeze", "thaw"]

FORMAT = 1

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS checkpoint (id INTEGER PRIMARY KEY CHECK (id = 1), state BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS entry (number INTEGER PRIMARY KEY, moment REAL NOT NULL, what BLOB NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that changed the state, and when."""

    moment: float
    what: Any


class Journal:
    """One SQLite file. Raises StateFileUnreadable where it is not one of ours."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._base = sqlite3.connect(path, isolation_level=None)
            self._base.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;" + _TABLES)
            self._check_format()
        except sqlite3.Error as error:
            raise StateFileUnreadable(
                f"{path} is not a state file ({error}): name another, or a new one to begin with."
            ) from error

    def write(self, moment: float, what: Any) -> None:
        """Keeps one entry; on return it outlives the process."""
        self._base.execute("INSERT INTO entry (moment, what) VALUES (?, ?)", (moment, freeze(what)))

    def checkpoint(self, state: Any) -> None:
        """Puts the whole state in place of all entries so far."""
        self._base.execute("BEGIN IMMEDIATE")
        self._base.execute("INSERT OR REPLACE INTO checkpoint VALUES (1, ?)", (freeze(state),))
        self._base.execute("DELETE FROM entry")
        self._base.execute("COMMIT")

    def state(self) -> Any:
        """The state of the last checkpoint; None in a new file."""
        row = self._base.execute("SELECT state FROM checkpoint").fetchone()
        return None if row is None else self._thawed(row[0])

    def entries(self) -> Iterator[Entry]:
        """What came after the checkpoint, oldest first."""
        for moment, what in self._base.execute("SELECT moment, what FROM entry ORDER BY number"):
            yield Entry(moment, self._thawed(what))

    def close(self) -> None:
        self._base.close()

    def _check_format(self) -> None:
        self._base.execute("INSERT OR IGNORE INTO meta VALUES ('format', ?)", (str(FORMAT),))
        (found,) = self._base.execute("SELECT value FROM meta WHERE name = 'format'").fetchone()
        if found != str(FORMAT):
            raise StateFileUnreadable(
                f"{self._path} has the format {found}, and this version reads {FORMAT}: "
                "open it with the version that wrote it, or name a new file."
            )

    def _thawed(self, data: bytes) -> Any:
        try:
            return thaw(data)
        except (pickle.UnpicklingError, AttributeError, ImportError, EOFError, TypeError) as error:
            raise StateFileUnreadable(
                f"{self._path} was written by another version ({error}): "
                "open it with that one, or name a new file."
            ) from error


def freeze(value: Any) -> bytes:
    """The value as bytes."""
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def thaw(data: bytes) -> Any:
    """The value again. Raises UnpicklingError where it has anything but our own kinds in it."""
    return _Thawing(io.BytesIO(data)).load()


class _Thawing(pickle.Unpickler):
    """Makes objects of this package and a few plain ones, so that a foreign file can run nothing."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith(_OURS) and "." not in name:
            found = super().find_class(module, name)
            if str(getattr(found, "__module__", "")).startswith(_OURS):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a state file")


_OURS = ("conformance.reference.", "conformance.wire.")
_PLAIN = {
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("builtins", "object"),
    ("collections", "deque"),
    ("copyreg", "_reconstructor"),
    ("random", "Random"),
    ("time", "time"),
}
