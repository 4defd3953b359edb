"""``conformance try`` as a bot's author runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conformance.session.cassette import load

TALK = """
lines = [
  { says = "سلام" },
  { sees = "شما گفتید: سلام", buttons = ["باز هم"] },
  { presses = "باز هم" },
  { hears = "باشد" },
]
[people.sara]
first_name = "سارا"
"""
# A bot without a framework, as somebody might write it.
BOT = """
import json, os, sys, urllib.request

def call(method, **params):
    url = os.environ["API"] + os.environ["TOKEN"] + "/" + method
    body = json.dumps(params).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    return json.load(urllib.request.urlopen(request))["result"]

offset = 0
while True:
    for update in call("getUpdates", offset=offset, timeout=2):
        offset = update["update_id"] + 1
        if message := update.get("message"):
            more = {"inline_keyboard": [[{"text": "باز هم", "callback_data": "more"}]]}
            text = "شما گفتید: " + message["text"]
            call("sendMessage", chat_id=message["chat"]["id"], text=text, reply_markup=more)
        else:
            call("answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="باشد")
"""


@pytest.fixture
def attempt(tmp_path: Path):
    def run(*options: str, talk: str = TALK, bot: str = BOT) -> subprocess.CompletedProcess[str]:
        (tmp_path / "talk.toml").write_text(talk, encoding="utf-8")
        (tmp_path / "bot.py").write_text(bot, encoding="utf-8")
        told = ["--token-env", "TOKEN", "--set", "API={url}/bot", "--conversation", "talk.toml"]
        return subprocess.run(
            [
                sys.executable,
                "-m",
                "conformance.cli",
                "try",
                "--bot",
                f"{sys.executable} bot.py",
                *told,
                *options,
            ],
            cwd=tmp_path,
            env={**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_each_line_is_told_as_it_comes_true(attempt) -> None:
    done = attempt()

    assert (0, "") == (done.returncode, done.stderr)
    assert [
        "→   1  says('سلام')",
        "✓   2  sees('شما گفتید: سلام', buttons=('باز هم'))",
        "→   3  presses('باز هم')",
        "✓   4  hears('باشد')",
        "All 4 lines came true.",
    ] == done.stdout.splitlines()[1:]


def test_what_did_not_come_true_is_told_with_what_was_there(attempt) -> None:
    done = attempt("--patience", "0.5", talk=TALK.replace("شما گفتید: سلام", "درود"))

    assert done.returncode == 1
    assert "✗   2  sees('درود'" in done.stdout
    assert "1 of 4 lines played." in done.stdout
    assert "bot: 'شما گفتید: سلام' (باز هم)" in done.stdout


def test_a_bot_that_crashes_is_told_with_its_last_words(attempt) -> None:
    done = attempt(bot=BOT.replace("باشد", "x").replace('text="x")', "text=1 / 0)"))

    assert done.returncode == 1
    assert "ZeroDivisionError: division by zero" in done.stdout
    assert "What broke: bot crashed. Whose it is, as far as can be told: the bot's." in done.stdout


def test_a_bot_whose_address_cannot_be_changed_is_told(attempt) -> None:
    done = attempt(bot=BOT.replace('os.environ["API"]', '"https://api.telegram.org/bot"'))

    assert done.returncode == 1
    assert "The bot calls api.telegram.org and not the address it was given" in done.stdout


def test_a_talk_becomes_a_cassette(attempt, tmp_path: Path) -> None:
    first = attempt("--record", "mine.yaml")
    again = attempt("--record", "mine.yaml")

    assert "exchanges in mine.yaml." in first.stdout
    assert any(one.uri.endswith("/sendMessage") for one in load(tmp_path / "mine.yaml").interactions)
    assert (2, True) == (again.returncode, "mine.yaml exists" in again.stderr)


def test_no_token_is_shown(attempt) -> None:
    shown = BOT.replace("offset = 0", "print(os.environ['TOKEN'], flush=True); offset = 1 / 0")

    assert "<token>" in (done := attempt(bot=shown)).stdout
    assert ":AA" not in done.stdout


@pytest.mark.parametrize(
    ("options", "code", "sentence"),
    [
        (("--bot", "'"), 2, "is no command"),
        (("--bot", ""), 2, "--bot is empty"),
        (("--set", "X"), 2, "--set X has no value: write NAME=VALUE."),
        (("--reach", "database"), 2, "write HOST:PORT"),
        (("--conversation", "none.toml"), 18, "none.toml cannot be read"),
        (("--driver", "none"), 2, "Nobody plays the people here"),
        (("--platform", "nowhere"), 14, "No platform is called 'nowhere'"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(attempt, options, code, sentence) -> None:
    done = attempt(*options)

    assert (code, True, 1) == (done.returncode, sentence in done.stderr, len(done.stderr.splitlines()))
