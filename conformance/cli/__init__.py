"""The command line: one module a command."""

import argparse
import os
import sys
from collections.abc import Sequence

import conformance
from conformance.cli import (
    baseline,
    bot,
    bots,
    clauses,
    clients,
    compare,
    diff,
    driver,
    gate,
    history,
    import_,
    noise,
    platforms,
    record,
    report,
    run,
    score,
    serve,
    try_,
    validate,
)
from conformance.errors import ConformanceError

__all__ = ["main"]

_COMMANDS = (
    run,
    baseline,
    gate,
    history,
    bot,
    bots,
    clauses,
    record,
    import_,
    clients,
    compare,
    diff,
    driver,
    noise,
    platforms,
    report,
    score,
    serve,
    try_,
    validate,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; what is wrong is one sentence on stderr, and an exit code of its own."""
    parser = argparse.ArgumentParser(prog="conformance", description=conformance.__doc__)
    parser.add_argument("--version", action="version", version=conformance.__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in _COMMANDS:
        command.add(commands)
    arguments = parser.parse_args(argv)
    try:
        return _flushed(int(arguments.run(arguments)))
    except ConformanceError as error:
        print(f"conformance: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read along has gone, and the interpreter would flush once more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _flushed(code: int) -> int:
    """Here, where a reader that has gone can still be told from an error."""
    sys.stdout.flush()
    return code
