"""``conformance score``: every figure of a stored report, and how bots of one's own stand by it."""

import argparse
import json
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.errors import NeedsUnreadable
from conformance.report import read
from conformance.report.figures import figures
from conformance.score import Score, fates_json, score_json
from conformance.score.needs import Corpus, read_needs, shipped
from conformance.spec import Spec

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]

_WORDS = {"method": "method", "update": "kind of update"}


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "score",
        help="show every figure of a stored report, for other bots too",
        description="Counted anew from the verdicts by this version's formula, so that an older report may "
        "score otherwise than when it was written.",
    )
    parser.add_argument("report", type=Path, metavar="REPORT", help="a report.ndjson")
    parser.add_argument(
        "--needs",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="bots of your own and what they need, as schemas/needs.json says; may be given again",
    )
    parser.add_argument("--json", action="store_true", help="as JSON, with every bot")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    corpora = (shipped(), *(_known(read_needs(path), path) for path in arguments.needs))
    report = read(arguments.report, partial=True)
    result = report.score_by(corpora)
    print(
        json.dumps(_json(result), ensure_ascii=False) if arguments.json else figures(report, result), end=""
    )
    return 0


def _json(result: Score) -> object:
    told = score_json(result)
    for running, each in zip(result.running, told["bots"], strict=True):
        each["bots"] = fates_json(running)
    return told


def _known(corpus: Corpus, path: Path) -> Corpus:
    """Raises NeedsUnreadable for a method or a kind of update that no version of the Bot API has."""
    spec = Spec.load()
    known = {f"method:{name}" for name in spec.methods} | {
        f"update:{name}" for name in spec.types["Update"].fields if name != "update_id"
    }
    for bot in corpus.bots:
        for name in sorted(bot.uses):
            if not name.startswith("feature:") and name not in known:
                raise NeedsUnreadable(f"{path}: bot {bot.id!r} {_unknown(name, known)}")
    return corpus


def _unknown(name: str, known: Iterable[str]) -> str:
    kind, _, bare = name.partition(":")
    near = [each.partition(":")[2] for each in get_close_matches(name, known, 1)]
    mend = f"write {near[0]!r}" if near else "take it out"
    return f"has the {_WORDS[kind]} {bare!r}, and the Bot API has none of that name: {mend}."
