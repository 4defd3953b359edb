"""Plays users by a platform's own client interface: put yours in the place of `_ask`."""

from typing import Any

import httpx

from conformance.platforms.drivers import Act, Bot, DriverError, Human

__all__ = ["ExampleDriver"]


class ExampleDriver:
    """What is not in ``acts`` is skipped and counted as untested, so begin with what you have."""

    name = "example"
    acts = frozenset({"send_text", "press_button"})

    def __init__(self, base_url: str) -> None:
        self._http = httpx.Client(base_url=base_url, timeout=10.0, trust_env=False)

    def new_bot(self, first_name: str = "Conformance", username: str | None = None) -> Bot | None:
        """None where bots cannot be made: then --token-file names the bot."""
        made = self._ask("bots", {"first_name": first_name, "username": username})
        return Bot(made["token"], made["id"], made.get("username"))

    def new_human(self, like: Human) -> Human:
        made = self._ask("users", {"first_name": like.first_name})
        return Human(made["id"], made["first_name"])

    def open_chat(self, bot: Bot, human: Human) -> int:
        chat_id: int = self._ask("chats/private", {"bot_token": bot.token, "user_id": human.id})["chat_id"]
        return chat_id

    def new_group(self, bot: Bot, kind: str, title: str, members: tuple[Human, ...]) -> int:
        del bot, title, members
        raise DriverError(f"a {kind} cannot be made here yet")

    def act(self, bot: Bot, act: Act) -> None:
        if act.kind not in self.acts:
            raise DriverError(f"users cannot {act.kind} here yet")
        place = {"user_id": act.user_id, "chat_id": act.chat_id}
        self._ask("acts", {"bot_token": bot.token, "kind": act.kind, "details": dict(act.details), **place})

    def close(self) -> None:
        self._http.close()

    def _ask(self, path: str, content: dict[str, Any]) -> dict[str, Any]:
        """One request to the platform; this one speaks to the sandbox door."""
        try:
            given = {name: value for name, value in content.items() if value is not None}
            answer = self._http.post(f"/sandbox/{path}", json=given)
            answer.raise_for_status()
            found: dict[str, Any] = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise DriverError(f"{path} is refused: {error}") from error
        return found
