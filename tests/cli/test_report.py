"""``conformance report`` as a person runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

from conformance.cli import main
from conformance.report import Header, ReportWriter, Target, footer
from conformance.verdict import Outcome, Verdict


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    header = Header(Target("shop"), "10.3")
    judged = Verdict("messages.c1", "clause", "messages", Outcome.FAIL, "A promise.", "It is not so.")
    with ReportWriter(tmp_path / "report.ndjson") as report:
        report.write(header)
        report.write(judged)
        report.write(footer(header, [judged], 1, "2026-01-02T03:05:00+00:00"))
    return tmp_path / "report.ndjson"


def test_several_forms_lie_beside_the_report(stored: Path, capsys):
    assert main(["report", str(stored), "--to", "html,junit", "--to", "badge"]) == 0

    assert {path.name for path in stored.parent.iterdir()} == {
        *("report.ndjson", "report.html", "report.junit.xml", "badge.svg")
    }
    assert f"Report: {stored.parent / 'badge.svg'}" in capsys.readouterr().out


def test_one_form_goes_where_it_is_told(stored: Path, tmp_path: Path):
    assert main(["report", str(stored), "--to", "ctrf", "-o", str(tmp_path / "deep" / "x.json")]) == 0

    assert (tmp_path / "deep" / "x.json").read_text("utf-8").startswith('{\n "reportFormat": "CTRF"')


def test_one_form_goes_to_the_standard_output_alone(stored: Path, capsys):
    assert main(["report", str(stored), "--to", "markdown", "-o", "-"]) == 0

    assert capsys.readouterr().out.startswith("## Telegram bots on")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--to", "pdf"], "no rendering called 'pdf'"),
        (["-o", "x"], "nothing says what: give --to"),
        (["--to", "html,junit", "-o", "-"], "give -o a folder for several"),
        (["--to", "html", "-o", "/dev/null/x"], "cannot be written"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_sentence(
    arguments: list[str], sentence: str, stored: Path, capsys
):
    assert main(["report", str(stored), *arguments]) == 2

    told = capsys.readouterr()
    assert sentence in told.err
    assert told.out == ""


def test_a_cut_report_is_shown_and_says_so(stored: Path, capsys):
    stored.write_bytes(b"".join(stored.read_bytes().splitlines(keepends=True)[:2]) + b'{"event":')

    assert main(["report", str(stored)]) == 0

    assert "The run was interrupted; verdicts reached before that: 1." in capsys.readouterr().out


def test_an_edited_report_is_refused(stored: Path, capsys):
    stored.write_text(stored.read_text("utf-8").replace('"outcome":"fail"', '"outcome":"pass"', 1), "utf-8")

    assert main(["report", str(stored), "--to", "badge"]) == 2

    assert "was changed after it was written" in capsys.readouterr().err
    assert not (stored.parent / "badge.svg").exists()


@pytest.mark.parametrize(("environment", "coloured"), [({}, False), ({"FORCE_COLOR": "1"}, True)])
def test_colour_is_for_who_wants_it(environment, coloured: bool, stored: Path, capsys, monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    main(["report", str(stored)])

    assert ("\x1b[" in capsys.readouterr().out) is coloured


def test_no_color_is_obeyed(stored: Path, capsys, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")

    main(["report", str(stored)])

    assert "\x1b[" not in capsys.readouterr().out


@pytest.mark.parametrize("form", ["html", "badge"])
def test_a_reader_that_leaves_early_sees_no_traceback(form: str, stored: Path):
    command = [sys.executable, "-m", "conformance.cli", "report", str(stored), "--to", form, "-o", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as left:
        assert left.stdout
        assert left.stderr
        left.stdout.close()

        assert left.stderr.read() == ""
        assert left.wait() == 141
