"""What reports say of the bench's bots, over platforms and over time."""

import pytest

from conformance.cli import main
from conformance.report import Header, Report, ReportWriter, Target, footer
from conformance.report.bots import bots_matrix, changes
from conformance.verdict import Outcome, Verdict


def bot(name, outcome=Outcome.PASS, framework="grammy", version="1.46.0", **extra):
    about = {"framework": framework, "version": version, **extra}
    return Verdict(f"bots.{name}", "bot", "bots", outcome, "It runs.", extra=about)


def report(target, *verdicts):
    return Report(Header(Target(target), "10.3"), verdicts)


def test_a_framework_is_counted_by_its_bots_that_could_be_tried():
    here = report("embedded", bot("a"), bot("b", Outcome.FAIL), bot("c", Outcome.SKIPPED))

    assert "| grammy 1.46.0 | 1 of 2, 1 not tried |" in bots_matrix([here])


def test_platforms_stand_side_by_side():
    good, bad = (
        report("embedded", bot("a")),
        report("other", bot("a", Outcome.FAIL, cause="text wrong", played=1, lines=9)),
    )

    table = bots_matrix([good, bad]).splitlines()

    assert "| framework | `embedded` | `other` |" == table[0]
    assert "| **all** | 1 of 1 | 0 of 1 |" in table
    assert "| `a` | ✓ | text wrong, 1 of 9 lines |" in table


def test_a_bot_that_a_report_does_not_have_is_not_said_to_fail():
    assert "| `b` | – | ✓ |" in bots_matrix([report("x", bot("a")), report("y", bot("b"))])


def test_no_text_gets_out_of_its_cell():
    table = bots_matrix(
        [report("a|b`<script>", bot("a", Outcome.FAIL, cause="method missing", method="x`|y"))]
    )

    assert "`a/b'<script>`" in table
    assert "`x'/y`" in table
    assert {table.splitlines()[0].count("|")} == {line.count("|") for line in table.splitlines() if line}


def test_a_new_release_that_breaks_is_told_with_its_version():
    old = report("x", bot("a"), bot("b", Outcome.FAIL), bot("c"), bot("d"), bot("e"))
    new = report(
        "x",
        bot("a", Outcome.FAIL, version="2.0.0"),
        bot("b"),
        bot("c"),
        bot("d", Outcome.SKIPPED, version=None),
        bot("new", Outcome.FAIL),
    )

    broke, lost, better = changes(old, new)

    assert "a: pass → fail (grammy 1.46.0 → 2.0.0)" == str(broke)
    assert (True, False, True) == (broke.broke, lost.broke, lost.is_lost)
    assert (False, "b") == (better.broke, better.bot)


@pytest.fixture
def stored(tmp_path):
    def store(name, *verdicts):
        header = Header(Target("x"), "10.3")
        with ReportWriter(tmp_path / name) as writer:
            for event in (header, *verdicts, footer(header, verdicts, 0, header.started_at)):
                writer.write(event)
        return str(tmp_path / name)

    return store


def test_the_command_fails_where_a_bot_has_stopped_running(stored, capsys):
    old, new = stored("old", bot("a")), stored("new", bot("a", Outcome.FAIL, version="1.47.0"))

    assert (1, 0) == (main(["bots", "since", old, new]), main(["bots", "since", new, old]))
    assert "a: pass → fail (grammy 1.46.0 → 1.47.0)" in capsys.readouterr().out


def test_the_command_writes_the_matrix(stored, capsys):
    assert main(["bots", "matrix", stored("one", bot("a"))]) == 0
    assert "| `a` | ✓ |" in capsys.readouterr().out
