"""Runs the bench's bots on platforms, and writes what came of them into docs/bots.md."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conformance.bots.environments import bench, environments
from conformance.bots.trying import tried
from conformance.platforms import Platform, open_platform, resolve
from conformance.platforms.third_party.telegram_test_api import VERSION, TelegramTestApi
from conformance.report import Header, Report, ReportWriter, Target
from conformance.report.bots import bots_matrix
from conformance.spec import Spec
from conformance.verdict import Verdict

PAGE = Path(__file__).parents[1] / "docs" / "bots.md"
BEGIN, END = "<!-- matrix -->\n", "<!-- end of matrix -->"
EMULATOR = "telegram-test-api"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("platforms", nargs="*", default=["embedded", EMULATOR, "embedded:bale"])
    parser.add_argument("-o", "--output", type=Path, help="a folder for the reports of kind bot")
    given = parser.parse_args()
    reports = [_report(name, given.output) for name in given.platforms]
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    day = reports[0].header.started_at[:10]
    told = f"Of {day}, suite {reports[0].header.suite}.\n\n{bots_matrix(reports)}"
    PAGE.write_text(f"{before}{BEGIN}{told}{END}{after}", encoding="utf-8")
    return 0


def _report(name: str, folder: Path | None) -> Report:
    shown = f"{name} {VERSION}" if name == EMULATOR else resolve(name).shown
    header = Header(Target(shown), str(Spec.load(None).version), EMULATOR if name == EMULATOR else "sandbox")
    verdicts = []
    for verdict in _verdicts(name):
        print(f"{name}: {verdict.id} {verdict.outcome} {verdict.reason}", file=sys.stderr)
        verdicts.append(verdict)
    if folder:
        with ReportWriter(folder / f"{name.replace(':', '-')}.ndjson") as writer:
            for event in (header, *verdicts):
                writer.write(event)
    return Report(header, tuple(verdicts))


def _verdicts(name: str) -> Iterator[Verdict]:
    for bot, piece, environment in bench(environments()):
        # Of its own for each: what one bot breaks is not the next one's.
        with _opened(name) as platform:
            yield tried(bot, piece, platform, environment)


@contextmanager
def _opened(name: str) -> Iterator[Platform]:
    if name != EMULATOR:
        with open_platform(resolve(name)) as platform:
            yield platform
        return
    with (
        TelegramTestApi(Path(os.environ["CONFORMANCE_NPM_DIR"])) as emulator,
        open_platform(resolve(emulator.url, driver=EMULATOR)) as platform,
    ):
        yield platform


if __name__ == "__main__":
    sys.exit(main())
