"""A bot that fails on a platform is told with what broke first, and whose that is."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from conformance.bots.pieces import PIECES
from conformance.bots.program import Environment, Missing
from conformance.bots.trying import tried
from conformance.platforms import Platform, open_platform, resolve
from conformance.platforms.drivers import NoDriver
from conformance.platforms.third_party.telegram_test_api import TelegramTestApi, Unavailable
from conformance.verdict import Outcome, Verdict

ECHO = "echo-pytelegrambotapi"
PTB = "echo-python-telegram-bot"


@pytest.fixture(scope="module")
def embedded() -> Platform:
    with open_platform(resolve("embedded")) as platform:
        yield platform


def installed(name: str) -> None:
    try:
        PIECES[name].bot()
    except Missing as missing:
        pytest.skip(str(missing))


def test_a_bot_that_runs_to_the_end_passes(embedded: Platform) -> None:
    installed(ECHO)

    verdict = tried(ECHO, PIECES[ECHO], embedded)

    assert (verdict.id, verdict.kind, verdict.outcome, verdict.reason) == (
        f"bots.{ECHO}",
        "bot",
        Outcome.PASS,
        "",
    )
    assert {"framework": "pyTelegramBotAPI", "theme": "echo", "played": 15, "lines": 15}.items() <= (
        verdict.extra.items()
    )


@pytest.mark.parametrize(
    ("name", "fault", "outcome", "told"),
    [
        (
            ECHO,
            ("lacks", "answercallbackquery"),
            Outcome.UNSUPPORTED,
            {"cause": "method missing", "whose": "platform", "method": "answerCallbackQuery", "played": 7},
        ),
        (
            ECHO,
            ("refuses", "sendmessage", "Bad Request: no"),
            Outcome.FAIL,
            {"cause": "call refused", "whose": "platform", "method": "sendMessage", "played": 1},
        ),
        (
            ECHO,
            ("drops", "getme", "is_bot"),
            Outcome.FAIL,
            {"cause": "answer not understood", "whose": "platform", "method": "getMe", "field": "is_bot"},
        ),
        (
            PTB,
            ("drops", "getme", "is_bot"),
            Outcome.FAIL,
            {"cause": "answer not understood", "whose": "platform", "method": "getMe", "field": "is_bot"},
        ),
        (
            "shop-aiogram",
            ("drops", "getme", "is_bot"),
            Outcome.FAIL,
            {"cause": "answer not understood", "method": "getMe", "field": "result.is_bot"},
        ),
        (
            ECHO,
            ("withholds", "callback_query"),
            Outcome.FAIL,
            {"cause": "update never came", "whose": "platform", "update": "callback_query", "played": 7},
        ),
        (
            PTB,
            ("strips", "message", "entities"),
            Outcome.FAIL,
            {"cause": "text wrong", "whose": "platform", "played": 1},
        ),
        (
            ECHO,
            ("stands_still", "editmessagetext"),
            Outcome.FAIL,
            {"cause": "call not answered", "method": "editmessagetext", "played": 7},
        ),
        (
            PTB,
            ("breaks", "sendphoto"),
            Outcome.FAIL,
            {"cause": "answer broken", "method": "sendPhoto", "played": 13},
        ),
    ],
    ids=lambda part: "-".join(part[:2]) if isinstance(part, tuple) else "",
)
def test_what_broke_first_is_told(
    name: str,
    fault: tuple[str, ...],
    outcome: Outcome,
    told: Mapping[str, Any],
    verdict: Callable[..., Verdict],
    faults: Mapping[str, Callable[..., Any]],
) -> None:
    installed(name)

    found = verdict(name, faults[fault[0]](*fault[1:]))

    assert (found.outcome, told) == (outcome, {name: found.extra.get(name) for name in told}), found


def test_no_verdict_tells_a_token(verdict: Callable[..., Verdict], faults: Mapping[str, Any]) -> None:
    installed(ECHO)

    found = verdict(ECHO, faults["drops"]("getme", "is_bot"))

    assert found.exchanges
    assert "$BOT_TOKEN" in found.exchanges[-1].curl
    assert ":AA" not in f"{found}"


def test_where_nobody_plays_the_users_no_bot_is_tried(embedded: Platform) -> None:
    installed(ECHO)

    verdict = tried(ECHO, PIECES[ECHO], replace(embedded, driver=NoDriver()))

    assert (Outcome.SKIPPED, "Nobody plays the users here: name a driver with --driver.") == (
        verdict.outcome,
        verdict.reason,
    )


@pytest.mark.parametrize("name", [ECHO, "quiz-grammy"])
def test_a_framework_that_is_not_installed_is_named(name: str, embedded: Platform, tmp_path: Path) -> None:
    (tmp_path / "lib" / "python3.11" / "site-packages").mkdir(parents=True)

    verdict = tried(name, PIECES[name], embedded, Environment("bare", tmp_path))

    assert verdict.outcome is Outcome.SKIPPED
    assert f"{PIECES[name].package} is not installed" in verdict.reason
    assert "install" in verdict.reason.partition(": ")[2]


def test_a_webhook_that_cannot_be_reached_is_not_tried(embedded: Platform) -> None:
    installed("desk-python-telegram-bot-webhook")
    far = replace(embedded, address=replace(embedded.address, api="https://far.example/bot{token}/{method}"))

    verdict = tried("desk-python-telegram-bot-webhook", PIECES["desk-python-telegram-bot-webhook"], far)

    assert (Outcome.SKIPPED, True) == (verdict.outcome, "--webhook-url" in verdict.reason)


def test_a_platform_that_shows_no_chat_is_judged_by_its_traffic() -> None:
    try:
        with (
            TelegramTestApi() as emulator,
            open_platform(resolve(emulator.url, driver="telegram-test-api")) as platform,
        ):
            verdict = tried("echo-grammy", PIECES["echo-grammy"], platform)
    except Unavailable as missing:
        pytest.skip(str(missing))
    if verdict.outcome is Outcome.SKIPPED:
        pytest.skip(verdict.reason)

    # It shows the tags of HTML as they were sent.
    assert (Outcome.FAIL, "text wrong", 1) == (
        verdict.outcome,
        verdict.extra["cause"],
        verdict.extra["played"],
    )
    assert "<b>" in verdict.extra["shown"]
