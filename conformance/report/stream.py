"""A report as NDJSON: a header, verdicts as they are reached, and a footer once the run is over.

A report without a footer is of a run that was interrupted; what it holds is still true.
The footer carries a digest of every line before it, so a changed report is told from a written one.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import jsonschema_rs

from conformance.data import SCHEMAS
from conformance.errors import ConformanceError
from conformance.report.events import FORMAT, Header, event_of, header_of, verdict_of
from conformance.report.guard import Guard
from conformance.score import Score, score, score_json
from conformance.score.needs import Corpus, shipped
from conformance.verdict import Verdict

__all__ = ["Report", "ReportWriter", "UnreadableReport", "footer", "merge", "read"]


class UnreadableReport(ConformanceError):
    """The file is not a report, or not as it was written."""


@dataclass(frozen=True)
class Report:
    """One run as it is written down; ``footer`` is None where it was interrupted."""

    header: Header
    verdicts: tuple[Verdict, ...]
    footer: Mapping[str, Any] | None = None

    @property
    def complete(self) -> bool:
        return self.footer is not None

    @cached_property
    def score(self) -> Score:
        """Counted once: every rendering asks for it, some of them twice."""
        return self.score_by((shipped(),))

    def score_by(self, corpora: Iterable[Corpus]) -> Score:
        """The score, with how the bots of other corpora stand."""
        return score(self.verdicts, self.header.universe, corpora)

    @property
    def state(self) -> str:
        """One sentence on whether the run came to its end."""
        if self.footer is not None:
            return f"The run was finished at {self.footer['finished_at']}."
        return f"The run was interrupted; verdicts reached before that: {len(self.verdicts)}."


class ReportWriter:
    """Appends one event a line and flushes it, so that a crash loses at most the line being written."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._guard = Guard()
        self._digest = hashlib.sha256()
        self._file = self.path.open("wb")

    @property
    def redacted(self) -> int:
        """How many token-shaped strings were kept out of the file."""
        return self._guard.redacted

    def write(self, event: Header | Verdict | Mapping[str, Any]) -> None:
        """Writes a header, a verdict, or a footer as :func:`footer` makes it."""
        live = event_of(event) if isinstance(event, Header | Verdict) else dict(event)
        clean = self._guard.clean(live)
        if clean["event"] == "footer":
            clean |= {"redacted": self.redacted, "digest": self._digest.hexdigest()}
        text = json.dumps(clean, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        line = text.encode() + b"\n"
        self._digest.update(line)
        self._file.write(line)
        self._file.flush()

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def footer(header: Header, verdicts: Iterable[Verdict], exit_code: int, finished_at: str) -> dict[str, Any]:
    """What a finished run ends with: its score, its counts, how it left."""
    result = score(verdicts, header.universe, (shipped(),))
    return {
        "event": "footer",
        "score": score_json(result),
        "counts": dict(result.counts),
        "exit_code": exit_code,
        "finished_at": finished_at,
        "complete": True,
    }


def read(path: Path | str, *, partial: bool = False) -> Report:
    """A report as it was written; ``partial`` forgives a last line that the writer did not finish."""
    lines = _lines(Path(path), partial=partial)
    events = [_event(line, number, path) for number, line in enumerate(lines, 1)]
    if not events or events[0]["event"] != "header":
        raise UnreadableReport(
            f"{path} does not begin with a header: it is not a report, or its start is lost."
        )
    *verdicts, last = events[1:] or [{"event": None}]
    end = last if last["event"] == "footer" else None
    if end is None and last["event"] is not None:
        verdicts.append(last)
    if odd := next((n for n, e in enumerate(verdicts, 2) if e["event"] != "verdict"), None):
        raise UnreadableReport(
            f"{path} has a second header or footer in line {odd}: merge reports, do not join them."
        )
    if end and end["digest"] != hashlib.sha256(b"".join(line + b"\n" for line in lines[:-1])).hexdigest():
        raise UnreadableReport(
            f"{path} was changed after it was written: its digest no longer fits its lines."
        )
    return Report(header_of(events[0]), tuple(map(verdict_of, verdicts)), end)


def merge(parts: Iterable[Path | str]) -> list[Header | Verdict]:
    """One header and every verdict of the parts, in an order that does not depend on who wrote which.

    Parts of crashed writers count for what they hold; a footer is the caller's to make.
    """
    reports = [read(part, partial=True) for part in parts]
    if not reports:
        raise UnreadableReport("There is no part to merge: no writer has left a report.")
    about = {(r.header.suite, r.header.bot_api, r.header.target) for r in reports}
    if len(about) > 1:
        raise UnreadableReport("The parts are of different runs: they name different targets or versions.")
    first = min((r.header for r in reports), key=lambda header: header.started_at)
    verdicts = [v for report in reports for v in report.verdicts]
    return [first, *sorted(verdicts, key=_place)]


def _place(verdict: Verdict) -> tuple[Any, ...]:
    kinds = ("smoke", "step", "clause", "bot", "probe")
    rank = kinds.index(verdict.kind) if verdict.kind in kinds else len(kinds)
    number_aware = [
        (not c.isdecimal(), int(c) if c.isdecimal() else 0, c) for c in re.split(r"(\d+)", verdict.id)
    ]
    return (rank, verdict.session or "", verdict.area, number_aware, verdict.outcome.value, verdict.reason)


def _lines(path: Path, *, partial: bool) -> list[bytes]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableReport(f"{path} cannot be opened: {error.strerror}.") from error
    if not content:
        raise UnreadableReport(f"{path} is empty: no run has begun to write it.")
    *lines, rest = content.split(b"\n")
    if rest and not partial:
        raise UnreadableReport(
            f"{path} ends in the middle of line {len(lines) + 1}: its writing was cut off. "
            f"The {len(lines)} lines before it can be read as a partial report."
        )
    return lines


def _event(line: bytes, number: int, path: Path | str) -> dict[str, Any]:
    try:
        event = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableReport(f"{path} is not a report: line {number} is not JSON.") from error
    kind = event.get("event") if isinstance(event, dict) else None
    if kind == "header" and event.get("format") != FORMAT:
        raise UnreadableReport(
            f"{path} is in format {event.get('format')!r} and this version reads {FORMAT}: "
            "use the version that wrote it, or run again."
        )
    if kind not in {"header", "verdict", "footer"}:
        raise UnreadableReport(f"{path} is not a report: line {number} is no header, verdict or footer.")
    if wrong := next(iter(_validator(kind).iter_errors(event)), None):
        where = "/".join(map(str, wrong.instance_path)) or "the event"
        raise UnreadableReport(f"{path} is not as it was written: line {number}, {where}: {wrong.message}.")
    return dict(event)


@cache
def _validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    schema = json.loads((SCHEMAS / "report.json").read_text("utf-8"))
    return jsonschema_rs.Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": schema["$defs"]})
