"""The scan of the project's own bots against what their cassettes show that they called.

The cassettes were recorded before the scan was written, so each tells the truth of one run:
what was called there must be found in the source.
"""

from pathlib import Path

import pytest

import conformance.bots
from conformance.data import cassettes
from conformance.scan import recorded, scan
from conformance.session import read_session

RECORDED = {path.stem: path for path in cassettes()}
BOTS = Path(conformance.bots.__file__).parent
SOURCES = {
    "channel-telegraf": "channel/bot.cjs",
    "coffee-grammy": "coffee/bot.cjs",
    "desk-aiogram": "desk",
    "desk-python-telegram-bot": "desk",
    "echo-grammy": "echo/grammy.cjs",
    "echo-node-telegram-bot-api": "echo/node_telegram_bot_api.cjs",
    "echo-pytelegrambotapi": "echo/pytelegrambotapi.py",
    "echo-python-telegram-bot": "echo/python_telegram_bot.py",
    "echo-telegraf": "echo/telegraf.cjs",
    "fal-raw": "fal",
    "files-python-telegram-bot": "files",
    "guard-pytelegrambotapi": "guard/pytelegrambotapi.py",
    "guard-telegraf": "guard/telegraf.cjs",
    "quiz-grammy": "quiz/bot.cjs",
    "reminder-node-telegram-bot-api": "reminder/bot.cjs",
    "search-grammy": "search/books.cjs",
    "search-pytelegrambotapi": "search/verses.py",
    "shop-aiogram": "shop",
    "stars-telegraf": "stars/bot.cjs",
    "vpn-aiogram": "vpn",
}
# The framework is installed under a name of the project's own, which no table has.
NOT_FOUND = {"reminder-node-telegram-bot-api": {"getUpdates"}}


@pytest.mark.parametrize("name", SOURCES)
def test_what_was_called_is_found_in_the_source(name):
    if SOURCES[name].endswith(".cjs"):
        pytest.importorskip("tree_sitter")
    called = set(recorded(read_session(RECORDED[name])).names("method"))

    found = set(scan(BOTS / SOURCES[name]).names("method"))

    assert NOT_FOUND.get(name, set()) == called - found


def test_a_cassette_tells_methods_updates_and_features():
    found = recorded(read_session(RECORDED["vpn-aiogram-webhook"]))

    assert found.exact
    assert "webhook" == found.transport
    assert {"method:sendMessage", "update:message", "feature:inline_keyboard"} <= found.uses
