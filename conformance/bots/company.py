"""The people of one conversation, and what each of them sees."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from conformance.bots.conversation import Conversation, Group
from conformance.bots.sanity import sane
from conformance.bots.seeing import Seen
from conformance.bots.traffic import Traffic
from conformance.bots.transcript import Transcript
from conformance.platforms.drivers import Act, Bot, Driver, DriverError, Furnisher, Human, Onlooker, Room

__all__ = ["People", "public_name"]

_SECONDS_TO_REACH = 5.0
_LONGEST_NAME = 32


class People:
    """Brought onto a platform by its driver, with their groups; raises DriverError where it cannot.

    What they see is what the driver shows; where it shows nothing, what the traffic tells.
    """

    def __init__(
        self, driver: Driver, bot: Bot, story: Conversation, traffic: Traffic, suffix: str = ""
    ) -> None:
        self._suffix = suffix
        self.driver, self.bot, self.traffic = driver, bot, traffic
        self.transcript = Transcript(traffic)
        self.acted = 0  # how much had passed before the last act
        self.logged = 0  # how much the bot had logged then
        self.kind = ""  # of that act
        self.on_act: Callable[[], int] = lambda: 0
        self._story = story
        self._turn_switches(story.switches)
        self._people = {human: driver.new_human(human) for human in story.cast}
        self._groups = {group: self._made(group) for group in story.groups}
        self._chats: dict[Human, int] = {}
        self.shown = isinstance(driver, Onlooker)

    def person(self, who: Human | None, where: Group | None) -> "OnePerson":
        human = self._people[who or self._story.cast[0]]
        chat_id = self._groups[where] if where else self._private(human)
        return OnePerson(self, human, chat_id)

    def messages(self, chat_id: int) -> Sequence[Seen]:
        if self.shown and isinstance(self.driver, Onlooker):
            try:
                return sane(self.driver.messages(self.bot, chat_id))
            except DriverError:
                self.shown = False  # a door of which this part is not open
        return sane(self.transcript.messages(chat_id))

    def answer(self, query_id: str) -> Seen | None:
        if self.shown and isinstance(self.driver, Onlooker):
            with suppress(DriverError):
                return self.driver.answer(query_id)
        return self.transcript.answer(query_id)

    def _private(self, human: Human) -> int:
        if human not in self._chats:
            self._chats[human] = self.driver.open_chat(self.bot, human)
        return self._chats[human]

    def _turn_switches(self, switches: Mapping[str, bool]) -> None:
        if switches and isinstance(self.driver, Furnisher):
            with suppress(DriverError):  # what misses them says so itself
                self.driver.turn_switches(self.bot, switches)

    def _made(self, group: Group) -> int:
        if not isinstance(self.driver, Furnisher):
            there = tuple(self._people[one] for one in group.people)
            return self.driver.new_group(self.bot, group.kind, group.title, there)
        ids = {human: known.id for human, known in self._people.items()}
        room = Room(
            group.kind,
            group.title,
            tuple(ids[one] for one in group.members),
            tuple(ids[one] for one in group.administrators),
            ids[group.creator] if group.creator else None,
            public_name(group, self._suffix),
            group.is_forum,
            group.bot_status,
        )
        return self.driver.new_room(self.bot, room)


def public_name(group: Group, suffix: str) -> str | None:
    """The group's username, which a suffix makes another than that of the same group elsewhere."""
    name = group.username
    return f"{name[: _LONGEST_NAME - len(suffix)]}{suffix}" if name and suffix else name


class OnePerson:
    """One human in one chat."""

    def __init__(self, people: People, human: Human, chat_id: int) -> None:
        self._people = people
        self._human = human
        self._chat_id = chat_id

    def act(self, kind: str, details: Mapping[str, Any]) -> Mapping[str, Any]:
        people = self._people
        people.acted, people.logged, people.kind = len(people.traffic), people.on_act(), kind
        if kind == "send_contact":
            details = {**details, "first_name": self._human.first_name, "user_id": self._human.id}
        if kind == "start" and "start" not in people.driver.acts:
            payload = details.get("payload", "")
            kind, details = "send_text", {"text": f"/start {payload}".strip()}
        act = Act(kind, self._human.id, self._chat_id, details)
        if isinstance(people.driver, Onlooker):
            return people.driver.done(people.bot, act)
        people.driver.act(people.bot, act)
        return self._begun(kind, people.acted)

    def chat(self) -> Sequence[Seen]:
        return self._people.messages(self._chat_id)

    def notice(self, query_id: str) -> Seen | None:
        return self._people.answer(query_id) if query_id else None

    def _begun(self, kind: str, position: int) -> Mapping[str, Any]:
        """The query that an act has begun, by the update that tells the bot of it."""
        if kind not in {"press_button", "inline_query"}:
            return {}
        deadline = time.monotonic() + _SECONDS_TO_REACH
        while not (found := self._people.transcript.query(kind, self._human.id, position)):
            if time.monotonic() > deadline:
                return {}
            time.sleep(0.02)
        return {"callback_query_id": found}
