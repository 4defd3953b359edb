"""A report about telegram-test-api says of it what the facts say, and no worse."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from conformance.platforms.third_party.telegram_test_api import TelegramTestApi

ROOT = Path(__file__).parents[3]
TABLE = tomllib.loads(Path(__file__).with_name("telegram_test_api_facts.toml").read_text(encoding="utf-8"))


def clauses(facts: list[dict[str, Any]]) -> set[str]:
    return {clause for fact in facts for clause in fact.get("clauses", ())}


@pytest.fixture(scope="module")
def outcomes(emulator: TelegramTestApi, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The outcome of each clause that a fact speaks of, as the command line reports it."""
    folder = tmp_path_factory.mktemp("report")
    wanted = clauses(TABLE["fact"]) | clauses(TABLE["kept"])
    command = [sys.executable, "-m", "conformance.cli", "run", f"--platform={emulator.url}"]
    command += ["--driver=telegram-test-api", f"--report={folder}", *(f"--only={id_}" for id_ in wanted)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    lines = (folder / "report.ndjson").read_text(encoding="utf-8").splitlines()
    events = [json.loads(line) for line in lines]
    return {event["id"]: event["outcome"] for event in events if event["event"] == "verdict"}


def test_no_fault_passes(outcomes: dict[str, str]):
    faults = {id_: outcomes.get(id_) for id_ in clauses(TABLE["fact"])}

    assert {id_: said for id_, said in faults.items() if said not in {"fail", "unsupported"}} == {}


def test_nothing_that_is_kept_is_blamed(outcomes: dict[str, str]):
    kept = {id_: outcomes.get(id_) for id_ in clauses(TABLE["kept"])}

    assert {id_: said for id_, said in kept.items() if said != "pass"} == {}
