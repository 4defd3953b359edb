"""``python -m conformance.platforms.shims PROFILE``: serves a shim until its parent goes away."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from conformance.errors import ConformanceError
from conformance.platforms.addresses import address_at, address_of
from conformance.platforms.profile_file import load
from conformance.platforms.shims.application import ShimServer
from conformance.platforms.shims.native import NativeWire
from conformance.platforms.shims.shims import shim_of
from conformance.reference.__main__ import announce
from conformance.reference.server.serving import Serving, serve


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="conformance.platforms.shims", description=__doc__)
    parser.add_argument("profile", type=Path)
    parser.add_argument("--origin", help="where the platform's paths are, other than at its real address")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    chosen = parser.parse_args(arguments)
    try:
        profile = load(chosen.profile)
        address = address_at(profile, chosen.origin) if chosen.origin else address_of(profile)
        server = ShimServer(shim_of(profile)(profile, NativeWire(address)))
        # The reference's server serves it; the platform that comes with that stays empty.
        serve(Serving(chosen.host, chosen.port, wrap=lambda *_: server), announce)
    except ConformanceError as error:
        print(f"conformance: {error}", file=sys.stderr)  # noqa: T201 - the only way to be heard
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
