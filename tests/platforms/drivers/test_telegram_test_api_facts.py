"""What we say about telegram-test-api is true of the package itself, asked without driver or suite."""

import itertools
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from conformance.platforms.third_party.telegram_test_api import VERSION, TelegramTestApi

TABLE = tomllib.loads(Path(__file__).with_name("telegram_test_api_facts.toml").read_text(encoding="utf-8"))
FACTS = TABLE["fact"]
KEPT = TABLE["kept"]
STAYS = [fact for fact in FACTS if "exit_code" not in fact["observed"]]
ENDS = [fact for fact in FACTS if "exit_code" in fact["observed"]]
ABSENT = object()
BOTS = itertools.count(100001)


def filled(value: Any, names: Mapping[str, Any]) -> Any:
    if isinstance(value, dict):
        return {key: filled(item, names) for key, item in value.items()}
    if isinstance(value, str):
        for name, text in names.items():
            value = value.replace(f"{{{name}}}", str(text))
    return value


def at(body: Any, path: str) -> Any:
    for step in path.split("."):
        try:
            body = body[int(step) if step.isdigit() else step]
        except (KeyError, IndexError, TypeError):
            return ABSENT
    return body


def asked(http: httpx.Client, request: Mapping[str, Any], names: Mapping[str, Any]) -> httpx.Response:
    request = filled(request, names)
    path = f"/{request['client']}" if "client" in request else f"/bot{request.get('token', names['token'])}/"
    return http.request(
        request.get("verb", "POST"),
        path + request.get("method", ""),
        data=request.get("form"),
        json=request.get("json"),
        params=request.get("query"),
        files={name: (None, text) for name, text in request.get("multipart", {}).items()} or None,
    )


def answered(url: str, fact: Mapping[str, Any]) -> tuple[httpx.Response, dict[str, Any]]:
    """Makes the requests of a fact as a bot of its own; the last answer, and what texts stand for."""
    names: dict[str, Any] = {"token": f"{next(BOTS)}:{'A' * 35}"}
    with httpx.Client(base_url=url, trust_env=False) as http:
        for request in fact.get("given", ()):
            before = asked(http, request, names).json()
            names["message_id"] = at(before, "result.message_id")
        return asked(http, fact["request"], names), names


@pytest.mark.parametrize("fact", [*STAYS, *KEPT], ids=lambda fact: fact["id"])
def test_the_package_does_what_the_fact_says(emulator: TelegramTestApi, fact: dict[str, Any]):
    response, names = answered(emulator.url, fact)
    body, observed = response.json(), filled(fact["observed"], names)

    assert response.status_code == observed["status"]
    assert {path: at(body, path) for path in observed.get("has", {})} == observed.get("has", {})
    assert [path for path in observed.get("null", []) if at(body, path) is not None] == []
    assert [path for path in observed.get("lacks", []) if at(body, path) is not ABSENT] == []
    assert [path for path, least in observed.get("at_least", {}).items() if at(body, path) < least] == []


@pytest.mark.parametrize("fact", ENDS, ids=lambda fact: fact["id"])
def test_the_package_ends_as_the_fact_says(npm_folder: Path, fact: dict[str, Any]):
    with TelegramTestApi(npm_folder) as server:
        answered(server.url, fact)

        assert server.wait(30) == fact["observed"]["exit_code"]
        assert not server.running


def test_every_fact_is_told_once_and_against_the_bot_api():
    ids = [fact["id"] for fact in [*FACTS, *KEPT]]

    assert sorted(set(ids)) == sorted(ids)
    assert [fact["id"] for fact in FACTS if not fact["bot_api_says"].endswith(".")] == []
    assert TABLE["version"] == VERSION
