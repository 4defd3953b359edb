"""What the reference platform costs: a delivery's latency, a chat's memory, and whether history slows it.

Run: python -m pytest benchmarks/test_reference.py --benchmark-enable -s
"""

import gc
import statistics
import threading
import time
import tracemalloc

import httpx

from benchmarks.load import send_message_rate
from conformance.platforms.drivers import Human, SandboxDriver
from conformance.platforms.drivers.protocol import Act
from conformance.reference import ReferenceProcess
from conformance.reference.state import Platform

BOTS, CHATS = 1_000, 10_000
HISTORY = 100_000
DELIVERIES = 300


def test_delivery_latency(benchmark):
    """From a person's act to the waiting poll's answer, against a getMe on the same connection."""
    with ReferenceProcess() as process, httpx.Client(base_url=process.url, timeout=60) as poller:
        driver = SandboxDriver(process.url)
        bot = driver.new_bot()
        human = driver.new_human(Human(0, "Sara"))
        chat = driver.open_chat(bot, human)
        figures = {"delivery": [], "getMe": []}

        def turn():
            offset = 0
            for number in range(DELIVERIES):
                arrived = []

                def poll(offset=offset, arrived=arrived):
                    answer = poller.get(
                        f"/bot{bot.token}/getUpdates", params={"timeout": 30, "offset": offset}
                    )
                    arrived.append((time.perf_counter(), answer.json()["result"][-1]["update_id"]))

                waiting = threading.Thread(target=poll)
                waiting.start()
                time.sleep(0.005)
                began = time.perf_counter()
                driver.act(bot, Act("send_text", human.id, chat, {"text": str(number)}))
                waiting.join()
                figures["delivery"].append(arrived[0][0] - began)
                offset = arrived[0][1] + 1
                began = time.perf_counter()
                poller.get(f"/bot{bot.token}/getMe")
                figures["getMe"].append(time.perf_counter() - began)

        benchmark.pedantic(turn, rounds=1)
        driver.close()

    shown = {name: round(statistics.median(found) * 1000, 2) for name, found in figures.items()}
    ratio = round(shown["delivery"] / shown["getMe"], 2)
    benchmark.extra_info |= {"median_ms": shown, "ratio": ratio}
    print(f"\nmedian ms: {shown}; a delivery takes {ratio} times a getMe")


def test_memory_of_a_chat(benchmark):
    """A thousand bots with ten thousand private chats in one process."""

    def build():
        gc.collect()
        tracemalloc.start()
        platform = Platform(seed=1)
        bots = [platform.new_bot(f"Bot {number}") for number in range(BOTS)]
        people = [platform.new_user(f"Person {number}") for number in range(CHATS // 10)]
        before = tracemalloc.get_traced_memory()[0]
        for number in range(CHATS):
            platform.open_private(bots[number % BOTS], people[number % len(people)])
            # Each pair is a new one: the people move on by one with every round of bots.
            people.append(people.pop(0)) if number % BOTS == BOTS - 1 else None
        after = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        return (after - before) / sum(len(bot.chats) for bot in bots), before / BOTS

    per_chat, per_bot = benchmark.pedantic(build, rounds=1)
    benchmark.extra_info |= {"bytes_per_chat": round(per_chat), "bytes_per_bot": round(per_bot)}
    print(f"\n{per_chat:.0f} bytes a private chat, {per_bot:.0f} bytes a bot with a tenth of its people")


def test_history_slows_nothing(benchmark):
    """sendMessage a second into a chat with a long history, against the same chat when it was new."""
    with ReferenceProcess() as process:
        driver = SandboxDriver(process.url)
        bot = driver.new_bot()
        chat = driver.open_chat(bot, driver.new_human(Human(0, "Sara")))
        driver.close()
        send_message_rate(process.url, bot.token, chat, 8, 5_000)

        def rate():
            return statistics.median(
                send_message_rate(process.url, bot.token, chat, 8, 4_000) for _ in range(5)
            )

        new = rate()
        send_message_rate(process.url, bot.token, chat, 8, HISTORY)
        old = benchmark.pedantic(rate, rounds=1)

    benchmark.extra_info |= {"new": round(new), "old": round(old), "ratio": round(old / new, 2)}
    print(f"\n{new:.0f} sendMessage/s at first, {old:.0f} with {HISTORY} messages more: {old / new:.2f}")
