"""``conformance diff`` as a person runs it."""

import json
import os
import subprocess
import sys

import pytest

from conformance.data import CASSETTES

SHOP = str(CASSETTES / "shop-aiogram.yaml")


@pytest.fixture
def diff(tmp_path):
    def command(*arguments):
        done = subprocess.run(
            [sys.executable, "-m", "conformance.cli", "diff", *arguments],
            cwd=tmp_path,
            env={**os.environ, "CONFORMANCE_TOKEN": ""},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done

    return command


def test_a_platform_is_as_itself(diff):
    done = diff("--platform=embedded", "--against=embedded", SHOP)

    assert done.returncode == 0, done.stdout
    assert done.stdout == "0 of 75 steps differ between embedded and embedded.\n"


def test_what_differs_is_named_by_step_and_place(diff):
    done = diff("--platform=embedded", "--against=mutant:drops_date", SHOP)

    assert done.returncode == 1
    assert "shop-aiogram/5 sendMessage\n  embedded: pass\n  mutant:drops_date: fail, " in done.stdout
    assert "  missing   result.date: embedded " in done.stdout


def test_what_waits_for_another_step_is_one_line(diff):
    done = diff("--platform=embedded", "--against=mutant:string_ids", SHOP)

    assert done.returncode == 1
    assert " blocked on mutant:string_ids by shop-aiogram/" in done.stdout


def test_json_is_a_step_a_line(diff):
    done = diff("--platform=mutant:drops_date", "--against=embedded", "--json", SHOP)

    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert told[0]["outcomes"] == ["fail", "pass"]
    assert {one["method"] for one in told} >= {"sendMessage", "getUpdates"}
    assert "steps differ" in done.stderr


def test_a_platform_that_is_not_there(diff):
    done = diff("--platform=embedded", "--against=http://127.0.0.1:9", "--against-driver=sandbox", SHOP)

    assert done.returncode == 3
    assert "does not answer" in done.stderr
