"""Compares the servers on the bare handler: ``python benchmarks/servers/compare.py``."""

import contextlib
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

from load import form_request, measure

TOTAL = 30_000
ROUNDS = 3


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main() -> None:
    request = form_request("/bot1:a/sendMessage", "chat_id=96787477396441&text=Hello+world")
    for name in ("uvicorn", "granian", "aiohttp"):
        port = free_port()
        server = subprocess.Popen([sys.executable, Path(__file__).with_name("bare.py"), name, str(port)])
        try:
            for _ in range(100):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                time.sleep(0.1)
            rates = [measure(port, request, TOTAL).per_second for _ in range(ROUNDS)]
        finally:
            server.terminate()
            server.wait()
        print(f"{name:8} {statistics.median(rates):8.0f} requests/s  (of {[round(rate) for rate in rates]})")


if __name__ == "__main__":
    main()
