"""Counts the calls of each clause and session on the reference platform, for the forecast of a run."""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from conformance.report import read

TARGET = Path(__file__).parents[1] / "conformance" / "suite" / "calls.json"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "conformance.cli",
            "run",
            "--platform",
            "embedded",
            "--report",
            folder,
        ]
        subprocess.run([*command, "-n", "2"], check=True)  # noqa: S603 - our own command
        verdicts = read(Path(folder) / "report.ndjson").verdicts
    clauses = {one.id: one.extra.get("calls", 0) for one in verdicts if one.kind == "clause"}
    sessions = Counter(one.session for one in verdicts if one.kind == "step")
    counted = {"clauses": dict(sorted(clauses.items())), "sessions": dict(sorted(sessions.items()))}
    TARGET.write_text(json.dumps(counted, indent=1) + "\n", encoding="utf-8")
    print(f"{sum(clauses.values())} calls of {len(clauses)} clauses, {sum(sessions.values())} of sessions")


if __name__ == "__main__":
    main()
