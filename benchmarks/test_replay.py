"""What judging costs: a long session replayed with every check, against a bare loop of the same requests.

Run: python -m pytest benchmarks/test_replay.py --benchmark-enable -s
"""

import statistics
import time
from dataclasses import replace

import pytest

from conformance.data import CASSETTES
from conformance.platforms import open_platform, resolve
from conformance.platforms.drivers import Human
from conformance.replay import replay
from conformance.session import read_session
from conformance.session.model import Session
from conformance.spec import Spec
from conformance.verdict import Outcome

CALLS = 500
ROUNDS = 7


def long_session() -> Session:
    """The shop's steps up to its last message, over and over, until there are 500 calls without polls."""
    shop = read_session(CASSETTES / "shop-aiogram.yaml")
    sends = [one for one in shop.steps if one.call.method == "sendMessage" and one.answer.ok][:5]
    steps = []
    for number in range(CALLS):
        step = sends[number % len(sends)]
        # Each copy is a message of its own, as it was when it was sent.
        result = {**step.answer.result, "message_id": 1000 + number}
        steps.append(
            replace(step, number=number + 1, after=number, answer=replace(step.answer, result=result))
        )
    return replace(shop, name="long", steps=tuple(steps))


@pytest.fixture(scope="module")
def platform():
    with open_platform(resolve("embedded")) as opened:
        yield opened


def test_replay_against_a_bare_loop(benchmark, platform):
    spec, session = Spec.load(), long_session()
    bare, judged = [], []

    def both():
        started = time.perf_counter()
        verdicts = list(replay(session, platform, spec))
        judged.append(time.perf_counter() - started)
        assert {one.outcome for one in verdicts} == {Outcome.PASS}

        # The same requests, by the same client, to a chat of the same kind.
        bot = platform.bot()
        human = platform.driver.new_human(Human(0, "سارا"))
        chat = platform.driver.open_chat(bot, human)
        started = time.perf_counter()
        with platform.client(bot) as client:
            for step in session.steps:
                call = replace(step.call, params={**step.call.params, "chat_id": chat})
                assert client.send(call).answer.ok
        bare.append(time.perf_counter() - started)

    benchmark.pedantic(both, rounds=ROUNDS, warmup_rounds=1)

    ratio = statistics.median(loop / play for loop, play in zip(bare, judged, strict=True))
    benchmark.extra_info |= {"calls": CALLS, "replay of the bare loop": round(ratio, 2)}
    print(
        f"\n{CALLS} calls: replay {CALLS / statistics.median(judged):.0f}/s,"
        f" bare loop {CALLS / statistics.median(bare):.0f}/s, ratio {ratio:.2f}"
    )
