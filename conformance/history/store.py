"""Where runs are kept: a file of SQLite's, or a table of PostgreSQL's that a team shares."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from typing import Any, Protocol

from conformance.errors import HistoryUnreadable
from conformance.history.entry import Entry, Line
from conformance.history.schema import MIGRATIONS
from conformance.verdict import Level, Outcome

__all__ = ["Database", "Migrations", "Store"]

Migrations = Sequence[Sequence[str]]
_COLUMNS = tuple(field.name for field in fields(Entry) if field.name != "lines")
_VERSIONS = "CREATE TABLE IF NOT EXISTS conformance_history (version INTEGER NOT NULL)"


class Database(Protocol):
    """What the two have in common; statements have ``?`` where values go."""

    def alone(self) -> Any:
        """A context in which no one else writes; what was written is kept only where it ends well."""

    def execute(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that a statement gives."""

    def many(self, statement: str, rows: Sequence[Sequence[object]]) -> None: ...

    def close(self) -> None: ...


class Store:
    """The runs in a database, which is brought to this version as it is opened."""

    def __init__(self, database: Database, migrations: Migrations = MIGRATIONS) -> None:
        self._database = database
        try:
            with database.alone():
                self._migrate(migrations)
        except BaseException:
            database.close()
            raise

    def _migrate(self, migrations: Migrations) -> None:
        self._database.execute(_VERSIONS)
        rows = self._database.execute("SELECT MAX(version) FROM conformance_history")
        version = rows[0][0] or 0
        if version > len(migrations):
            raise HistoryUnreadable(
                f"The history is of version {version} and this release knows {len(migrations)}: "
                "use the release that wrote it, or a newer one."
            )
        for number, statements in enumerate(migrations[version:], version + 1):
            for statement in statements:
                self._database.execute(statement)
            self._database.execute("INSERT INTO conformance_history (version) VALUES (?)", [number])

    def add(self, entry: Entry) -> bool:
        """Keeps a run; False where it is kept already. Any number of programs may add at once."""
        marks = ", ".join("?" * len(_COLUMNS))
        with self._database.alone():
            if self._database.execute("SELECT 1 FROM conformance_runs WHERE digest = ?", [entry.digest]):
                return False
            self._database.execute(
                f"INSERT INTO conformance_runs ({', '.join(_COLUMNS)}) VALUES ({marks})",  # noqa: S608 - ours
                [getattr(entry, name) for name in _COLUMNS],
            )
            self._database.many(
                "INSERT INTO conformance_clauses (digest, clause, area, level, outcome) "
                "VALUES (?, ?, ?, ?, ?)",
                [
                    (entry.digest, id_, line.area, line.level.value, line.outcome and line.outcome.value)
                    for id_, line in entry.lines.items()
                ],
            )
        return True

    def entries(self, target: str | None = None) -> list[Entry]:
        """The runs of a target, or of all, the oldest first."""
        chosen = "" if target is None else " WHERE target = ?"
        statement = f"SELECT {', '.join(_COLUMNS)} FROM conformance_runs{chosen} ORDER BY target, at, digest"  # noqa: S608 - ours
        rows = self._database.execute(statement, [] if target is None else [target])
        return [Entry(**dict(zip(_COLUMNS, row, strict=True)), lines=self._lines(row[0])) for row in rows]

    def _lines(self, digest: str) -> dict[str, Line]:
        rows = self._database.execute(
            "SELECT clause, area, level, outcome FROM conformance_clauses WHERE digest = ? ORDER BY clause",
            [digest],
        )
        return {
            clause: Line(area, Level(level), None if outcome is None else Outcome(outcome))
            for clause, area, level, outcome in rows
        }

    @contextmanager
    def closing(self) -> Iterator["Store"]:
        try:
            yield self
        finally:
            self._database.close()
