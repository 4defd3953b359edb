"""sendMessage a second: the reference platform, a bare handler on the same server, telegram-test-api.

All by one client, in turns within one run, because a machine that is busy slows them alike.
Run: python -m pytest benchmarks/test_servers.py --benchmark-enable -s
"""

import os
import statistics
from contextlib import ExitStack
from pathlib import Path

import pytest

from benchmarks.load import send_message_rate
from benchmarks.servers.process import BareProcess
from conformance.platforms.drivers import Human, SandboxDriver
from conformance.platforms.third_party.telegram_test_api import TelegramTestApi, Unavailable, install
from conformance.reference import ReferenceProcess

ROUNDS = 5
COUNT = 8_000
ANYONE = f"1234567890:{'A' * 35}"


def npm_folder(tmp_path_factory):
    named = os.environ.get("CONFORMANCE_NPM_DIR")
    return install(Path(named) if named else tmp_path_factory.mktemp("npm"))


def reference_rate(url, connections):
    driver = SandboxDriver(url)
    bot = driver.new_bot()
    chat = driver.open_chat(bot, driver.new_human(Human(0, "Sara")))
    driver.close()
    return lambda: send_message_rate(url, bot.token, chat, connections, COUNT)


@pytest.mark.parametrize("connections", [1, 16, 64])
def test_send_message(benchmark, tmp_path_factory, connections):
    rates = {}
    with ExitStack() as stack:
        bare = stack.enter_context(BareProcess()).url
        measured = {
            "bare": lambda: send_message_rate(bare, ANYONE, 1, connections, COUNT),
            "reference": reference_rate(stack.enter_context(ReferenceProcess()).url, connections),
        }
        try:
            emulator = stack.enter_context(TelegramTestApi(npm_folder(tmp_path_factory))).url
            measured["telegram-test-api"] = lambda: send_message_rate(emulator, ANYONE, 1, connections, COUNT)
        except Unavailable as reason:
            print(f"\nwithout telegram-test-api: {reason}")

        def turn():
            for name, measure in measured.items():
                rates.setdefault(name, []).append(measure())

        turn()  # what is hot gets compiled
        rates.clear()
        benchmark.pedantic(turn, rounds=ROUNDS)

    ours = rates["reference"]
    ratios = {
        name: round(statistics.median(one / other for one, other in zip(ours, others, strict=True)), 2)
        for name, others in rates.items()
        if name != "reference"
    }
    shown = {name: round(statistics.median(figures)) for name, figures in rates.items()}
    benchmark.extra_info |= {"per_second": shown, "reference against": ratios}
    print(f"\n{connections} connections: {shown} sendMessage/s; reference against: {ratios}")
