from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from conformance.bots.record import PIECES, recorded
from conformance.data import CASSETTES
from conformance.session.cassette import Cassette, load

IMPORTED = {
    "shop-aiogram": "aiogram",
    "echo-python-telegram-bot": "telegram",
    "echo-pytelegrambotapi": "telebot",
}


def methods(cassette: Cassette) -> list[str]:
    return [urlsplit(one.uri).path.rsplit("/", 1)[-1] for one in cassette.interactions]


def test_every_piece_has_its_shipped_cassette() -> None:
    assert {path.stem for path in CASSETTES.glob("*.yaml")} >= set(PIECES) == set(IMPORTED)


@pytest.mark.parametrize("name", PIECES)
def test_a_bot_on_an_unmodified_framework_shows_its_user_what_it_should(name: str, tmp_path: Path) -> None:
    if find_spec(IMPORTED[name]) is None:
        pytest.skip(f"{IMPORTED[name]} is not installed")

    run = recorded(name, tmp_path / "a.yaml")

    assert (run.outcome.failure, run.problems, run.exit_code) == ("", (), 0), run.log
    # A difference means: record the shipped cassette again, by `python -m conformance.bots.record`.
    assert methods(load(tmp_path / "a.yaml")) == methods(load(CASSETTES / f"{name}.yaml"))


def test_the_shop_uses_what_shops_use() -> None:
    shop = load(CASSETTES / "shop-aiogram.yaml")
    photos = [one for one in shop.interactions if one.uri.endswith("/sendPhoto")]
    forms = [one.request_headers["content-type"].partition(";")[0] for one in photos]

    assert set(methods(shop)) >= {
        "getMe",
        "deleteWebhook",
        "getUpdates",
        "sendMessage",
        "editMessageCaption",
        "editMessageText",
        "editMessageReplyMarkup",
        "answerCallbackQuery",
        "deleteMessage",
        "getFile",
    }
    assert forms == ["multipart/form-data", "multipart/form-data", "application/x-www-form-urlencoded"]


@pytest.mark.parametrize("name", PIECES)
def test_no_shipped_cassette_says_where_or_by_whom_it_was_recorded(name: str) -> None:
    text = (CASSETTES / f"{name}.yaml").read_text(encoding="utf-8")

    assert not [word for word in ("127.0.0.1", "localhost", "/home/", "/root/") if word in text]
