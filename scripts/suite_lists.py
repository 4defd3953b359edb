"""Writes what is known of the suite: its ids for good, its catalogue, and how many calls each part makes."""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from conformance.report import read
from conformance.suite import all_clauses
from conformance.suite.catalogue import page

ROOT = Path(__file__).parents[1]
IDS = ROOT / "tests" / "suite" / "clause_ids.txt"
CATALOGUE = ROOT / "docs" / "clauses.md"
CALLS = ROOT / "conformance" / "suite" / "calls.json"


def ids() -> str:
    """Every id that was ever given. Raises SystemExit where one is gone."""
    known = set(IDS.read_text(encoding="utf-8").split())
    there = {clause.id for clause in all_clauses()}
    if gone := sorted(known - there):
        raise SystemExit(f"An id is for good, and these are gone: {', '.join(gone)}")
    return "\n".join(sorted(there)) + "\n"


def calls() -> str:
    """The calls of each clause and session on the reference platform, for the forecast of a run."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "conformance.cli", "run", "--report", folder]
        subprocess.run([*command, "-n", "2"], check=True)  # noqa: S603 - our own command
        verdicts = read(Path(folder) / "report.ndjson").verdicts
    clauses = {one.id: one.extra.get("calls", 0) for one in verdicts if one.kind == "clause"}
    sessions = Counter(one.session for one in verdicts if one.kind == "step")
    print(f"{sum(clauses.values())} calls of {len(clauses)} clauses, {sum(sessions.values())} of sessions")
    counted = {"clauses": dict(sorted(clauses.items())), "sessions": dict(sorted(sessions.items()))}
    return json.dumps(counted, indent=1) + "\n"


def main() -> None:
    IDS.write_text(ids(), encoding="utf-8")
    CATALOGUE.write_text(page(all_clauses()), encoding="utf-8")
    CALLS.write_text(calls(), encoding="utf-8")


if __name__ == "__main__":
    main()
