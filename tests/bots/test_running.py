from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from conformance.bots.conversation import Outcome
from conformance.bots.record import PIECES, recorded
from conformance.bots.running import Show, run
from conformance.data import CASSETTES
from conformance.reference.process import ReferenceProcess
from conformance.session.cassette import Cassette, Meta, load

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

    came = recorded(name, tmp_path / "a.yaml")

    assert (came.outcome.failure, came.problems, came.exit_code) == ("", (), 0), came.log
    # A difference means: record the shipped cassette again, by `python -m conformance.bots.record`.
    assert methods(load(tmp_path / "a.yaml")) == methods(load(CASSETTES / f"{name}.yaml"))


@pytest.mark.parametrize(
    ("mutant", "name", "line"),
    [
        ("file_id_not_reusable", "shop-aiogram", "Line 32, sees('🌷 زعفران سرگل'"),
        ("refuses_get", "echo-pytelegrambotapi", "Line 2, sees('هر چه بنویسید"),
    ],
    ids=["file_id_not_reusable", "refuses_get"],
)
def test_a_fault_that_a_person_would_see_is_told_by_the_line_that_it_breaks(
    mutant: str, name: str, line: str, tmp_path: Path
) -> None:
    if find_spec(IMPORTED[name]) is None:
        pytest.skip(f"{IMPORTED[name]} is not installed")

    came = recorded(name, tmp_path / "a.yaml", mutant=mutant, patience=1.0)

    assert (came.ok, came.outcome.failure[: len(line)]) == (False, line)


def test_a_bot_that_never_calls_is_told_from_a_platform_that_fails(tmp_path: Path) -> None:
    show = Show("conformance.no_such_bot", "a", "a_bot", "conformance.bots.echo.conversation")

    with ReferenceProcess() as platform:
        came = run(show, platform.url, tmp_path / "a.yaml", Meta("a"))

    assert came.outcome == Outcome(0, "The bot made no call that was answered: its own log says why.")
    assert "no_such_bot" in came.log


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
