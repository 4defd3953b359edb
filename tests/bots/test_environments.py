"""Other versions of frameworks, in environments of their own."""

from pathlib import Path

import pytest

from conformance.bots.environments import bench, environments
from conformance.bots.pieces import PIECES
from conformance.errors import UsageError


def venv(path: Path, package: str, version: str) -> Path:
    info = path / "lib" / "python3.11" / "site-packages" / f"{package.replace('-', '_')}-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n")
    return path


@pytest.mark.parametrize(
    ("package", "version", "bot"),
    [
        ("aiogram", "2.25.2", "echo-aiogram-2@old"),
        ("aiogram", "3.7.0", "shop-aiogram@old"),
        ("pyTelegramBotAPI", "3.8.3", "echo-pytelegrambotapi-3@old"),
        ("python-telegram-bot", "13.15", "echo-python-telegram-bot-13@old"),
        ("python-telegram-bot", "20.8", "desk-python-telegram-bot@old"),
    ],
)
def test_a_bot_is_run_with_the_majors_that_it_is_written_for(
    package: str, version: str, bot: str, tmp_path: Path
) -> None:
    (environment,) = environments([f"old={venv(tmp_path, package, version)}"])

    others = {name for name, _, where in bench([environment]) if where is environment}

    assert bot in others
    assert {f"-{version.partition('.')[0]}@" in name for name in others} == {
        f"-{version.partition('.')[0]}@" in bot
    }


def test_a_bot_is_not_run_with_a_version_that_it_would_fail_on_by_itself(tmp_path: Path) -> None:
    (environment,) = environments([f"old={venv(tmp_path, 'aiogram', '3.0.0')}"])

    assert [] == [name for name, _, where in bench([environment]) if where is environment]


def test_without_environments_the_bench_is_what_is_installed_here() -> None:
    assert [name for name, _, _ in bench()] == list(PIECES)


def test_a_folder_of_environments_is_found_by_its_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    venv(tmp_path / "aiogram-2", "aiogram", "2.25.2")
    monkeypatch.setenv("CONFORMANCE_BOT_ENVS", str(tmp_path))

    assert ["aiogram-2"] == [one.name for one in environments()]


@pytest.mark.parametrize("given", ["old", "=x", "old=/no/such/folder"])
def test_what_is_no_environment_is_told(given: str) -> None:
    with pytest.raises(UsageError, match="write NAME=PATH"):
        environments([given])


def test_a_variable_that_names_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFORMANCE_BOT_ENVS", "/no/such/folder")

    with pytest.raises(UsageError, match="nox -s bot-envs"):
        environments()
