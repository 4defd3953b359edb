"""A history in PostgreSQL, for a team. Needs the extra ``postgres``."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from conformance.errors import HistoryUnreadable

__all__ = ["PostgresDatabase"]

_LOCK = 0x636F6E66  # ours alone: whoever writes a history holds it
_SECONDS = 15


class PostgresDatabase:
    """One connection. Its errors tell neither the password nor the address that may hold it."""

    def __init__(self, url: str) -> None:
        try:
            import psycopg  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise HistoryUnreadable(
                "A history in PostgreSQL needs the extra: pip install 'telegram-conformance[postgres]'."
            ) from error
        self._errors = psycopg.Error
        with self._told():
            self._connection = psycopg.connect(url, autocommit=True, connect_timeout=_SECONDS)

    @contextmanager
    def alone(self) -> Iterator[None]:
        with self._told(), self._connection.transaction():
            self.execute("SELECT pg_advisory_xact_lock(?)", [_LOCK])
            yield

    def execute(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._told():
            cursor = self._connection.execute(cast("Any", _marked(statement)), tuple(values))
            return cursor.fetchall() if cursor.description else []

    def many(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        with self._told(), self._connection.cursor() as cursor:
            cursor.executemany(cast("Any", _marked(statement)), rows)

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except self._errors as error:
            # The driver's own text may repeat what it was given.
            what = getattr(error, "sqlstate", None) or type(error).__name__
            raise HistoryUnreadable(
                f"The history in PostgreSQL cannot be used ({what}): check its address, user and password."
            ) from None


def _marked(statement: str) -> str:
    return statement.replace("?", "%s")
