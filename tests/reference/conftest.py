"""One reference platform for the session, and a fresh bot with a customer for each test."""

import base64
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from PIL import Image

from conformance.reference import ReferenceProcess


@dataclass(frozen=True)
class Stage:
    """A bot and a person in an open private chat."""

    client: httpx.Client
    token: str
    bot_id: int
    user_id: int

    def send(self, method: str, **params: Any) -> httpx.Response:
        return self.client.post(f"/bot{self.token}/{method}", json=params)

    def result(self, method: str, **params: Any) -> Any:
        answer = self.send(method, **params).json()
        assert answer["ok"], answer
        return answer["result"]

    def refusal(self, method: str, **params: Any) -> tuple[int, str]:
        answer = self.send(method, **params).json()
        assert not answer["ok"], answer
        return answer["error_code"], answer["description"]

    def say(self, text: str, **params: Any) -> Any:
        return self.result("sendMessage", chat_id=self.user_id, text=text, **params)

    def act(self, kind: str, chat_id: int | None = None, **details: Any) -> Any:
        body = {
            "bot_token": self.token,
            "kind": kind,
            "user_id": self.user_id,
            "chat_id": chat_id or self.user_id,
            "details": details,
        }
        return self.client.post("/sandbox/acts", json=body).json()

    def seen(self, chat_id: int | None = None) -> Any:
        path = f"/sandbox/chats/{chat_id or self.user_id}/messages"
        return self.client.get(path, params={"bot_token": self.token}).json()

    def group(self, kind: str) -> int:
        body = {"bot_token": self.token, "kind": kind, "title": "Shop", "members": [self.user_id]}
        return self.client.post("/sandbox/chats/group", json=body).json()["chat_id"]


def _open_stage(client: httpx.Client) -> Stage:
    bot = client.post("/sandbox/bots", json={}).json()
    user = client.post("/sandbox/users", json={"first_name": "سارا", "language_code": "fa"}).json()
    client.post("/sandbox/chats/private", json={"bot_token": bot["token"], "user_id": user["id"]})
    return Stage(client, bot["token"], bot["id"], user["id"])


@pytest.fixture(scope="session")
def platform() -> Iterator[ReferenceProcess]:
    with ReferenceProcess(seed=7) as process:
        yield process


@pytest.fixture
def stage(platform: ReferenceProcess) -> Iterator[Stage]:
    with httpx.Client(base_url=platform.url, timeout=20) as client:
        yield _open_stage(client)


@pytest.fixture
def open_stage() -> Callable[[httpx.Client], Stage]:
    """For a test that starts platforms of its own."""
    return _open_stage


@pytest.fixture
def mutant_stage(request: pytest.FixtureRequest) -> Iterator[Stage]:
    with ReferenceProcess(mutant=request.param) as process, httpx.Client(base_url=process.url) as client:
        yield _open_stage(client)


def picture(width: int = 1000, height: int = 500) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def png() -> bytes:
    return picture()


@pytest.fixture
def png_text(png: bytes) -> str:
    return base64.b64encode(png).decode()
