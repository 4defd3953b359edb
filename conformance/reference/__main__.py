"""``python -m conformance.reference``: serves the reference platform until its parent goes away."""

import argparse
import json
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import uvicorn

from conformance.errors import ConformanceError
from conformance.reference.behaviour import Behaviour
from conformance.reference.mutants import MUTANTS
from conformance.reference.server.dispatch import Desk
from conformance.reference.server.serving import Serving, serve


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="conformance.reference", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--mutant", choices=sorted(MUTANTS), help="one named fault")
    parser.add_argument("--seed", type=int, help="the same ids in every run")
    parser.add_argument("--state", type=Path, help="keep everything in this file")
    parser.add_argument("--world", type=Path, help="begin with what this TOML file describes")
    parser.add_argument("--open", action="store_true", help="whoever is named is there")
    chosen = parser.parse_args(arguments)
    behaviour = MUTANTS[chosen.mutant]() if chosen.mutant else Behaviour()
    try:
        serve(
            Serving(
                chosen.host,
                chosen.port,
                behaviour,
                chosen.seed,
                chosen.state,
                chosen.world,
                open=chosen.open,
            ),
            announce,
        )
    except ConformanceError as error:
        print(f"conformance: {error}", file=sys.stderr)  # noqa: T201 - the only way to be heard
        return error.exit_code
    return 0


def announce(server: uvicorn.Server, url: str, _: Desk) -> None:
    """Tells the parent where the server listens, and ends it with the parent."""
    print(json.dumps({"url": url}), flush=True)  # noqa: T201 - the parent reads this
    threading.Thread(target=_outlive, args=(server,), daemon=True).start()


def _outlive(server: uvicorn.Server) -> None:
    """Stops when the parent's end of the pipe closes."""
    try:
        while os.read(sys.stdin.fileno(), 4096):
            pass
    except (OSError, ValueError):
        pass
    server.should_exit = server.force_exit = True


if __name__ == "__main__":
    sys.exit(main())
