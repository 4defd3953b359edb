"""People who come in by a platform's sandbox door."""

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from conformance.bots.conversation import Conversation, Group
from conformance.platforms.drivers import Act, Bot, Human, Room, SandboxDriver

__all__ = ["SandboxCompany", "SandboxPerson"]


class SandboxCompany:
    """The bot, the people and the groups of one conversation, made on one platform."""

    def __init__(self, url: str, conversation: Conversation, first_name: str, username: str) -> None:
        self.driver = SandboxDriver(url)
        self._conversation = conversation
        made = self.driver.door.post(
            "bots", first_name=first_name, username=username, **conversation.switches
        )
        self.bot = Bot(made["token"], made["id"], made["username"])
        self._people = {human: self.driver.new_human(human) for human in conversation.cast}
        self._groups = {group: self._made(group) for group in conversation.groups}

    def person(self, who: Human | None, where: Group | None) -> "SandboxPerson":
        human = self._people[who or self._conversation.cast[0]]
        chat = self._groups[where] if where else self._private(human)
        return SandboxPerson(self.driver, self.bot, human, chat)

    def close(self) -> None:
        self.driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _private(self, human: Human) -> int:
        return self.driver.open_chat(self.bot, human)

    def _made(self, group: Group) -> int:
        ids = {human: known.id for human, known in self._people.items()}
        room = Room(
            group.kind,
            group.title,
            tuple(ids[one] for one in group.members),
            tuple(ids[one] for one in group.administrators),
            ids[group.creator] if group.creator else None,
            group.username,
            group.is_forum,
            group.bot_status,
        )
        return self.driver.new_room(self.bot, room)


class SandboxPerson:
    """One human in one chat."""

    def __init__(self, driver: SandboxDriver, bot: Bot, human: Human, chat_id: int) -> None:
        self._driver = driver
        self._bot = bot
        self._human = human
        self._chat_id = chat_id

    def act(self, kind: str, details: Mapping[str, Any]) -> Mapping[str, Any]:
        own = {"first_name": self._human.first_name, "user_id": self._human.id}
        sent = {**details, **own} if kind == "send_contact" else details
        return self._driver.done(self._bot, Act(kind, self._human.id, self._chat_id, sent))

    def chat(self) -> Sequence[Mapping[str, Any]]:
        path = f"chats/{self._chat_id}/messages"
        messages: Sequence[Mapping[str, Any]] = self._driver.door.get(path, bot_token=self._bot.token)
        return messages

    def notice(self, query_id: str) -> Mapping[str, Any] | None:
        if not query_id:
            return None
        answer: Mapping[str, Any] = self._driver.door.get(f"answers/{query_id}")
        return {**answer, "query_id": query_id} if answer["answered"] else None
