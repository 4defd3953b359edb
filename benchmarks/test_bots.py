"""Fifty grammY bots at once: messages a second, and how long it is from a person's press to the bot's edit.

The bots are one process of node's, the people are threads of this one, and both platforms have the same
of both, in turns within one run. telegram-test-api holds no polls, so its bots ask it without end.
Run: python -m pytest benchmarks/test_bots.py --benchmark-enable -s
"""

import json
import os
import queue
import statistics
import subprocess
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from conformance.platforms.drivers import Act, Human, SandboxDriver, TelegramTestApiDriver
from conformance.platforms.third_party.npm import manifest, program
from conformance.platforms.third_party.telegram_test_api import TelegramTestApi, Unavailable
from conformance.reference import ReferenceProcess

BOTS = 50
TALKS = 10  # of each bot in a turn: a text, an answer, a press, an edit
ROUNDS = 3
MESSAGES = 4
PROGRAM = Path(__file__).parent / "bots" / "many.cjs"


class Crowd:
    """The bots on one platform, and a person with each of them."""

    def __init__(self, stack, url, driver) -> None:
        self.drivers = [driver(url) for _ in range(BOTS)]
        self.bots = [each.new_bot() for each in self.drivers]
        self.people = [each.new_human(Human(0, "Sara")) for each in self.drivers]
        self.chats = [
            each.open_chat(bot, human)
            for each, bot, human in zip(self.drivers, self.bots, self.people, strict=True)
        ]
        self.news = [queue.Queue() for _ in range(BOTS)]
        folder = os.environ["CONFORMANCE_NPM_DIR"]
        self.process = subprocess.Popen(
            [program("node"), str(PROGRAM)],
            env={
                "NODE_PATH": f"{folder}/node_modules",
                "BOT_API_BASE": url,
                "BOT_TOKENS": " ".join(bot.token for bot in self.bots),
            },
            stdout=subprocess.PIPE,
            text=True,
        )
        stack.callback(self.close)
        threading.Thread(target=self.read, daemon=True).start()
        for number in range(BOTS):
            self.wait(number, "started")

    def read(self):
        for line in self.process.stdout:
            event = json.loads(line)
            self.news[event["number"]].put(event)

    def wait(self, number, event):
        came = self.news[number].get(timeout=60)
        assert event == came["event"], came
        return came

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        for each in self.drivers:
            each.close()

    def act(self, number, kind, **details: object):
        person, chat = self.people[number].id, self.chats[number]
        self.drivers[number].act(self.bots[number], Act(kind, person, chat, details))

    def talk(self, number, waits):
        for _ in range(TALKS):
            self.act(number, "send_text", text="Hello")
            message_id = self.wait(number, "sent")["message_id"]
            pressed = time.time()
            self.act(number, "press_button", message_id=message_id, data="more")
            waits.append(self.wait(number, "edited")["at"] - pressed)

    def measure(self):
        """Messages a second, and the median wait for an edit in milliseconds."""
        waits = []
        people = [threading.Thread(target=self.talk, args=(number, waits)) for number in range(BOTS)]
        begun = time.perf_counter()
        for person in people:
            person.start()
        for person in people:
            person.join()
        elapsed = time.perf_counter() - begun
        assert len(waits) == BOTS * TALKS
        return BOTS * TALKS * MESSAGES / elapsed, statistics.median(waits) * 1000


def test_fifty_bots(benchmark):
    folder = Path(os.environ.get("CONFORMANCE_NPM_DIR", "."))
    if not manifest(folder, "grammy").is_file():
        pytest.skip("grammy is not installed: name its folder in CONFORMANCE_NPM_DIR")
    figures = {"reference": [], "telegram-test-api": []}

    def turn():
        # One after the other, each by itself: its polls would take the other's time.
        with ExitStack() as stack:
            url = stack.enter_context(ReferenceProcess()).url
            figures["reference"].append(Crowd(stack, url, SandboxDriver).measure())
        try:
            with ExitStack() as stack:
                url = stack.enter_context(TelegramTestApi(folder)).url
                figures["telegram-test-api"].append(Crowd(stack, url, TelegramTestApiDriver).measure())
        except Unavailable as reason:
            print(f"\nwithout telegram-test-api: {reason}")

    benchmark.pedantic(turn, rounds=ROUNDS)

    shown = {
        name: {"messages/s": round(statistics.median(rate for rate, _ in turns)),
               "press to edit, ms": round(statistics.median(wait for _, wait in turns), 1)}
        for name, turns in figures.items() if turns
    }  # fmt: skip
    pairs = list(zip(*figures.values(), strict=False))
    if pairs:
        shown["ratio of rates"] = round(statistics.median(a[0] / b[0] for a, b in pairs), 2)
        shown["ratio of waits"] = round(statistics.median(a[1] / b[1] for a, b in pairs), 2)
    benchmark.extra_info |= shown
    print(f"\n{BOTS} bots: {shown}")
