"""Reports as columns: only what all of them could be judged by is compared, and the rest is said."""

import json
from dataclasses import replace

import pytest

from conformance.cli import main
from conformance.errors import UsageError
from conformance.report import Header, Report, ReportWriter, Target, footer
from conformance.report.comparison import Note, compared
from conformance.report.matrix import matrix_json, matrix_text
from conformance.score import Promised
from conformance.verdict import Outcome, Verdict

FOOTER = {"finished_at": "2026-01-02T03:05:00+00:00"}


def clause(id_, outcome=Outcome.PASS, **more):
    return Verdict(id_, "clause", id_.partition(".")[0], outcome, "A promise.", **more)


def step(session, number, outcome=Outcome.PASS):
    return Verdict(f"{session}/{number}", "step", "replay", outcome, "As recorded.", session=session)


def report(name, *verdicts, universe=("a.one", "a.two"), end=FOOTER, **header):
    known = universe and tuple(Promised(id_, id_.partition(".")[0]) for id_ in universe)
    return Report(Header(Target(name), "10.3", universe=known, **header), verdicts, end)


def test_what_was_not_run_is_counted_and_not_as_a_pass():
    (column,) = compared([report("x", clause("a.one"))]).columns

    assert (50, 1, 2) == (column.score.fidelity, column.score.passed, column.score.clauses)
    (area,) = matrix_json(compared([report("x", clause("a.one"))]))["areas"]
    assert {"pass": 1, "notRun": 1} == area["cells"][0]["counts"]


def test_suites_of_other_versions_compare_the_same_clauses_only():
    old = report(
        "x", clause("a.one"), clause("a.gone", Outcome.FAIL), universe=("a.one", "a.gone"), suite="1"
    )
    new = report("y", clause("a.one"), clause("a.new"), clause("b.new"), suite="2", universe=None)

    found = compared([old, new])

    assert ["a.one"] == [one.id for one in found.clauses]
    assert [100, 100] == [column.score.fidelity for column in found.columns]
    assert (Note("noteSuites", ("1, 2", 1, 3)),) == found.notes
    assert "only the 1 clauses that all of them know are compared, and 3 are left out" in matrix_text(found)


def test_one_suite_with_other_versions_of_the_bot_api_says_what_it_leaves_out():
    notes = compared([report("x"), report("y", universe=("a.one",))]).notes

    assert (Note("noteClauses", (1, 1)),) == notes


def test_reports_with_no_clause_in_common_are_refused():
    with pytest.raises(UsageError, match="no clause in common"):
        compared([report("x"), report("y", universe=("b.one",))])


def test_a_shim_stands_beside_the_unchanged_bot():
    columns = compared([report("x", shim="words"), report("y"), report("x")]).columns

    assert [("x", ""), ("x", "words"), ("y", "")] == [(c.label, c.report.header.shim) for c in columns]


def test_two_runs_of_one_platform_are_told_apart_by_their_time():
    runs = [report("x", started_at=f"2026-01-0{day}T03:04:05+00:00") for day in (1, 2)]

    assert ["x 2026-01-01 03:04", "x 2026-01-02 03:04"] == [each.label for each in compared(runs).columns]


def test_a_session_that_is_another_recording_is_not_compared():
    old = report("x", step("shop", 1), step("echo", 1), cassettes={"shop": "1", "echo": "1"})
    new = report("y", step("shop", 1), step("echo", 1, Outcome.FAIL), cassettes={"shop": "2", "echo": "1"})

    found = compared([old, new])

    assert ("echo",) == found.sessions
    assert [(1, 1), (0, 1)] == [(column.steps.passed, column.steps.total) for column in found.columns]
    assert (Note("noteSessions", (1,)),) == found.notes


def test_a_report_of_bots_alone_has_no_percentage_and_takes_no_clause_away():
    bot = Verdict("bots.a", "bot", "bots", Outcome.PASS, "It runs.", extra={"framework": "grammy"})

    found = compared([report("x", clause("a.one")), report("y", bot, universe=None)])

    assert (2, [50, None]) == (len(found.clauses), [column.score.fidelity for column in found.columns])
    assert (Note("noteNoClauses", ("y",)),) == found.notes
    assert ["–", "1 of 1"] == [str(cell) for cell in found.bots["grammy"]]


def test_an_interrupted_run_is_said_to_be_one():
    assert (Note("noteInterrupted", ("x", 1)),) == compared([report("x", clause("a.one"), end=None)]).notes


def test_the_terminal_shows_each_figure_with_its_denominator():
    good, bad = report("x", clause("a.one"), clause("a.two")), report("y", clause("a.one", Outcome.FAIL))

    lines = matrix_text(compared([good, replace(bad, header=replace(bad.header, shim="words"))])).splitlines()

    assert "2  y, behind the shim words: " in "\n".join(lines)
    assert ["Fidelity       100 %, 2 of 2  0 %, 0 of 2"] == [one for one in lines if one.startswith("Fid")]
    assert ["a              100 %, 2 of 2  0 %, 0 of 2"] == [one for one in lines if one.startswith("a ")]


@pytest.fixture
def stored(tmp_path):
    def store(name, *verdicts):
        header = report(name).header
        with ReportWriter(tmp_path / f"{name}.ndjson") as writer:
            for event in (header, *verdicts, footer(header, verdicts, 0, header.started_at)):
                writer.write(event)
        return str(tmp_path / f"{name}.ndjson")

    return store


def test_the_command_writes_a_page_in_a_folder_or_a_file(stored, tmp_path, capsys):
    files = [stored("one", clause("a.one")), stored("two", clause("a.one", Outcome.FAIL))]

    assert [0, 0] == [
        main(["compare", *files, "-o", str(tmp_path / "out")]),
        main(["compare", *files, "-o", str(tmp_path / "page.html")]),
    ]
    assert f"Page: {tmp_path / 'out' / 'compare.html'}" in capsys.readouterr().out
    assert (tmp_path / "out" / "compare.html").read_text() == (tmp_path / "page.html").read_text()


def test_the_command_prints_every_cell_as_json(stored, capsys):
    lost = clause("a.one", Outcome.FAIL, reason="Not so.")

    main(["compare", stored("one", clause("a.one")), stored("two", lost), "--json"])

    first = json.loads(capsys.readouterr().out)["clauses"][0]
    assert (["pass", "fail"], ["", "Not so."]) == (first["cells"], first["reasons"])
