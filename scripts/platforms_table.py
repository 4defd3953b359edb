"""Runs the harness on every stand-in, unchanged and behind its shim, and writes docs/platforms.md's table."""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from conformance.platforms.shims.shims import SHIMS
from conformance.report import Report, read

PAGE = Path(__file__).parents[1] / "docs" / "platforms.md"
BEGIN, END = "<!-- table -->\n", "<!-- end of table -->"
STAND_INS = ("bale", "eitaa", "zalo", "rubika", "soroush", "whatsapp")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the reports go, or are")
    parser.add_argument("--read", action="store_true", help="only read the reports that are there")
    parser.add_argument("--time-limit", default="15", metavar="MIN", help="of each run (%(default)s)")
    parser.add_argument("-n", dest="workers", default="2", metavar="N", help="workers (%(default)s)")
    given = parser.parse_args()
    rows = []
    for name in STAND_INS:
        for target in (f"embedded:{name}", *([f"shim:embedded:{name}"] if name in SHIMS else [])):
            folder = given.folder / target.replace(":", "-")
            if not given.read:
                _run(target, folder, given.time_limit, given.workers)
            rows.append(_row(target, read(folder / "report.ndjson", partial=True)))
    head = "| `--platform` | facts of | run on | fidelity | clauses | untested | steps | bots that run |"
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    table = "\n".join([head, "|---|---|---|---|---|---|---|---|", *rows])
    PAGE.write_text(f"{before}{BEGIN}{table}\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    return 0


def _run(target: str, folder: Path, minutes: str, workers: str) -> None:
    """A run leaves by 1 for departures, which are what is counted."""
    command = [sys.executable, "-m", "conformance.cli", "run", "--platform", target, "-q"]
    subprocess.run([*command, "--report", str(folder), "--time-limit", minutes, "-n", workers], check=False)  # noqa: S603 - our own command


def _row(target: str, report: Report) -> str:
    return f"| {' | '.join(_cells(target, report))} |"


def _cells(target: str, report: Report) -> Iterator[str]:
    result = report.score
    yield f"`{target}`"
    yield next((tag.rpartition("(")[2].rstrip(")") for tag in report.header.tags if "facts" in tag), "")
    yield report.header.started_at[:10]
    yield "–" if result.fidelity is None else f"{result.fidelity} %"
    yield f"{result.passed} of {result.clauses}"
    yield f"{result.untested_clauses} of {result.clauses}"
    yield f"{result.steps.passed} of {result.steps.total}" if result.steps.total else "none played"
    runs = result.running[0].tallies[0]
    yield f"{runs.unchanged} of {runs.total}"


if __name__ == "__main__":
    sys.exit(main())
