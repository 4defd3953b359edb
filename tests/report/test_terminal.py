import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from conformance.report import Header, Report, Target, summary
from conformance.score import Promised, score
from conformance.verdict import Outcome, Verdict

Make = Callable[..., Verdict]
FOOTER = {"finished_at": "2026-01-02T03:05:00+00:00"}

WHOLE = """\
Fidelity   37 %  2 of 6 clauses; 38 % untested
Sessions   50 %  1 of 2 steps, in 1 session; 2 of 3 methods answer

bale https://tapi.bale.ai/bot{token}/{method}
Bot API 10.3, suite 0.1.0, 2026-01-02, driver terminal
not validated against live Telegram

messages  ██████░░░░░░············  25 %  1 of 4, 1 untested
files     ████████████░░░░░░░░░░░░  50 %  1 of 2, 1 untested

getFile                   1 fail, 1 error
  shop#2: A promise.
sendMessage               1 fail, 1 blocked
  messages.c1: The text came back shortened: سلام.

! Errors of this harness, not of the platform: 1. Please report them.

Report: conformance-report/report.html
"""


@pytest.fixture
def report(header: Header, verdict: Make) -> Report:
    files = {"area": "files", "method": "getFile"}
    universe = (
        *(header.universe or ()),
        *(Promised(f"files.c{n}", "files") for n in (10, 11)),
    )
    judged = (
        verdict(0, method="sendMessage"),
        verdict(1, Outcome.FAIL, method="sendMessage", reason="The text came back shortened: سلام."),
        verdict(2, Outcome.BLOCKED, method="editMessageText", cause="messages.c1", reason="Nothing to edit."),
        verdict(3, Outcome.SKIPPED, method="sendMessage", reason="No driver can do this."),
        verdict(10, id="files.c10", **files),
        verdict(11, Outcome.ERROR, id="files.c11", reason="The harness broke.", **files),
        verdict(5, id="shop#1", kind="step", session="shop", area="replay", method="sendMessage"),
        verdict(6, Outcome.FAIL, id="shop#2", kind="step", session="shop", area="replay", method="getFile"),
    )
    return Report(replace(header, universe=universe), judged, FOOTER)


def test_the_whole_summary(report: Report):
    assert summary(report, files=["conformance-report/report.html"]) == WHOLE


def test_colour_changes_no_word(report: Report):
    assert re.sub(r"\x1b\[\d+m", "", summary(report, colour=True)) == summary(report)


def test_a_score_alone_has_a_summary(verdict: Make):
    assert summary(score([verdict(1)])).startswith("Fidelity  100 %  1 of 1 clauses; 0 % untested\n")


@pytest.mark.parametrize(
    ("judged", "sentence"),
    [
        ([], "Nothing was judged"),
        ([Outcome.SKIPPED], "Nothing was judged"),
        ([Outcome.PASS], "No recorded session was replayed"),
        ([Outcome.PASS, Outcome.UNSUPPORTED, Outcome.UNSUPPORTED], "2 of 3 judged were refused"),
        ([Outcome.PASS, Outcome.SKIPPED], "50 % of the points were not tested"),
        ([Outcome.PASS, Outcome.ERROR], "Errors of this harness, not of the platform: 1"),
        ([Outcome.PASS], "Nobody played the users"),
        ([Outcome.PASS], "The run was interrupted; verdicts reached before that: 1"),
    ],
)
def test_a_run_that_proved_little_says_so(judged: list[Outcome], sentence: str, verdict: Make):
    run = Report(Header(Target("x"), "10.3"), tuple(verdict(n, o) for n, o in enumerate(judged)))

    assert sentence in summary(run, width=1000)


def test_a_failed_smoke_check_is_looked_at_first(header: Header, verdict: Make):
    run = Report(header, (verdict(1, Outcome.FAIL, kind="smoke"), verdict(2)))

    assert "The smoke check did not pass" in summary(run)


def test_a_platforms_text_cannot_command_the_terminal(header: Header, verdict: Make):
    told = verdict(1, Outcome.FAIL, reason="\x1b[2J\x07\u202e\nFidelity 100 %", method="\x9b31m")

    shown = summary(Report(header, (told,)))

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
    assert "\nFidelity 100 %" not in shown


@given(st.lists(st.tuples(st.sampled_from(Outcome), st.text(), st.text()), max_size=60))
def test_it_fits_a_screen(rows: list[tuple[Outcome, str, str]]):
    run = [
        Verdict(f"c{n}", "clause", area, outcome, text, text, method=area or None)
        for n, (outcome, area, text) in enumerate(rows)
    ]

    lines = summary(Report(Header(Target("x"), "10.3"), tuple(run))).split("\n")

    assert len(lines) <= 42
    assert all(cell_len(line) <= 80 for line in lines)


def test_bots_of_the_bench_are_counted_where_they_ran(header: Header, verdict: Make):
    tried = (
        verdict(1, id="bots.a", kind="bot"),
        verdict(2, Outcome.FAIL, id="bots.b", kind="bot", reason="The text was wrong."),
        verdict(3, Outcome.SKIPPED, id="bots.c", kind="bot"),
    )

    told = summary(Report(header, tried, FOOTER))

    assert "Bench      50 %  1 of 2 bots of the bench run to their end" in told
    assert "Nothing was judged" not in told
