"""Compares the servers on the bare handler: ``python -m benchmarks.servers.compare``."""

import statistics

from benchmarks.load import send_message_rate
from benchmarks.servers.process import BareProcess

COUNT = 30_000
ROUNDS = 3


def main() -> None:
    for name in ("uvicorn", "granian", "aiohttp"):
        with BareProcess(name) as server:
            rates = [send_message_rate(server.url, "1:a", 1, count=COUNT) for _ in range(ROUNDS)]
        print(f"{name:8} {statistics.median(rates):8.0f} requests/s  (of {[round(rate) for rate in rates]})")


if __name__ == "__main__":
    main()
