"""One page in one file: an overview for owners, every verdict for engineers.

The page asks nothing of the network, and its policy lets no script run but its own:
should a text ever escape its place as data, it still could not act.
"""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from conformance.report.details import command
from conformance.report.doubts import doubts
from conformance.report.events import event_of
from conformance.report.evidence import evidence_of, index_of
from conformance.report.guard import Guard
from conformance.report.losses import Loss, losses
from conformance.report.packing import pack, pack_parts
from conformance.report.page import asset, page
from conformance.report.stream import Report
from conformance.score import Score, score_json
from conformance.score.claims import claims_json
from conformance.verdict import Consequence, Outcome

__all__ = ["render"]

_SCRIPTS = (
    *("elements.js", "store.js", "address.js", "charts.js", "overview.js", "sections.js", "verdict.js"),
    *("list.js", "page.js"),
)
# What needs eyes comes first.
_ORDER = (
    Outcome.FAIL,
    Outcome.ERROR,
    Outcome.BLOCKED,
    Outcome.UNSUPPORTED,
    Outcome.SKIPPED,
    Outcome.PASS,
)


def render(report: Report) -> str:
    """The report as an HTML page that can be opened from a disk, years from now."""
    verdicts = sorted(report.verdicts, key=lambda v: _ORDER.index(v.outcome))
    parts, starts = pack_parts(Guard().clean(evidence_of(v)) for v in verdicts)
    score = report.score
    points = {d.clause: float(d.points) for d in score.deductions}
    index = [index_of(v, points) for v in verdicts]
    return page(
        f"Conformance report · {report.header.target.name}",
        report.state,
        ("page.css",),
        _SCRIPTS,
        pack(Guard().clean({**_data(report, score), "verdicts": index, "starts": starts})),
        "\n".join(parts),
    )


def _data(report: Report, result: Score) -> Mapping[str, Any]:
    """All that the overview shows."""
    header = {
        key: value for key, value in event_of(report.header).items() if key not in {"universe", "claims"}
    }
    score = {key: value for key, value in score_json(result).items() if key != "deductions"}
    return {
        "strings": json.loads(asset("strings.json")),
        "header": header,
        "score": score,
        "counts": Counter(v.outcome for v in report.verdicts),
        "footer": report.footer and {key: report.footer[key] for key in ("exit_code", "redacted")},
        "state": report.state,
        "doubts": doubts(report),
        "losses": [_loss(one) for one in losses(report.verdicts)],
        "command": command(report.header),
        "claims": _claims(report),
    }


def _claims(report: Report) -> dict[str, Any] | None:
    header = report.header
    if header.claims is None:
        return None
    told = claims_json(header.claims, report.verdicts, header.universe or ())
    keys = ("kind", "name", "state", "passed", "judged", "source", "checks")
    return told | {"rows": [{key: row[key] for key in keys} for row in told["rows"]]}


def _loss(one: Loss) -> dict[str, Any]:
    worst = min((v.consequence for v in one.members), key=list(Consequence).index)
    return {
        "name": one.name,
        "counts": one.counts,
        "consequence": worst,
        "id": one.first.id,
        "told": one.first.reason or one.first.promise,
    }
