"""sendMessage/s of telegram-test-api, by the client that measures the reference platform too.

Run as ``python -m pytest benchmarks/test_third_party.py --benchmark-enable``; the figures are in the
column of extra info that ``--benchmark-json`` writes, and printed with ``-s``: the best of five rounds.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.load import send_message_rate
from conformance.platforms.third_party.telegram_test_api import TelegramTestApi, Unavailable, install

CONNECTIONS = (1, 16, 64)
TOKEN = f"1234567890:{'A' * 35}"
COUNT = 5000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    named = os.environ.get("CONFORMANCE_NPM_DIR")
    try:
        return install(Path(named) if named else tmp_path_factory.mktemp("npm"))
    except Unavailable as reason:
        pytest.skip(str(reason))


@pytest.fixture
def emulator(folder: Path) -> Iterator[TelegramTestApi]:
    """A fresh one for each figure, for it keeps every message in a list."""
    with TelegramTestApi(folder) as server:
        send_message_rate(server.url, TOKEN, 1, 1, 500)  # node compiles what is hot
        yield server


@pytest.mark.parametrize("connections", CONNECTIONS)
def test_send_message(benchmark: BenchmarkFixture, emulator: TelegramTestApi, connections: int):
    rates: list[float] = []

    benchmark.pedantic(
        lambda: rates.append(send_message_rate(emulator.url, TOKEN, 1, connections, COUNT)), rounds=5
    )

    benchmark.extra_info |= {"connections": connections, "requests_per_second": round(max(rates))}
    print(f"telegram-test-api, {connections} connections: {max(rates):.0f} sendMessage/s")
