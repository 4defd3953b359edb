"""``--bots``: each bot of the bench is an item of its own, and a verdict in the report."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conformance.report import read

pytest.importorskip("telebot")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "conformance.cli", "run", "--platform", "embedded", *arguments]
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "CONFORMANCE_NPM_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_bot_is_asked_for_by_name(tmp_path):
    done = run(tmp_path, "--bots", "--only", "bots.echo-pytelegrambotapi", "--only", "bots.quiz-grammy")

    verdicts = [
        one for one in read(tmp_path / "conformance-report/report.ndjson").verdicts if one.kind == "bot"
    ]
    assert {"bots.echo-pytelegrambotapi": "pass", "bots.quiz-grammy": "skipped"} == {
        one.id: one.outcome for one in verdicts
    }
    assert done.returncode == 0, done.stdout


def test_without_being_asked_no_bot_is_run(tmp_path):
    done = run(tmp_path, "--only", "bots.*")

    assert done.returncode == 0
    assert [] == [
        one for one in read(tmp_path / "conformance-report/report.ndjson").verdicts if one.kind == "bot"
    ]
