"""What recording costs a bot: a call through the recorder against the same call made directly.

The recorder runs in a process of its own, as people run it, with scrubbing on. Calls go in turns within
one run, one after the other on one connection, because a machine that is busy slows them alike.
Run: python -m pytest benchmarks/test_recorder.py --benchmark-enable -s
"""

import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from conformance.platforms.drivers import Human, SandboxDriver
from conformance.reference import ReferenceProcess
from conformance.session.cassette import load

ROUNDS = 5
CALLS = 400
MOST_MS = 1.0  # that recording may add at the median


@contextmanager
def recorder(upstream: str, path: Path, *options: str) -> Iterator[str]:
    command = ["-m", "conformance.cli", "record", "--upstream", upstream, "--listen", "127.0.0.1:0"]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen(
        [sys.executable, *command, "-o", str(path), *options], stdout=subprocess.PIPE, text=True, env=env
    ) as child:
        assert child.stdout
        yield child.stdout.readline().split(" at ")[1].split()[0]
        child.terminate()
        child.stdout.read()


@contextmanager
def connected(url: str, token: str, chat: int) -> Iterator[Callable[[], float]]:
    """One call a time on one connection, which tells how long it takes in milliseconds."""
    parts = urlsplit(url)
    bot = socket.create_connection((parts.hostname or "", parts.port or 80))
    bot.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    body = json.dumps({"chat_id": chat, "text": "Load, سلام"}).encode()
    head = f"POST /bot{token}/sendMessage HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
    request = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body

    def call() -> float:
        started = time.perf_counter()
        bot.sendall(request)
        answer = bot.recv(65536)
        assert answer.startswith(b"HTTP/1.1 200")
        assert answer.endswith(b"}")
        return (time.perf_counter() - started) * 1000

    with bot:
        yield call


@pytest.mark.parametrize("options", [(), ("--scrub", "all")], ids=["tokens", "all"])
def test_recorder(benchmark, tmp_path, options):
    direct, recorded = [], []
    with ReferenceProcess() as platform, recorder(platform.url, tmp_path / "a.yaml", *options) as url:
        driver = SandboxDriver(platform.url)
        bot = driver.new_bot()
        chat = driver.open_chat(bot, driver.new_human(Human(0, "Sara")))
        driver.close()
        with connected(platform.url, bot.token, chat) as bare, connected(url, bot.token, chat) as through:

            def turn():
                for _ in range(CALLS):
                    direct.append(bare())
                    recorded.append(through())

            benchmark.pedantic(turn, rounds=ROUNDS, warmup_rounds=1)

    assert len(load(tmp_path / "a.yaml").interactions) == len(recorded)
    plain, with_us = statistics.median(direct), statistics.median(recorded)
    added = statistics.median(one - other for one, other in zip(recorded, direct, strict=True))
    slow, slow_with_us = (statistics.quantiles(each, n=100)[98] for each in (direct, recorded))
    benchmark.extra_info |= {"direct ms": plain, "recorded ms": with_us, "added ms": added}
    print(
        f"\ndirect {plain:.2f} ms (99 %: {slow:.1f}), recorded {with_us:.2f} ms (99 %: {slow_with_us:.1f}):"
        f" {added:.2f} ms added, ratio {with_us / plain:.1f}"
    )
    assert added < MOST_MS
