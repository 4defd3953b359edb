"""``conformance bot``: what a bot needs, and whether it would run on a platform that was judged."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conformance.errors import BotUnreadable, UsageError
from conformance.report import Report, read
from conformance.scan import Answer, Met, Scan, answer_told, joined, needs_json, needs_told, recorded, scan
from conformance.scan.plain import LANGUAGES
from conformance.session import read_session

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]

_CASSETTES = frozenset({".yaml", ".yml", ".json"})


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "bot",
        help="tell what a bot needs, and whether it would run on a platform",
        description="The needs are found in a cassette of the bot, or in its source: Python, JavaScript, "
        "TypeScript, PHP and Go, all but Python with the extra 'source'. Nothing of the bot is run.",
    )
    parser.add_argument("bot", type=Path, metavar="PATH", help="a folder or file of source, or a cassette")
    parser.add_argument("--report", type=Path, metavar="REPORT", help="a platform's report.ndjson")
    parser.add_argument(
        "--needs", type=Path, metavar="FILE", help="write the needs, for 'score --needs FILE'"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument(
        "--language", choices=LANGUAGES, default="en", help="of the first lines (default: en)"
    )
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    found = _scan(arguments.bot)
    if arguments.needs:
        _write(arguments.needs, json.dumps(needs_json(found), ensure_ascii=False, indent=1) + "\n")
    if not arguments.report:
        print(json.dumps(_json(found), ensure_ascii=False) if arguments.json else needs_told(found))
        return 0
    report = read(arguments.report, partial=True)
    answer = _answer(found, report, arguments.report)
    target = report.header.target
    if arguments.json:
        print(json.dumps(_json(found, answer), ensure_ascii=False))
    else:
        print(answer_told(found, answer, target.name or target.url, arguments.language), end="")
    return 0


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}): give a file of yours.") from error


def _scan(path: Path) -> Scan:
    if path.is_file() and path.suffix.lower() in _CASSETTES:
        return recorded(read_session(path))
    return scan(path)


def _answer(found: Scan, report: Report, path: Path) -> Answer:
    universe = report.header.universe
    if universe is None or not any(each.holds for each in universe):
        raise BotUnreadable(f"{path} does not tell which capabilities its clauses hold: run the suite again.")
    return joined(found, universe, report.verdicts)


def _json(found: Scan, answer: Answer | None = None) -> dict[str, Any]:
    told: dict[str, Any] = {
        "needs": needs_json(found),
        "exact": found.exact,
        "places": {need: [f.place for f in found.at(need) if f.path] for need in sorted(found.uses)},
        "files": found.files,
        "skipped": [{"path": each.path, "reason": each.reason} for each in found.skipped],
    }
    if answer:
        told["answer"] = {
            "standing": answer.standing.value,
            "asked": answer.needs,
            "breaks": [_met(each) for each in answer.breaks],
            "losses": [_met(each) for each in answer.losses],
            "unknown": [_met(each) for each in answer.unknown],
            "addresses": [_met(each) for each in answer.addresses],
        }
    return told


def _met(each: Met) -> dict[str, Any]:
    return {
        "need": each.need,
        "places": [place.place for place in each.places if place.path],
        "clauses": [
            {
                "id": v.id,
                "outcome": v.outcome.value,
                "promise": v.promise,
                "consequence": v.consequence.value,
                "reason": v.reason,
            }
            for v in each.clauses
        ],
        "instead": list(each.instead),
    }
