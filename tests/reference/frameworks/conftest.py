"""Bots on unmodified frameworks, each in a child process, and a person who visits them."""

import importlib.util
import os
import select
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from conformance.platforms.third_party import npm

BOTS = Path(__file__).parent / "bots"
PYTHON = {"aiogram": "aiogram", "python_telegram_bot": "telegram", "pytelegrambotapi": "telebot"}
NODE = {
    "grammy": ("grammy", "1.46.0"),
    "telegraf": ("telegraf", "4.16.3"),
    "node_telegram_bot_api": ("node-telegram-bot-api", "2.1.0"),
}
SECONDS = 20.0


@dataclass(frozen=True)
class Visit:
    """A person in the private chat with a bot that runs."""

    client: httpx.Client
    token: str
    user_id: int

    def act(self, kind: str, **details: Any) -> Any:
        body = {"bot_token": self.token, "kind": kind, "user_id": self.user_id, "chat_id": self.user_id}
        return self.client.post("/sandbox/acts", json={**body, "details": details}).json()

    def say(self, text: str) -> int:
        """The id of the message."""
        return self.act("send_text", text=text)["message_id"]

    def sees(self, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The newest message of which that holds, once there is one."""
        path, end = f"/sandbox/chats/{self.user_id}/messages", time.monotonic() + SECONDS
        while time.monotonic() < end:
            messages = self.client.get(path, params={"bot_token": self.token}).json()
            if (seen := next(filter(holds, reversed(messages)), None)) is not None:
                return seen
            time.sleep(0.02)
        raise AssertionError(f"not seen within {SECONDS:.0f} s; the last message is {messages[-1:]}")

    def sees_text(self, text: str) -> dict[str, Any]:
        return self.sees(lambda message: message.get("text") == text)

    def shown(self, callback_query_id: str) -> Any:
        """What the person is shown for a pressed button."""
        return self.client.get(f"/sandbox/answers/{callback_query_id}").json()


@pytest.fixture(scope="session")
def npm_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the frameworks for node are: CONFORMANCE_NPM_DIR, or a folder of this session."""
    named = os.environ.get("CONFORMANCE_NPM_DIR")
    folder = Path(named) if named else tmp_path_factory.mktemp("frameworks")
    try:
        npm.program("node")
        for name, version in NODE.values():
            npm.install(folder, name, version)
    except npm.Unavailable as reason:
        pytest.skip(str(reason))
    return folder


@pytest.fixture(
    scope="module",
    params=[(framework, mode) for framework in [*PYTHON, *NODE] for mode in ("polling", "webhook")],
    ids=" by ".join,
)
def visit(request: pytest.FixtureRequest, platform: Any) -> Iterator[Visit]:
    """A visit to the bot on that framework, which hears of updates in that way."""
    framework, mode = request.param
    command, environment = _python(framework) if framework in PYTHON else _node(framework, request)
    with httpx.Client(base_url=platform.url, timeout=20) as client:
        token = client.post("/sandbox/bots", json={}).json()["token"]
        user_id = client.post("/sandbox/users", json={"first_name": "Sara"}).json()["id"]
        client.post("/sandbox/chats/private", json={"bot_token": token, "user_id": user_id})
        child = subprocess.Popen(
            [*command, mode, platform.url, token, str(_free_port())],
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            _await_ready(child)
            yield Visit(client, token, user_id)
        finally:
            child.kill()
            child.communicate()


def _python(framework: str) -> tuple[list[str], dict[str, str]]:
    """How the bot is started, and with what in its environment; skips where the framework is not there."""
    package = PYTHON[framework]
    if importlib.util.find_spec(package) is None:
        pytest.skip(f"{package} is not installed: pip install -e '.[frameworks]'")
    return [sys.executable, str(BOTS / f"with_{framework}.py")], {}


def _node(framework: str, request: pytest.FixtureRequest) -> tuple[list[str], dict[str, str]]:
    folder = request.getfixturevalue("npm_folder")
    modules = {"NODE_PATH": str(folder / "node_modules")}
    return [npm.program("node"), str(BOTS / f"with_{framework}.cjs")], modules


def _await_ready(child: "subprocess.Popen[str]") -> None:
    readable, _, _ = select.select([child.stdout], [], [], SECONDS)
    assert readable, f"the bot was not ready within {SECONDS:.0f} s"
    assert "ready\n" == child.stdout.readline()


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]
