"""What a person sees while a run goes on, and what is left where it was broken off."""

import os
import pty
import signal
import subprocess
import sys

import pytest

from conformance.report import read

COMMAND = [sys.executable, "-m", "conformance.cli", "run", "--platform=embedded"]


@pytest.fixture
def environment():
    return {**os.environ, "COLUMNS": "100", "TERM": "xterm"}


def run(folder, environment, *arguments):
    return subprocess.run(
        [*COMMAND, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    ).stdout


def test_where_there_is_no_terminal_each_tenth_has_a_line(tmp_path, environment):
    shown = run(tmp_path, environment, "--only", "keyboards.*")

    tenths = [line for line in shown.splitlines() if " judged, " in line]
    assert [line.split()[0] for line in tenths] == [str(n) for n in range(10, 101, 10)]
    assert "\x1b" not in shown


def test_a_terminal_has_one_live_line_that_is_gone_at_the_end(tmp_path, environment):
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "--only", "keyboards.*"], cwd=tmp_path, env=environment, stdout=theirs
    ) as run:
        os.close(theirs)
        shown = _drained(ours)
        assert run.wait() == 0

    states = shown.split("\r\x1b[2K")[1:]
    assert len(states) > 1
    assert all(" judged, " in state and "\n" not in state for state in states[:-1])
    assert " judged, " not in states[-1]


@pytest.mark.parametrize("only", ["identity.*", "keyboards.*"])
def test_who_wants_it_quiet_has_it_quiet(only, tmp_path, environment):
    shown = run(tmp_path, environment, "--only", only, "-q")

    assert "judged, " not in shown
    assert "Fidelity" in shown


# What a shell starts in the background ignores interrupts, and so would all that it starts.
HEEDING = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "from conformance.cli import main; sys.exit(main(sys.argv[1:]))"
)


def test_a_run_that_is_broken_off_leaves_a_page_that_says_so(tmp_path, environment):
    with subprocess.Popen(
        [sys.executable, "-c", HEEDING, *COMMAND[3:], "--only", "methods.*", "--formats=junit"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as broken:
        assert broken.stdout
        while " 10 %" not in broken.stdout.readline():
            pass
        broken.send_signal(signal.SIGINT)
        shown = broken.stdout.read()

    folder = tmp_path / "conformance-report"
    assert broken.returncode == 2
    assert "! The run was interrupted" in shown
    assert not read(folder / "report.ndjson").complete
    assert "The run was interrupted" in (folder / "report.html").read_text("utf-8")
    assert "interrupted" in (folder / "report.junit.xml").read_text("utf-8")


def test_an_unknown_form_is_refused_before_anything_is_judged(tmp_path, environment):
    done = subprocess.run(
        [*COMMAND, "--formats=pdf"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert "no rendering called 'pdf'" in done.stderr
    assert not (tmp_path / "conformance-report").exists()


def _drained(descriptor):
    """Everything until the other end is closed, which a pseudo-terminal tells by an error."""
    shown = b""
    try:
        while piece := os.read(descriptor, 65536):
            shown += piece
    except OSError:
        pass
    os.close(descriptor)
    return shown.decode()
