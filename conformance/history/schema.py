"""The tables of a history, and how an older one is brought to the newest version, step by step."""

__all__ = ["MIGRATIONS", "VERSION"]

# Each is applied once, in order, and never changed after it was released. SQL that both databases speak.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE conformance_runs (
            digest TEXT PRIMARY KEY,
            at TEXT NOT NULL,
            target TEXT NOT NULL,
            bot_api TEXT NOT NULL,
            suite TEXT NOT NULL,
            driver TEXT NOT NULL,
            fidelity INTEGER,
            passed INTEGER NOT NULL,
            clauses INTEGER NOT NULL,
            untested INTEGER NOT NULL,
            steps_passed INTEGER NOT NULL,
            steps INTEGER NOT NULL
        )""",
        """CREATE TABLE conformance_clauses (
            digest TEXT NOT NULL REFERENCES conformance_runs (digest),
            clause TEXT NOT NULL,
            area TEXT NOT NULL,
            level TEXT NOT NULL,
            outcome TEXT,
            PRIMARY KEY (digest, clause)
        )""",
    ),
    ("CREATE INDEX conformance_runs_by_target ON conformance_runs (target, at)",),
)
VERSION = len(MIGRATIONS)
