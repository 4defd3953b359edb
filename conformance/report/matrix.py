"""A comparison of reports as one page that opens offline, as JSON, and as lines of a terminal."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from conformance.report.comparison import Column, Comparison, Note
from conformance.report.guard import Guard
from conformance.report.packing import pack
from conformance.report.page import asset, page
from conformance.report.running import percent_told
from conformance.report.shown import safe
from conformance.report.table import table
from conformance.score import Area, Steps, score_json
from conformance.score.judged import outcome
from conformance.verdict import Outcome, Verdict

__all__ = ["matrix_json", "matrix_page", "matrix_text"]

_SCRIPTS = ("elements.js", "store.js", "address.js", "charts.js", "grid.js", "compare.js")
_NOTHING = "–"
_NOT_RUN = "notRun"


def matrix_page(comparison: Comparison) -> str:
    """Platforms by areas and clauses, with the filter in the address, in English and Persian."""
    strings = json.loads(asset("strings.json"))
    data = {"strings": strings, "verdicts": [], **matrix_json(comparison)}
    names = ", ".join(column.label for column in comparison.columns)
    title = f"Platforms compared · {names}"
    return page(title, names, ("page.css", "compare.css"), _SCRIPTS, pack(data))


def matrix_json(comparison: Comparison) -> dict[str, Any]:
    """Every cell of the table; a figure that does not exist is null."""
    areas = _areas(comparison)
    columns = comparison.columns
    whole: dict[str, Any] = Guard().clean(
        {
            "columns": [_column(one) for one in columns],
            "notes": comparison.notes,
            "areas": [
                {"name": name, "cells": [_area(one, name, ids) for one in columns]}
                for name, ids in areas.items()
            ],
            "clauses": [
                {
                    "id": one.id,
                    "area": one.area,
                    "level": one.level,
                    "consequence": one.consequence,
                    "anchor": one.anchor,
                    "promise": _promise(columns, one.id),
                    "cells": [outcome(column.clauses, one.id) for column in columns],
                    "reasons": [_reason(column.clauses.get(one.id)) for column in columns],
                }
                for one in comparison.clauses
            ],
            "sessions": [
                {"name": name, "cells": [_steps(column.sessions.get(name)) for column in columns]}
                for name in comparison.sessions
            ],
            "bots": [{"name": name, "cells": list(cells)} for name, cells in comparison.bots.items()],
        }
    )
    return whole


def matrix_text(comparison: Comparison) -> str:
    """The figures in a table with a number for each report; the clauses are in the page alone."""
    columns = comparison.columns
    words = json.loads(asset("strings.json"))["en"]
    legend = [f"{number}  {_legend(column)}" for number, column in enumerate(columns, 1)]
    heads = ("", *(str(number) for number in range(1, len(columns) + 1)))
    notes = [f"! {_told(note, words)}" for note in comparison.notes]
    parts = [legend, table(heads, _rows(comparison)), notes]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _column(column: Column) -> dict[str, Any]:
    header, result = column.report.header, column.score
    kept = {"passed", "clauses", "untested_percent", "untested_clauses", "fidelity"}
    groups = [each["groups"][0] for each in score_json(result)["bots"]]
    return {
        "name": header.target.name,
        "label": column.label,
        "url": header.target.url,
        "shim": header.shim,
        "tags": header.tags,
        "suite": header.suite,
        "bot_api": header.bot_api,
        "driver": header.driver,
        "started_at": header.started_at,
        "complete": column.report.complete,
        **{key: value for key, value in score_json(result).items() if key in kept},
        "running": groups[0] if groups else None,
        "steps": _steps(column.steps),
        "sessions": len(column.sessions),
    }


def _areas(comparison: Comparison) -> dict[str, list[str]]:
    """The clauses of each area, by the areas of the newest report."""
    found: dict[str, list[str]] = {}
    for one in comparison.clauses:
        found.setdefault(one.area, []).append(one.id)
    return found


def _area(column: Column, name: str, ids: list[str]) -> dict[str, Any] | None:
    area = _scored(column, name)
    if area is None:
        return None
    counts = Counter(outcome(column.clauses, id_) or _NOT_RUN for id_ in ids)
    return {"percent": area.percent, "passed": area.passed, "clauses": area.clauses, "counts": counts}


def _scored(column: Column, name: str) -> Area | None:
    return next((each for each in column.score.areas if each.name == name), None)


def _promise(columns: tuple[Column, ...], clause: str) -> str:
    """As the first report that judged it words it."""
    return next((one.clauses[clause].promise for one in columns if clause in one.clauses), "")


def _reason(verdict: Verdict | None) -> str:
    return "" if verdict is None or verdict.outcome is Outcome.PASS else verdict.reason


def _steps(steps: Steps | None) -> dict[str, int] | None:
    return {"passed": steps.passed, "total": steps.total} if steps and steps.total else None


def _legend(column: Column) -> str:
    header = column.report.header
    shim = f", behind the shim {header.shim}" if header.shim else ""
    made = f"suite {header.suite}, Bot API {header.bot_api}, {header.started_at[:10]}, driver {header.driver}"
    return safe(f"{column.label}{shim}: {made}; {'; '.join(header.tags)}")


def _rows(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    columns = comparison.columns
    yield ("Fidelity", *(_fidelity(one) for one in columns))
    yield (
        "Untested",
        *(f"{one.score.untested_percent} %" if one.has_clauses else _NOTHING for one in columns),
    )
    yield ("Bots that run", *(_bots(one) for one in columns))
    yield ("Session steps", *(_of(one.steps) for one in columns))
    for area in _areas(comparison):
        yield (safe(area), *(_share(_scored(one, area)) for one in columns))
    for framework, cells in comparison.bots.items():
        yield (f"bots on {safe(framework)}", *map(str, cells))


def _fidelity(column: Column) -> str:
    result = column.score
    return (
        _NOTHING if result.fidelity is None else f"{result.fidelity} %, {result.passed} of {result.clauses}"
    )


def _bots(column: Column) -> str:
    if not column.score.running:
        return _NOTHING
    tally = column.score.running[0].tallies[0]
    return f"{percent_told(tally.runs_unchanged)}, {tally.unchanged} of {tally.total}"


def _share(area: Area | None) -> str:
    return _NOTHING if area is None else f"{area.percent} %, {area.passed} of {area.clauses}"


def _of(steps: Steps) -> str:
    return f"{steps.passed} of {steps.total}" if steps.total else _NOTHING


def _told(note: Note, words: dict[str, str]) -> str:
    return safe(words[note.key].format(*note.values))
