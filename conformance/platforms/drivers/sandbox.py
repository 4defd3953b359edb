"""Plays users through the sandbox door, as the reference platform and willing vendors open it."""

import base64
from typing import Any

import httpx

from conformance.platforms.drivers.protocol import Act, Bot, DriverError, Human

__all__ = ["SandboxDriver"]


class SandboxDriver:
    """Speaks JSON to ``/sandbox`` at the platform's origin; the door describes itself as OpenAPI."""

    name = "sandbox"
    acts = frozenset(
        {"send_text", "send_photo", "send_contact", "send_location", "edit_text", "press_button"}
    )

    def __init__(self, base_url: str) -> None:
        self._door = f"{base_url.rstrip('/')}/sandbox"
        self._http = httpx.Client(timeout=10.0, trust_env=False)

    def new_bot(self, first_name: str = "Conformance", username: str | None = None) -> Bot | None:
        made = self._post("bots", first_name=first_name, username=username)
        return Bot(_string(made, "token"), _integer(made, "id"), made.get("username"))

    def new_human(self, like: Human) -> Human:
        made = self._post(
            "users",
            first_name=like.first_name,
            last_name=like.last_name,
            username=like.username,
            language_code=like.language_code,
        )
        names = (made.get(name) for name in ("last_name", "username", "language_code"))
        return Human(_integer(made, "id"), _string(made, "first_name"), *names)

    def open_chat(self, bot: Bot, human: Human) -> int:
        return _integer(self._post("chats/private", bot_token=bot.token, user_id=human.id), "chat_id")

    def new_group(self, bot: Bot, kind: str, title: str, members: tuple[Human, ...]) -> int:
        ids = [human.id for human in members]
        made = self._post("chats/group", bot_token=bot.token, kind=kind, title=title, members=ids)
        return _integer(made, "chat_id")

    def act(self, bot: Bot, act: Act) -> None:
        if act.kind not in self.acts:
            raise DriverError(f"the sandbox driver cannot {act.kind.replace('_', ' ')}")
        details = dict(act.details)
        if isinstance(content := details.pop("content", None), bytes):
            details["content_base64"] = base64.b64encode(content).decode()
        self._post(
            "acts",
            bot_token=bot.token,
            kind=act.kind,
            user_id=act.user_id,
            chat_id=act.chat_id,
            details=details,
        )

    def close(self) -> None:
        self._http.close()

    def _post(self, path: str, **body: Any) -> dict[str, Any]:
        given = {name: value for name, value in body.items() if value is not None}
        try:
            response = self._http.post(f"{self._door}/{path}", json=given)
            answer = response.json()
        except httpx.HTTPError as error:
            raise DriverError(f"the sandbox door at {self._door} does not answer: {error}") from error
        except ValueError as error:
            raise DriverError(f"there is no sandbox door at {self._door}: {path} is not JSON") from error
        if response.status_code >= 400 or not isinstance(answer, dict):
            reason = answer.get("error") if isinstance(answer, dict) else None
            raise DriverError(f"the sandbox refuses {path}: {reason or f'HTTP {response.status_code}'}")
        return answer


def _integer(made: dict[str, Any], name: str) -> int:
    value = made.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise DriverError(f"the sandbox answers without an integer {name!r}")
    return value


def _string(made: dict[str, Any], name: str) -> str:
    value = made.get(name)
    if not isinstance(value, str):
        raise DriverError(f"the sandbox answers without a string {name!r}")
    return value
