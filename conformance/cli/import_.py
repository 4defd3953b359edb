"""``conformance import``: makes a cassette of traffic that another tool has recorded."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.cli.meta import add_meta_options, meta_of
from conformance.errors import UsageError
from conformance.session.importers.formats import FORMATS
from conformance.session.importing import Imported, import_file
from conformance.session.scrubbing import Scrubber, add_options, key_of, policy_of

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "import",
        help="make a cassette of what another tool recorded",
        description="Reads recordings of vcrpy, Ruby's VCR and betamax, HTTP archives (HAR), flows of "
        "mitmproxy, and logs of one JSON object a line (with method, params and response); keeps the "
        "calls of a bot, scrubbed. What a tool did not keep of an exchange is told.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the recording")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="CASSETTE")
    parser.add_argument("--overwrite", action="store_true", help="replace CASSETTE where it exists")
    parser.add_argument("--format", choices=FORMATS, help="where the file's content does not tell")
    parser.add_argument("--recorded-on", metavar="PLATFORM", default="unknown", help="default: as it says")
    add_meta_options(parser, "the cassette's")
    add_options(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.output.exists() and not arguments.overwrite:
        raise UsageError(f"{arguments.output} exists: give another file, or --overwrite to replace it.")
    meta = meta_of(arguments, arguments.recorded_on)
    scrubber = Scrubber(key_of(arguments), policy_of(arguments))
    done = import_file(arguments.file, arguments.output, meta, format=arguments.format, scrubber=scrubber)
    print(f"{_counted(done.written, 'exchange')} imported from {done.format} to {arguments.output}.")
    for problem in _losses(done):
        print(problem, file=sys.stderr)
    return 2 if done.problems else 0


def _losses(done: Imported) -> list[str]:
    told = []
    if done.elsewhere:
        told.append(f"{_counted(done.elsewhere, 'exchange')} left out: no call of a bot.")
    if done.bodiless:
        told.append(f"{_counted(done.bodiless, 'exchange')} left out: the tool kept no body of the request.")
    return told + done.problems


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
