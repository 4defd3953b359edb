"""``python -m conformance.reference``: serves the reference platform until its parent goes away."""

import argparse
import asyncio
import json
import os
import socket
import sys
import threading
from collections.abc import Sequence
from types import FrameType

import uvicorn

from conformance.reference.app import Application
from conformance.reference.behaviour import Behaviour
from conformance.reference.dispatch import Desk
from conformance.reference.mutants import MUTANTS
from conformance.reference.state import Platform


class _Announced(uvicorn.Server):
    """Says where it listens once it does, and stops when its parent's end of the pipe closes."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        host, port = (sockets or [])[0].getsockname()[:2]
        print(json.dumps({"url": f"http://{host}:{port}"}), flush=True)  # noqa: T201 - the parent reads this
        threading.Thread(target=self._outlive, daemon=True).start()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self.force_exit = True  # a waiting long poll must not hold the end up

    def _outlive(self) -> None:
        try:
            while os.read(sys.stdin.fileno(), 4096):
                pass
        except (OSError, ValueError):
            pass
        self.should_exit = self.force_exit = True


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="conformance.reference", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--mutant", choices=sorted(MUTANTS), help="one named fault")
    parser.add_argument("--seed", type=int, help="the same ids in every run")
    chosen = parser.parse_args(arguments)
    behaviour = MUTANTS[chosen.mutant]() if chosen.mutant else Behaviour()
    application = Application(Desk(Platform(behaviour, chosen.seed)))
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((chosen.host, chosen.port))
    config = uvicorn.Config(
        application,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        log_level="critical",
        timeout_keep_alive=75,
    )
    with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
        runner.run(_Announced(config).serve([listening]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
