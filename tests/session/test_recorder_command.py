import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from conformance.cli import record
from conformance.errors import UsageError
from conformance.session.cassette import load

PROGRAM = (
    "import argparse, sys; from conformance.cli import record\n"
    "parser = argparse.ArgumentParser(); record.add(parser.add_subparsers())\n"
    "arguments = parser.parse_args(); sys.exit(arguments.run(arguments))\n"
)


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot send SIGTERM")
def test_the_command_says_where_it_listens_and_ends_cleanly_on_sigterm(tmp_path: Path) -> None:
    command = ["record", "--upstream", "http://127.0.0.1:9", "--listen", "127.0.0.1:0", "-o"]
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *command, str(tmp_path / "a.yaml")],
        env={**os.environ, "PYTHONPATH": root},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout and child.stderr  # noqa: PT018 - they are there together
        url = child.stdout.readline().split(" at ")[1].split()[0]
        assert httpx.post(f"{url}/bot1/getMe", trust_env=False).status_code == 502
        child.send_signal(signal.SIGTERM)
        said, complained = child.stdout.read(), child.stderr.read()

    assert (said, complained) == (
        "0 exchanges recorded.\n",
        "getMe had no answer from upstream (connection refused).\n",
    )
    assert child.returncode == 2
    assert load(tmp_path / "a.yaml").meta.name == "a"


def test_a_folder_that_is_yet_to_be_made_has_a_cassette_for_each_bot() -> None:
    parser = argparse.ArgumentParser()
    record.add(parser.add_subparsers())

    arguments = parser.parse_args(["record", "--upstream", "http://a.invalid", "-o", "new/"])

    assert arguments.output == Path("new/{bot}.yaml")


def test_a_file_that_exists_is_not_replaced_unasked(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("kept")
    parser = argparse.ArgumentParser()
    record.add(parser.add_subparsers())
    arguments = parser.parse_args(
        ["record", "--upstream", "http://a.invalid", "-o", str(tmp_path / "a.yaml")]
    )

    with pytest.raises(UsageError, match="--overwrite"):
        arguments.run(arguments)
    assert (tmp_path / "a.yaml").read_text() == "kept"
