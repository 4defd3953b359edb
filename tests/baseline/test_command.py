"""A baseline and gates as a person meets them: on a run, and by the commands `baseline` and `gate`."""

import json
import re
import subprocess
import sys

import pytest

from conformance.cli import main
from conformance.errors import BaselineUnreadable
from conformance.report import RENDERINGS, read, summary

ONLY = ("--only=echo-grammy", "--only=keyboards.*")


@pytest.fixture
def judge(tmp_path):
    """Judges a stand-in that departs from some promises, in a folder of its own."""

    def run(*arguments):
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null"]
        return subprocess.run(
            [*command, "--rootdir=.", "--platform=embedded:bale", *ONLY, *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    return run


@pytest.fixture
def report(tmp_path):
    return tmp_path / "conformance-report" / "report.ndjson"


def grow(report, file):
    given = ["--baseline", str(file), "--grow", "--reason", "سلام", "--expires", "2999-01-01"]
    return main(["baseline", "update", str(report), *given])


def test_what_is_known_does_not_fail_and_each_departure_does(judge, report, tmp_path):
    file = tmp_path / "conformance-baseline.toml"
    assert 1 == judge().returncode
    assert 0 == grow(report, file)

    known = judge("-n", "2")

    assert 0 == known.returncode, known.stdout
    assert "Departures from the baseline: none." in known.stdout
    lost = [one for one in read(report).verdicts if one.outcome.value in {"fail", "unsupported", "blocked"}]
    assert lost
    assert all(one.expected for one in lost)
    assert 0 == main(["baseline", "check", str(report), "--baseline", str(file)])

    text = file.read_text("utf-8")
    first = re.search(r"steps = \[(\d+)", text)[1]
    file.write_text(
        text.replace(f"steps = [{first}, ", "steps = [1, ").replace("2999-01-01", "2020-01-01", 1)
        + '\n[[known]]\nclauses = ["keyboards.no-such"]\nreason = "r"\nexpires = 2999-01-01\n',
        encoding="utf-8",
    )

    departed = judge()

    assert 1 == departed.returncode
    assert "echo-grammy/1 passes, and line" in departed.stdout
    assert "expired on 2020-01-01" in departed.stdout
    assert "keyboards.no-such, known in line" in departed.stdout
    assert f"FAIL echo-grammy/{first}:" in departed.stdout


def test_a_floor_fails_a_run_that_is_otherwise_as_known(judge, report, tmp_path, capsys):
    judge()
    grow(report, tmp_path / "conformance-baseline.toml")

    done = judge("--floor", "fidelity=99")

    assert 1 == done.returncode
    assert "below its floor of 99 %" in done.stdout
    assert 1 == main(["gate", str(report), "--floor", "steps=100"])
    assert "steps is " in capsys.readouterr().out
    assert 0 == main(["gate", str(report), "--no-regression", str(report), "--no-new-unknown"])


def test_every_rendering_tells_what_is_known(judge, report, tmp_path):
    judge()
    grow(report, tmp_path / "b.toml")
    judge("--baseline", "b.toml")
    told = read(report)
    known = sum(one.expected for one in told.verdicts)

    made = {name: RENDERINGS[name].make(told) for name in ("junit", "ctrf", "markdown")}

    assert f"{known} of {known} losses are known to the baseline" in summary(told)
    assert f"{known} of {known} losses are known to the baseline" in made["markdown"]
    assert known == made["junit"].count('<property name="expected" value="true"')
    assert "<failure" not in made["junit"]
    assert 0 == json.loads(made["ctrf"])["results"]["summary"]["failed"]
    assert "سلام" in made["junit"]


def test_a_broken_baseline_ends_the_run_before_it_begins(judge, tmp_path):
    (tmp_path / "b.toml").write_text('[[known]]\nclauses = ["a"]\n')

    done = judge("--baseline=b.toml")

    assert BaselineUnreadable.exit_code == done.returncode
    assert "b.toml:1: the entry has no reason" in done.stdout + done.stderr


def test_a_baseline_that_was_named_has_to_be_there(judge):
    assert BaselineUnreadable.exit_code == judge("--baseline=lost.toml").returncode


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--grow"], "needs a reason and an end"),
        (["--reason", "r"], "give --grow too"),
        (["--grow", "--reason", "r", "--expires", "soon"], "is no date"),
        (["--grow", "--reason", "r", "--expires", "2020-01-01"], "has passed"),
    ],
)
def test_an_update_that_cannot_be_meant_is_refused(given, said, tmp_path, capsys):
    (tmp_path / "b.toml").write_text("")

    code = main(["baseline", "update", "r.ndjson", "--baseline", str(tmp_path / "b.toml"), *given])

    assert 2 == code
    assert said in capsys.readouterr().err
