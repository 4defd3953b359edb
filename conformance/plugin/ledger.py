"""Writes the report of a run while it goes on, and its renderings when it is over."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from conformance.data import SCHEMAS, cassettes
from conformance.platforms.claims import claims_of
from conformance.plugin.orphans import orphans
from conformance.plugin.run import Run
from conformance.report import (
    Header,
    Report,
    ReportWriter,
    Target,
    event_of,
    footer,
    named,
    read,
    summary,
    verdict_of,
)
from conformance.report.guard import Guard
from conformance.score import Promised
from conformance.suite import Clause
from conformance.verdict import Verdict

__all__ = ["Ledger", "pack", "unpack"]


def pack(verdict: Verdict) -> str:
    """A verdict as text, to cross from a worker to its controller."""
    return json.dumps(Guard().clean(event_of(verdict)), ensure_ascii=False)


def unpack(text: str) -> Verdict:
    return verdict_of(json.loads(text))


class Ledger:
    """The open report in a folder: ``report.ndjson`` as it grows, its renderings at the end."""

    def __init__(self, folder: Path, run: Run, forms: Iterable[str] = (), scope: str = "whole") -> None:
        self.folder = folder
        self.exit_code = 0
        self.counts: Counter[str] = Counter()
        self._forms = {folder / form.file: form for form in named(["html", *forms])}
        for stale in self._forms:  # a run that is killed leaves no page of the one before it
            stale.unlink(missing_ok=True)
        self._verdicts: list[Verdict] = []
        self._writer = ReportWriter(folder / "report.ndjson")
        header = Header(
            target=Target(run.target.shown, "" if run.target.url == run.target.name else run.target.url),
            bot_api=str(run.spec.version),
            driver=run.target.driver,
            schemas=_sha256(SCHEMAS / "bot-api.json"),
            cassettes={path.stem: _sha256(path) for path in cassettes()},
            universe=tuple(map(_promised, run.clauses())),
            claims=claims_of(run.target.profile) if run.target.profile and run.target.shim is None else None,
            shim=run.target.profile.name if run.target.profile and run.target.shim else "",
            scope=scope,
        )
        self._header = replace(header, tags=(*header.tags, *run.target.tags))
        self._writer.write(self._header)

    def add(self, verdict: Verdict) -> None:
        self._verdicts.append(verdict)
        self.counts[verdict.outcome.value] += 1
        self._writer.write(verdict)

    def orphans(self) -> list[str]:
        """What a whole run should have judged and did not."""
        return orphans(self._verdicts, self._header.cassettes, self._header.universe or ())

    def so_far(self) -> Report:
        """The report as it stands, without a footer."""
        return Report(self._header, tuple(self._verdicts))

    def finish(self, exit_code: int) -> Report:
        """Ends the report with its footer, and writes its renderings."""
        end = footer(self._header, self._verdicts, exit_code, datetime.now(UTC).isoformat(timespec="seconds"))
        self._writer.write(end)
        return self.abandon()

    def abandon(self) -> Report:
        """Leaves the report as it is, without a footer where the run had no end, and renders it."""
        self._writer.close()
        report = read(self._writer.path)
        for path, form in self._forms.items():
            path.write_text(form.make(report), encoding="utf-8")
        return report

    def summary(self, report: Report, *, colour: bool, width: int) -> str:
        files = (self._writer.path, *self._forms)
        return summary(report, colour=colour, width=width, files=files)


def _promised(one: Clause) -> Promised:
    return Promised(
        *(one.id, one.area, one.level, one.anchor, one.evidence, one.holds, one.consequence, one.since)
    )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
