"""``conformance diff``: plays recorded sessions on two platforms, and shows what differs between them."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.data import cassettes
from conformance.platforms import Platform, open_platform, resolve
from conformance.plugin.run import read_token
from conformance.replay.side_by_side import Pair, side_by_side
from conformance.report.guard import Guard
from conformance.report.shown import safe, shown
from conformance.session import read_session
from conformance.spec import Spec
from conformance.verdict import Verdict

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]

_OWN_BOTS = {"sandbox", "telegram-test-api"}


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "diff",
        help="play recorded sessions on two platforms, and show what differs",
        description="The second platform's answers are held to the first one's, under a binding of "
        "identities: other ids are no difference. Exit code 0: none; 1: some.",
    )
    parser.add_argument(
        "sessions", nargs="*", type=Path, metavar="SESSION", help="cassettes (those that ship)"
    )
    parser.add_argument("--platform", required=True, metavar="A", help="embedded, mutant:NAME, or a URL")
    parser.add_argument("--against", required=True, metavar="B", help="the platform that is held to A")
    parser.add_argument("--driver", metavar="NAME", help="who plays the users on A")
    parser.add_argument("--against-driver", metavar="NAME", help="who plays the users on B")
    parser.add_argument("--token-file", metavar="FILE", help="the bot's token on A; or set CONFORMANCE_TOKEN")
    parser.add_argument("--against-token-file", metavar="FILE", help="the bot's token on B")
    parser.add_argument("--bot-api", metavar="VERSION", help="judge by this version of the Bot API")
    parser.add_argument("--json", action="store_true", help="print JSON, one step with differences a line")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    spec = Spec.load(arguments.bot_api)
    steps, differing = 0, 0
    with ExitStack() as stack:
        one = _opened(stack, arguments.platform, arguments.driver, arguments.token_file)
        other = _opened(stack, arguments.against, arguments.against_driver, arguments.against_token_file)
        for path in arguments.sessions or cassettes():
            session = replace(read_session(path), name=path.stem)
            pairs = list(side_by_side(session, one, other, spec))
            apart = [pair for pair in pairs if pair.differs]
            steps, differing = steps + len(pairs), differing + len(apart)
            lines = map(_line, apart) if arguments.json else _texts(apart, one.name, other.name)
            print(*lines, sep="\n", end="\n" if apart else "", flush=True)
    told = f"{differing} of {steps} steps differ between {one.name} and {other.name}."
    print(told, file=sys.stderr if arguments.json else sys.stdout)
    return 1 if differing else 0


def _opened(stack: ExitStack, name: str, driver: str | None, token_file: str | None) -> Platform:
    token = "" if driver in _OWN_BOTS else read_token(token_file)
    return stack.enter_context(open_platform(resolve(name, driver=driver, token=token)))


def _line(pair: Pair) -> str:
    told = {
        "step": pair.one.id,
        "method": pair.one.method,
        "outcomes": [pair.one.outcome, pair.other.outcome],
        "reasons": [pair.one.reason, pair.other.reason],
        "differences": [asdict(one) for one in pair.differences if not one.informative],
    }
    return json.dumps(Guard().clean(told), ensure_ascii=False)


def _texts(pairs: Iterable[Pair], one: str, other: str) -> Iterator[str]:
    """A few lines for each step, and one for all that wait for the same step on one side only."""
    waiting: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        causes = [(name, verdict.cause) for name, verdict in ((one, pair.one), (other, pair.other))]
        known = [(name, cause) for name, cause in causes if cause]
        if known:
            waiting[known[0]] += 1
        else:
            yield from _text(pair, one, other)
    for (name, cause), count in waiting.items():
        yield f"{count} step{'' if count == 1 else 's'} blocked on {name} by {cause}"


def _text(pair: Pair, one: str, other: str) -> Iterator[str]:
    yield f"{pair.one.id} {pair.one.method}"
    if pair.one.outcome is not pair.other.outcome:
        yield f"  {_whole(one, pair.one)}"
        yield f"  {_whole(other, pair.other)}"
    for found in sorted(pair.differences, key=lambda difference: difference.path):
        if not found.informative:
            note = f"  ({safe(found.note)})" if found.note else ""
            values = f"{one} {shown(found.expected)}, {other} {shown(found.observed)}"
            yield f"  {found.kind:<9} {safe(found.path) or 'the answer'}: {values}{note}"


def _whole(name: str, verdict: Verdict) -> str:
    return f"{name}: {verdict.outcome}{f', {safe(verdict.reason)}' if verdict.reason else ''}"
