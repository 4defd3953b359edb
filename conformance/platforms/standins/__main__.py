"""``python -m conformance.platforms.standins PROFILE``: serves a stand-in until its parent goes away."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from conformance.errors import ConformanceError
from conformance.platforms.profile_file import load
from conformance.platforms.standins.application import StandIn
from conformance.platforms.standins.dialect import Spoken
from conformance.platforms.standins.dialects import dialect_of
from conformance.reference.__main__ import announce
from conformance.reference.server.serving import Serving, serve


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="conformance.platforms.standins", description=__doc__)
    parser.add_argument("profile", type=Path)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--seed", type=int, help="the same ids in every run")
    chosen = parser.parse_args(arguments)
    try:
        dialect = dialect_of(load(chosen.profile))
        serve(
            Serving(
                chosen.host,
                chosen.port,
                Spoken(dialect),
                chosen.seed,
                wrap=lambda inside, desk: StandIn(inside, desk, dialect),
            ),
            announce,
        )
    except ConformanceError as error:
        print(f"conformance: {error}", file=sys.stderr)  # noqa: T201 - the only way to be heard
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
