"""`conformance history`: reports over time, in SQLite and in PostgreSQL."""

import os
import sqlite3
import subprocess
import sys
from xml.etree.ElementTree import fromstring

import pytest

from conformance.cli import main
from conformance.errors import HistoryUnreadable
from conformance.history import FILE, VARIABLE, open_store, sparkline
from conformance.history.sqlite import SqliteDatabase
from conformance.history.store import Store
from conformance.report import Header, ReportWriter, Target, footer

OLD, NEW = ("a.one", "a.two"), ("a.one", "a.two", "b.three")


def history(*arguments):
    return main(["history", *map(str, arguments)])


def test_runs_are_compared_by_the_clauses_that_all_of_them_have(store, written, capsys):
    first, second = written(1, OLD, {"a.one"}), written(2, NEW, {"a.one", "a.two"})
    assert 0 == history("add", second, first, "--store", store)
    capsys.readouterr()

    code = history("list", "--store", store)

    told = capsys.readouterr().out
    assert 0 == code
    assert "سکو  ▅█  50 % → 100 %" in told
    assert "2 runs, compared by the 2 clauses that all of them have, of up to 3" in told
    assert "100 % (2 of 2); in its own suite 50 %, 2 of 3 clauses" in told


def test_the_same_report_is_kept_once(store, written, capsys):
    path = written(1, OLD, {"a.one"})

    codes = [history("add", path, "--store", store) for _ in range(2)]

    told = capsys.readouterr().out
    assert [0, 0] == codes
    assert told.endswith("was kept already.\n")
    with open_store(store).closing() as opened:
        assert 1 == len(opened.entries())


def test_many_may_add_at_once(store, written):
    paths = [written(day, OLD, {"a.one"}) for day in range(1, 5)]
    add = [sys.executable, "-m", "conformance.cli", "history", "add"]
    commands = [[*add, str(path), "--store", store] for path in paths for _ in range(2)]

    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]
    codes = {process.wait(120) for process in running}

    assert {0} == codes
    with open_store(store).closing() as opened:
        assert 4 == len(opened.entries())


def test_a_run_is_shown_with_what_is_otherwise_than_before(store, written, capsys):
    history("add", written(1, OLD, {"a.one"}), written(2, OLD, {"a.two"}), "--store", store)
    capsys.readouterr()

    history("show", "--store", store)

    told = capsys.readouterr().out
    assert "by the 2 clauses of both: 1 more pass, 1 no longer do, 0 changed otherwise." in told
    assert "  a.one: pass → fail\n  a.two: fail → pass\n" in told


def test_the_drawing_is_whole_and_asks_nothing_of_the_network(store, written, tmp_path):
    hostile = "<script>alert(1)</script>سکو"
    history("add", written(1, OLD, {"a.one"}, "x"), "--store", store)
    path = tmp_path / "hostile.ndjson"
    header = Header(Target(hostile), "10.3", universe=(), started_at="2026-01-03T03:04:05+00:00")
    with ReportWriter(path) as writer:
        for event in (header, footer(header, [], 0, header.started_at)):
            writer.write(event)
    history("add", path, "--store", store)

    codes = [history("plot", "--store", store, "-o", tmp_path / f"t{end}") for end in (".svg", ".html")]

    drawing, page = ((tmp_path / f"t{end}").read_text("utf-8") for end in (".svg", ".html"))
    assert [0, 0] == codes
    assert fromstring(drawing).tag.endswith("svg")  # noqa: S314 - our own
    assert "<script>" not in drawing + page
    assert drawing.replace('xmlns="http://www.w3.org/2000/svg"', "").count("http") == 0
    assert drawing.strip() in page


def test_an_interrupted_run_is_no_point_of_a_line(tmp_path, capsys):
    with ReportWriter(tmp_path / "r.ndjson") as writer:
        writer.write(Header(Target("x"), "10.3"))

    assert 2 == history("add", tmp_path / "r.ndjson", "--store", tmp_path / "h.sqlite")
    assert "interrupted" in capsys.readouterr().err


def test_a_narrowed_run_is_no_point_of_a_line(written, tmp_path, capsys):
    path = written(1, OLD, {"a.one"}, scope="narrowed")

    assert 2 == history("add", path, "--store", tmp_path / "h.sqlite")
    assert "a part of the suite" in capsys.readouterr().err


def test_a_newer_store_is_left_alone(store, written, capsys):
    with open_store(store).closing() as opened, opened._database.alone():
        opened._database.execute("INSERT INTO conformance_history (version) VALUES (?)", [99])

    code = history("add", written(1, OLD, {"a.one"}), "--store", store)

    assert HistoryUnreadable.exit_code == code
    assert "of version 99" in capsys.readouterr().err


def test_an_older_store_is_brought_to_this_version_with_what_it_holds(tmp_path):
    first = (("CREATE TABLE conformance_notes (told TEXT)",),)
    second = (*first, ("ALTER TABLE conformance_notes ADD COLUMN day TEXT",))
    path = tmp_path / "h.sqlite"
    database = SqliteDatabase(path)
    Store(database, first)
    database.execute("INSERT INTO conformance_notes VALUES ('kept')")
    database.close()

    database = SqliteDatabase(path)
    Store(database, second)

    assert [("kept", None)] == database.execute("SELECT told, day FROM conformance_notes")
    assert [(1,), (2,)] == database.execute("SELECT version FROM conformance_history ORDER BY version")
    database.close()


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path):
    path = tmp_path / "h.sqlite"
    with open_store(str(path)).closing():
        pass
    database = SqliteDatabase(path)
    broken = ((), (), ("CREATE TABLE conformance_half (x TEXT)", "no sql"))

    with pytest.raises(HistoryUnreadable):
        Store(database, broken)

    database.close()
    with sqlite3.connect(path) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert "conformance_half" not in names


def test_a_file_that_is_no_store_is_refused(tmp_path, written, capsys):
    (tmp_path / "h.sqlite").write_text("This is a letter, and a long one at that. " * 100)

    code = history("add", written(1, OLD, {"a.one"}), "--store", tmp_path / "h.sqlite")

    assert HistoryUnreadable.exit_code == code
    assert "cannot be used as a history" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["postgresql://team:hush@host/x", "postgresql://host/x?password=hush"])
def test_a_password_on_the_command_line_is_refused_and_not_repeated(form, written, capsys):
    code = history("add", written(1, OLD, {"a.one"}), "--store", form)

    told = capsys.readouterr()
    assert 2 == code
    assert VARIABLE in told.err
    assert "hush" not in told.out + told.err


def test_a_password_in_the_variable_is_taken_and_never_shown(database, written):
    environment = os.environ | {VARIABLE: database.replace("team@", "team:open%20sesame@")}
    wrong = os.environ | {VARIABLE: database.replace("team@", "team:hush@")}
    command = [sys.executable, "-m", "conformance.cli", "history", "add", str(written(1, OLD, {"a.one"}))]

    right = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    refused = subprocess.run(command, env=wrong, capture_output=True, text=True, check=False)

    assert (0, HistoryUnreadable.exit_code) == (right.returncode, refused.returncode)
    assert "sesame" not in right.stdout + right.stderr
    assert "check its address, user and password" in refused.stderr
    assert "hush" not in refused.stdout + refused.stderr


def test_without_a_store_given_the_history_lies_in_the_folder(tmp_path, written, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE, raising=False)

    history("add", written(1, OLD, {"a.one"}))

    assert (tmp_path / FILE).is_file()


def test_a_sparkline_is_over_the_whole_of_a_hundred():
    assert "▁▄▇█·" == sparkline([0, 49, 87, 100, None])
