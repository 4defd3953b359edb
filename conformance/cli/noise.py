"""``conformance noise``: what differs between two recordings of the reference, as a file to review."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.compare import Noise
from conformance.compare.learning import differing, noise_file
from conformance.errors import UsageError
from conformance.session import read_session
from conformance.session.model import Session
from conformance.spec import Spec

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]

_REFERENCES = ("api.telegram.org", "reference platform")


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "noise",
        help="find what differs between two recordings of the reference",
        description="Both are of the same session, on live Telegram or on the reference platform. "
        "What is found has no reason yet: write one for each, or take the line out.",
    )
    parser.add_argument("one", type=Path, metavar="A", help="a cassette")
    parser.add_argument("other", type=Path, metavar="B", help="the same session, recorded again")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="a noise.toml")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    one, other = _reference(arguments.one), _reference(arguments.other)
    _check_alike(one, other)
    known = arguments.output.read_text(encoding="utf-8") if arguments.output.exists() else ""
    pairs = ((a.call, a.answer, b.answer) for a, b in zip(one.steps, other.steps, strict=True))
    found = list(differing(pairs, Spec.load()))
    arguments.output.write_text(noise_file(found, Noise.parse(known)), encoding="utf-8")
    print(f"{len(found)} differences in {len(one.steps)} steps; review {arguments.output}.")
    return 0


def _reference(path: Path) -> Session:
    """Noise is not learned from a platform that is judged."""
    session = read_session(path)
    if not session.recorded_on.startswith(_REFERENCES):
        where = " or ".join(_REFERENCES)
        raise UsageError(f"{path} was recorded on {session.recorded_on}: noise comes from {where} alone.")
    return session


def _check_alike(one: Session, other: Session) -> None:
    places = [session.recorded_on.partition(",")[0] for session in (one, other)]
    if places[0] != places[1]:
        raise UsageError(f"The recordings are of {places[0]} and {places[1]}: record both on the same.")
    methods = [[step.call.method.lower() for step in session.steps] for session in (one, other)]
    if methods[0] != methods[1]:
        raise UsageError("The recordings are not of the same calls: record the same session twice.")
