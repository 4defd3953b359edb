import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

from conformance.report import Header, ReportWriter, Target, footer
from conformance.score import Promised
from conformance.verdict import Outcome, Verdict


@pytest.fixture
def written(tmp_path):
    """Writes a report of a whole run: the clauses that its suite has, and those that pass."""

    def write(day, clauses, passing, target="سکو", **more):
        path = tmp_path / f"{target}-{day}.ndjson"
        header = Header(
            Target(target),
            "10.3",
            universe=tuple(Promised(id_, id_.partition(".")[0]) for id_ in clauses),
            started_at=f"2026-01-{day:02}T03:04:05+00:00",
            **more,
        )
        judged = [
            Verdict(
                id_,
                "clause",
                id_.partition(".")[0],
                Outcome.PASS if id_ in passing else Outcome.FAIL,
                "A promise.",
            )
            for id_ in clauses
        ]
        with ReportWriter(path) as writer:
            for event in (header, *judged, footer(header, judged, 1, header.started_at)):
                writer.write(event)
        return path

    return write


def _server():
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    beside = shutil.which("initdb")
    return found[-1].parent if found else Path(beside).parent if beside else None


@pytest.fixture(scope="session")
def postgres():
    """A server of PostgreSQL's own on a socket in a folder of ours, with a password."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: the extra postgres")
    bin_ = _server()
    if bin_ is None:
        pytest.skip("There is no PostgreSQL server here (Debian: apt-get install postgresql).")
    user, demoted = None, {}
    if os.getuid() == 0:  # the server refuses to run as root
        try:
            user = pwd.getpwnam("postgres")
        except KeyError:
            pytest.skip("PostgreSQL does not run as root, and there is no user postgres.")
        demoted = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path is to be short
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    secret = folder / "secret"
    secret.write_text("open sesame")
    secret.chmod(0o644)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(*command):
        return subprocess.run(command, check=True, capture_output=True, cwd=folder, **demoted)

    made = ["-D", str(folder / "data"), "-U", "team", "-A", "scram-sha-256", "--pwfile", str(secret)]
    run(str(bin_ / "initdb"), *made, "-E", "UTF8", "--no-sync", "--no-instructions")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    control = [str(bin_ / "pg_ctl"), "-D", str(folder / "data"), "-l", str(folder / "log"), "-w"]
    run(*control, "-o", options, "start")
    yield port
    run(*control, "-m", "immediate", "stop")
    shutil.rmtree(folder)


@pytest.fixture
def database(postgres):
    """An empty database on that server: its address, and the password that is not in it."""
    import psycopg

    name = f"history_{os.urandom(4).hex()}"
    address = f"postgresql://team@127.0.0.1:{postgres}"
    with psycopg.connect(f"{address}/postgres", password="open sesame", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{address}/{name}"


@pytest.fixture(params=["sqlite", "postgres"])
def store(request, tmp_path, monkeypatch):
    """Where a history is kept, as ``--store`` takes it: each test is of both."""
    if request.param == "sqlite":
        return str(tmp_path / "history.sqlite")
    monkeypatch.setenv("PGPASSWORD", "open sesame")
    return request.getfixturevalue("database")
