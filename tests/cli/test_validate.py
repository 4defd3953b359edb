"""`conformance validate`, with the reference platform in the place of live Telegram."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conformance.cli import main, validate
from conformance.data import CASSETTES
from conformance.platforms.drivers import Act, Bot, Human, SandboxDriver
from conformance.reference.process import ReferenceProcess
from conformance.session.cassette import load
from conformance.wire.samples import picture

STAMP = re.compile(r"  validated_live: .*")


@pytest.fixture(scope="module")
def url():
    with ReferenceProcess() as platform:
        yield platform.url


@pytest.fixture
def driver(url):
    driver = SandboxDriver(url)
    yield driver
    driver.close()


@pytest.fixture
def bot(driver):
    return driver.new_bot("Echo")


@pytest.fixture
def token(bot, tmp_path):
    path = tmp_path / "token"
    path.write_text(bot.token, encoding="utf-8")
    return str(path)


@pytest.fixture
def cassette(tmp_path):
    return Path(shutil.copy(CASSETTES / "echo-python-telegram-bot.yaml", tmp_path))


def test_where_every_step_passes_the_date_is_written_and_nothing_else(url, token, cassette, monkeypatch):
    before = cassette.read_text(encoding="utf-8")
    monkeypatch.setattr(validate, "LIVE", url)

    given = ["--platform", url, "--driver", "sandbox", "--token-file", token]
    code = main(["validate", str(cassette), *given])

    today = datetime.now(UTC).date().isoformat()
    assert (0, today) == (code, load(cassette).meta.validated_live)
    assert STAMP.sub("", before, count=1) == STAMP.sub("", cassette.read_text(encoding="utf-8"), count=1)


def test_what_is_not_live_telegram_stamps_nothing(url, token, cassette, capsys):
    given = ["--platform", url, "--driver", "sandbox", "--token-file", token]
    code = main(["validate", str(cassette), *given])

    assert (0, None) == (code, load(cassette).meta.validated_live)
    assert f"18 of 18 steps pass on {url}" in (said := capsys.readouterr().out)
    assert "not stamped: that is not live Telegram" in said


def test_without_a_person_nothing_is_stamped(url, token, cassette, monkeypatch, capsys):
    monkeypatch.setattr(validate, "LIVE", url)

    code = main(["validate", str(cassette), "--platform", url, "--token-file", token])

    assert (1, None) == (code, load(cassette).meta.validated_live)
    assert "not stamped: every step must pass" in capsys.readouterr().out


def test_without_a_token_it_refuses(cassette, monkeypatch, capsys):
    monkeypatch.delenv("CONFORMANCE_TOKEN", raising=False)

    assert main(["validate", str(cassette)]) == 10
    assert "--token-file" in capsys.readouterr().err


def test_a_person_at_hand_does_what_is_asked(url, driver, bot, token, cassette, monkeypatch):
    person = driver.new_human(Human(0, "Somebody else"))
    chat = driver.open_chat(bot, person)
    monkeypatch.setattr(validate, "LIVE", url)
    monkeypatch.setattr("builtins.input", lambda asked: _obey(driver, bot, chat, asked))

    code = main(["validate", str(cassette), "--platform", url, "--token-file", token, "--chat", str(chat)])

    assert (0, True) == (code, load(cassette).meta.validated_live is not None)


def test_a_person_who_has_left_is_no_failure_of_telegrams(url, token, cassette, monkeypatch, capsys):
    def gone(_: str) -> None:
        raise EOFError

    monkeypatch.setattr("builtins.input", gone)

    given = ["--platform", url, "--token-file", token, "--chat", "5", "--patience", "0.1"]
    code = main(["validate", str(cassette), *given])

    assert code == 1
    assert "nobody is at hand" in capsys.readouterr().out


def test_what_vcrpy_recorded_itself_has_no_place_for_a_stamp(url, token, cassette, monkeypatch, capsys):
    whole = cassette.read_text(encoding="utf-8")
    begins = whole.index("interactions:")
    cassette.write_text(f"version: 1\n{whole[begins:]}", encoding="utf-8")
    monkeypatch.setattr(validate, "LIVE", url)

    given = ["--platform", url, "--driver", "sandbox", "--token-file", token]

    assert main(["validate", str(cassette), *given]) == 2
    assert "no stamp can be set" in capsys.readouterr().err


def _obey(driver: SandboxDriver, bot: Bot, chat: int, asked: str) -> str:
    """Somebody who reads the sentence, and sees of the chat what people see."""
    said = [text.replace("⏎", "\n") for text in re.findall("\u2068(.*?)\u2069", asked)]
    if "Write: " in asked:
        act = Act("send_text", chat, chat, {"text": said[0]})
    elif "Press the button " in asked:
        label = said[0]
        messages = driver.door.get(f"chats/{chat}/messages", bot_token=bot.token)
        message_id, data = next(
            (message["message_id"], button["callback_data"])
            for message in messages
            for row in message.get("reply_markup", {}).get("inline_keyboard", ())
            for button in row
            if button["text"] == label
        )
        act = Act("press_button", chat, chat, {"message_id": message_id, "data": data})
    else:
        act = Act("send_photo", chat, chat, {"content": picture("JPEG", 320, 240, b"x"), "caption": said[0]})
    driver.act(bot, act)
    return ""
