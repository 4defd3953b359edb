"""A candidate that cannot be had says why; one that runs ends with us."""

from pathlib import Path

import httpx
import pytest

from conformance.platforms.third_party.telegram_test_api import TelegramTestApi, Unavailable, install


def test_without_node_it_says_so(npm_folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(Unavailable, match="node is not installed"):
        TelegramTestApi(npm_folder).__enter__()


def test_without_npm_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(Unavailable, match="npm is not installed"):
        install(tmp_path)


def test_without_the_package_it_says_where_it_looked(tmp_path: Path):
    with pytest.raises(Unavailable, match=r"not installed in .*: run npm install"):
        TelegramTestApi(tmp_path).__enter__()


def test_what_npm_says_is_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'npm error no network' >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    with pytest.raises(Unavailable, match="npm error no network"):
        install(tmp_path / "project")


def test_the_package_is_found_upwards(npm_folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("CONFORMANCE_NPM_DIR", raising=False)
    monkeypatch.chdir(npm_folder / "node_modules")

    with TelegramTestApi() as server:
        assert server.running


def test_what_is_closed_answers_no_more(npm_folder: Path):
    with TelegramTestApi(npm_folder) as server:
        assert httpx.get(f"{server.url}/bot1:A/getMe", trust_env=False).json()["ok"]

    server.close()
    assert not server.running
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{server.url}/bot1:A/getMe", trust_env=False)


def test_it_ends_when_its_input_does(npm_folder: Path):
    """Else a run that is killed would leave it behind."""
    with TelegramTestApi(npm_folder) as server:
        server._child.stdin.close()

        assert server.wait(30) == 0
        server._child.stdin = None
