"""Opens a history by where it is."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from conformance.errors import UsageError
from conformance.history.postgres import PostgresDatabase
from conformance.history.sqlite import SqliteDatabase
from conformance.history.store import Database, Store

__all__ = ["FILE", "VARIABLE", "open_store"]

FILE = "conformance-history.sqlite"
VARIABLE = "CONFORMANCE_HISTORY"
_SCHEMES = ("postgresql", "postgres")


def open_store(given: str | None) -> Store:
    """The store given, else that of CONFORMANCE_HISTORY, else a file in this folder.

    Raises UsageError for a password in what was given: the command line is seen by every user of the machine.
    """
    if given is not None and _has_password(given):
        raise UsageError(
            f"--store has a password in it, which every user of this machine could read: set {VARIABLE}, "
            "or PGPASSWORD, in its place."
        )
    return Store(_database(given or os.environ.get(VARIABLE) or FILE))


def _database(where: str) -> Database:
    scheme, mark, _ = where.partition("://")
    if not mark:
        return SqliteDatabase(Path(where))
    if scheme not in _SCHEMES:
        raise UsageError(f"A history cannot be kept in {scheme}: name a file, or a postgresql:// address.")
    return PostgresDatabase(where)


def _has_password(where: str) -> bool:
    try:
        parts = urlsplit(where)
    except ValueError:
        return True  # better refused than shown
    return bool(parts.password) or "password=" in parts.query
