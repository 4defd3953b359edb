"""The child process: it starts, tells its address, and ends with its parent."""

import subprocess
import sys

import httpx
import pytest

from conformance.errors import TargetUnreachable
from conformance.reference import ReferenceProcess


def test_the_same_seed_deals_the_same_ids():
    def first_user():
        with ReferenceProcess(seed=3) as process:
            return httpx.post(f"{process.url}/sandbox/users", json={"first_name": "A"}).json()

    assert first_user() == first_user()


def test_closing_twice_is_closing_once():
    process = ReferenceProcess()
    with process:
        process.close()

    with pytest.raises(httpx.ConnectError):
        httpx.get(process.url)


def test_it_ends_silently_when_its_input_closes():
    command = [sys.executable, "-m", "conformance.reference"]
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=20, check=False)

    assert (0, b"") == (ended.returncode, ended.stderr)


def test_an_unknown_mutant_is_a_sentence(capfd):
    with pytest.raises(TargetUnreachable, match="did not start"), ReferenceProcess(mutant="nonsense"):
        pass

    assert "invalid choice: 'nonsense'" in capfd.readouterr().err
