"""sendMessage per second: the reference platform against a bare handler on the same server.

The client is raw: sixteen keep-alive sockets on uvloop that count answers and parse none of them
(``servers/load.py``), so that the server is the bottleneck. Both run in one test, in turns,
because a machine that is busy with other things slows both alike.
Run with ``pytest benchmarks/test_reference.py --benchmark-enable``.
"""

import contextlib
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from conformance.reference import ReferenceProcess

SERVERS = Path(__file__).with_name("servers")
sys.path.insert(0, str(SERVERS))

from load import form_request, measure  # noqa: E402 - lies beside, in no package

REQUESTS = 8_000
ROUNDS = 5


@pytest.fixture
def bare_port() -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    server = subprocess.Popen([sys.executable, SERVERS / "bare.py", "uvicorn", str(port)])
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait()


def send_message(process: ReferenceProcess) -> bytes:
    bot = httpx.post(f"{process.url}/sandbox/bots", json={}).json()
    user = httpx.post(f"{process.url}/sandbox/users", json={"first_name": "Sara"}).json()["id"]
    given = {"bot_token": bot["token"], "user_id": user}
    httpx.post(f"{process.url}/sandbox/chats/private", json=given)
    return form_request(f"/bot{bot['token']}/sendMessage", f"chat_id={user}&text=Hello+world")


def test_send_message_against_a_bare_handler(benchmark, bare_port):
    with ReferenceProcess() as process:
        request = send_message(process)
        port = int(process.url.rpartition(":")[2])
        ours, bare = [], []
        for _ in range(ROUNDS):
            bare.append(measure(bare_port, request, REQUESTS).per_second)
            ours.append(measure(port, request, REQUESTS).per_second)
        benchmark.pedantic(measure, (port, request, REQUESTS), rounds=1)

    benchmark.extra_info["reference_per_second"] = round(statistics.median(ours))
    benchmark.extra_info["bare_per_second"] = round(statistics.median(bare))
    ratio = statistics.median(one / other for one, other in zip(ours, bare, strict=True))
    benchmark.extra_info["ratio"] = round(ratio, 2)
    print(benchmark.extra_info)
