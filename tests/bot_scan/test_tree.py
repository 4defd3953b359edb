"""Which files are read, and what becomes of those that cannot be."""

import os
import sys

import pytest

from conformance.errors import BotUnreadable
from conformance.scan import scan

BOT = "import telebot\nbot.send_dice(1)\n"


@pytest.mark.parametrize("folder", ["node_modules", "venv", ".git", "vendor", "tests", "a/.venv/b"])
def test_what_is_not_the_bots_is_not_read(tmp_path, folder):
    (tmp_path / "bot.py").write_text(BOT)
    (tmp_path / folder).mkdir(parents=True)
    (tmp_path / folder / "other.py").write_text("bot.send_photo(1)")

    found = scan(tmp_path)

    assert (1, ["sendDice"]) == (found.files, found.names("method"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"def broken(:\n", "is not valid python"),
        (b"x = 1\0", "is binary"),
        (b"#" * 1_000_001, "bytes"),
        (b"(" * 5_000 + b")" * 5_000, "python"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_and_skipped(tmp_path, content, reason):
    (tmp_path / "bot.py").write_text(BOT)
    (tmp_path / "odd.py").write_bytes(content)

    found = scan(tmp_path)

    assert ["sendDice"] == found.names("method")
    assert [("odd.py", True)] == [(each.path, reason in each.reason) for each in found.skipped]


def test_a_loop_of_links_ends(tmp_path):
    (tmp_path / "bot.py").write_text(BOT)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)

    assert 1 == scan(tmp_path).files


def test_a_pipe_is_not_waited_for(tmp_path):
    (tmp_path / "bot.py").write_text(BOT)
    os.mkfifo(tmp_path / "pipe.py")

    assert ["pipe.py"] == [each.path for each in scan(tmp_path).skipped]


def test_nothing_of_the_bot_is_run(tmp_path):
    (tmp_path / "bot.py").write_text(BOT + f"open({str(tmp_path / 'ran')!r}, 'w')\n")

    scan(tmp_path)

    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("text", ["import os\n", "import discord\nchannel.send_message(1)\n"])
def test_code_that_is_no_bots_is_refused(tmp_path, text):
    (tmp_path / "bot.py").write_text(text)

    with pytest.raises(BotUnreadable, match="no framework that is known"):
        scan(tmp_path)


def test_a_path_where_nothing_is_is_refused(tmp_path):
    with pytest.raises(BotUnreadable, match="is not there"):
        scan(tmp_path / "none")


def test_a_language_without_its_parser_is_said(tmp_path, monkeypatch):
    (tmp_path / "bot.py").write_text(BOT)
    (tmp_path / "web.ts").write_text("bot.api.sendPhoto(1);")
    monkeypatch.setitem(sys.modules, "conformance.scan.languages.grown", None)

    [skipped] = scan(tmp_path).skipped

    assert "needs a parser: pip install 'telegram-conformance[source]'" == skipped.reason
