from pathlib import Path
from urllib.parse import urlsplit

import pytest

from conformance.bots.pieces import PIECES
from conformance.bots.playing import Outcome
from conformance.bots.program import Missing, Show
from conformance.bots.record import main, recorded
from conformance.bots.running import run
from conformance.data import CASSETTES
from conformance.reference.process import ReferenceProcess
from conformance.session.cassette import Cassette, Meta, load

# The shortest of each framework that the environment has; all are recorded by `nox -s cassettes -- --all`.
TRIED = ("shop-aiogram", "echo-python-telegram-bot", "echo-pytelegrambotapi", "echo-grammy")


def available(name: str) -> bool:
    """Whether the framework is installed here, and node where it needs that."""
    try:
        return bool(PIECES[name].bot())
    except Missing:
        return False


def methods(cassette: Cassette) -> list[str]:
    return [urlsplit(one.uri).path.rsplit("/", 1)[-1] for one in cassette.interactions]


def said(path: Path) -> list[str]:
    """The calls but for polls: how many of them come back empty is the machine's affair."""
    return [method for method in methods(load(path)) if method != "getUpdates"]


def test_every_piece_has_its_shipped_cassette() -> None:
    shipped = {name for name, piece in PIECES.items() if piece.ships}

    assert {path.stem for path in CASSETTES.glob("*.yaml")} == shipped


@pytest.mark.parametrize("name", TRIED)
def test_a_bot_on_an_unmodified_framework_shows_its_user_what_it_should(name: str, tmp_path: Path) -> None:
    if not available(name):
        pytest.skip(f"the framework of {name} is not installed")

    came = recorded(name, tmp_path / "a.yaml")

    assert (came.outcome.failure, came.problems, came.exit_code) == ("", (), 0), came.log
    # A difference means: record the shipped cassette again, by `python -m conformance.bots.record`.
    assert said(tmp_path / "a.yaml") == said(CASSETTES / f"{name}.yaml")


@pytest.mark.parametrize(
    ("mutant", "name", "line"),
    [
        ("file_id_not_reusable", "shop-aiogram", "Line 32, sees('🌷 زعفران سرگل'"),
        ("refuses_get", "echo-pytelegrambotapi", "The bot never came to await updates"),
    ],
    ids=["file_id_not_reusable", "refuses_get"],
)
def test_a_fault_that_a_person_would_see_is_told_by_the_line_that_it_breaks(
    mutant: str, name: str, line: str, tmp_path: Path
) -> None:
    if not available(name):
        pytest.skip(f"the framework of {name} is not installed")

    came = recorded(name, tmp_path / "a.yaml", mutant=mutant, patience=1.0)

    assert (came.ok, came.outcome.failure[: len(line)]) == (False, line)


def test_a_bot_that_never_calls_is_told_from_a_platform_that_fails(tmp_path: Path) -> None:
    show = Show("conformance.no_such_bot", "a", "a_bot", "conformance.bots.echo.conversation:TALK")

    with ReferenceProcess() as platform:
        came = run(show, platform.url, tmp_path / "a.yaml", Meta("a"))

    assert came.outcome == Outcome(0, "The bot made no call that was answered: its own log says why.")
    assert "no_such_bot" in came.log


@pytest.mark.parametrize("given", [["no-such-bot"], [], ["shop-aiogram", "--all"]], ids=" ".join)
def test_what_to_record_must_be_said_once(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(given)

    assert "no piece" in (told := capsys.readouterr().err) or "give names, or --all" in told


def test_a_bot_whose_framework_is_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CONFORMANCE_NPM_DIR", str(tmp_path))

    assert main(["quiz-grammy", "-o", str(tmp_path)]) == 1
    assert "quiz-grammy: grammy is not installed" in capsys.readouterr().err


def test_the_corpus_is_described(request: pytest.FixtureRequest) -> None:
    described = (request.config.rootpath / "docs" / "corpus.md").read_text(encoding="utf-8")

    assert [name for name, piece in PIECES.items() if piece.ships and f"`{name}`" not in described] == []


def test_the_corpus_speaks_by_every_form_that_clients_use() -> None:
    interactions = [one for path in CASSETTES.glob("*.yaml") for one in load(path).interactions]
    forms = {one.request_headers.get("content-type", "none").partition(";")[0] for one in interactions}

    assert forms >= {"none", "application/json", "application/x-www-form-urlencoded", "multipart/form-data"}
    assert {one.method for one in interactions} == {"GET", "POST"}
    assert {one.direction for one in interactions} == {"call", "webhook"}
    assert sum(load(path).meta.locale == "fa" for path in CASSETTES.glob("*.yaml")) >= 12


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


@pytest.mark.parametrize("path", sorted(CASSETTES.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_shipped_cassette_says_where_or_by_whom_it_was_recorded(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not [word for word in ("127.0.0.1", "localhost", "/home/", "/root/") if word in text]


@pytest.mark.parametrize("path", sorted(CASSETTES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_cassette_is_small_and_claims_no_more_than_is_so(path: Path) -> None:
    meta = load(path).meta

    assert path.stat().st_size < 150_000
    assert (path.stem, True, None) == (
        meta.name,
        meta.recorded_on.startswith("reference platform"),
        meta.validated_live,
    )
