from dataclasses import dataclass, field
from typing import Any

import pytest

from conformance.platforms import Platform, open_platform, resolve
from conformance.platforms.drivers import Act, Bot, Human
from conformance.wire import Answer, Call, Form, Upload


@dataclass
class Stage:
    """A bot behind a shim, and a person who can write to it."""

    platform: Platform
    bot: Bot
    human: Human
    chat: int
    files: dict[str, Upload] = field(default_factory=dict)

    def call(self, method: str, **params: Any) -> Answer:
        form = Form.MULTIPART if self.files else Form.JSON
        with self.platform.client(self.bot) as client:
            return client.send(Call(method, params, self.files, form), patience=5).answer

    def says(self, text: str) -> None:
        self.act("send_text", text=text)

    def act(self, kind: str, **details: Any) -> None:
        self.platform.driver.act(self.bot, Act(kind, self.human.id, self.chat, details))

    def seen(self) -> Any:
        return self.platform.driver.messages(self.bot, self.chat)[-1]


@pytest.fixture(scope="module")
def opened():
    """Shims by their platforms, each started once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("CONFORMANCE_TOKEN", raising=False)
        running: dict[str, Any] = {}

        def open_(name: str) -> Platform:
            if name not in running:
                context = open_platform(resolve(f"shim:embedded:{name}"))
                running[name] = (context, context.__enter__())
            return running[name][1]

        yield open_
        for context, _ in running.values():
            context.__exit__(None, None, None)


@pytest.fixture
def stage(opened):
    def made(name: str) -> Stage:
        platform = opened(name)
        bot = platform.bot()
        human = platform.driver.new_human(Human(0, "سارا", username=None))
        return Stage(platform, bot, human, platform.driver.open_chat(bot, human))

    return made
