"""Plays a conversation, line by line, until its end or the first line that does not come true."""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from conformance.bots.conversation import EXPECTATIONS, Group, Line
from conformance.bots.doing import Impossible, act_of
from conformance.bots.seeing import Seen, ending, is_true, words
from conformance.platforms.drivers.protocol import DriverError, Human

__all__ = ["Company", "Outcome", "Person", "play"]

# What a person takes from a link that somebody was shown: a payload, or the whole of it.
_LINKS = {"follows": re.compile(r"[?&]start=([\w-]+)"), "knocks": re.compile(r"https://t\.me/\+[\w-]+")}


class Person(Protocol):
    """Somebody in a chat with the bot."""

    def act(self, kind: str, details: Mapping[str, Any]) -> Mapping[str, Any]:
        """Does it, and returns what is known of it, such as ``callback_query_id``."""

    def chat(self) -> Sequence[Seen]:
        """The messages of the chat, as they stand now."""

    def notice(self, query_id: str) -> Seen | None:
        """What a pressed button, or an inline query, was answered with; None while it is not."""


Company = Callable[[Human | None, Group | None], Person]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How far a script came; ``failure`` is empty where it came to its end.

    ``why`` is its reason alone, ``line`` the one that did not come true; ``unplayed`` says of an act
    what the driver could not do, and ``chat`` is what stood there in the end.
    """

    played: int
    failure: str = ""
    line: Line | None = field(default=None, compare=False)
    why: str = field(default="", compare=False)
    unplayed: str = field(default="", compare=False)
    chat: tuple[Seen, ...] = field(default=(), compare=False)


def _always() -> bool:
    return True


def play(
    script: Sequence[Line],
    company: Company,
    patience: float = 10.0,
    *,
    alive: Callable[[], bool] = _always,
    on_line: Callable[[int, Line], None] = lambda *_: None,
) -> Outcome:
    """Plays a script, giving each expectation ``patience`` seconds to come true, while the bot is alive.

    ``on_line`` is told each line that was played.
    """
    places = {(line.who, line.where): company(line.who, line.where) for line in script}
    memory = _Memory(places)
    for played, line in enumerate(script):
        person, unplayed = places[line.who, line.where], ""
        try:
            why = memory.do(line, person, patience, alive)
        except DriverError as error:
            why = unplayed = str(error)
        if why:
            chat = tuple(person.chat())
            told = f"Line {played + 1}, {line}: {why}. The chat ends with:\n{ending(chat)}"
            return Outcome(played, told, line, why, unplayed, chat)
        on_line(played, line)
    return Outcome(len(script))


@dataclass(slots=True)
class _Memory:
    """What stood in each place before the last act, and which query it began."""

    places: Mapping[tuple[Human | None, Group | None], Person]
    before: dict[tuple[Human | None, Group | None], Mapping[int, Seen]] = field(default_factory=dict)
    query_id: str = ""

    def do(self, line: Line, person: Person, patience: float, alive: Callable[[], bool]) -> str:
        """Plays a line; the answer is why it did not come true, and else empty."""
        if line.verb in EXPECTATIONS:
            return self.wait(line, person, patience, alive)
        return self.act(line, person)

    def act(self, line: Line, person: Person) -> str:
        """Does what the line says; the answer is why it cannot be done, and else empty."""
        self.before = {
            place: {message["message_id"]: message for message in someone.chat()}
            for place, someone in self.places.items()
        }
        line = replace(line, text=self._shown(_LINKS[line.verb])) if line.verb in _LINKS else line
        try:
            kind, details = act_of(line, person.chat(), person.notice(self.query_id))
        except Impossible as error:
            return str(error)
        came = person.act(kind, details)
        self.query_id = came.get("callback_query_id") or came.get("inline_query_id") or self.query_id
        return ""

    def _shown(self, link: re.Pattern[str]) -> str:
        """The latest such link that a message of any place shows."""
        shown = (words(message) for someone in self.places.values() for message in someone.chat())
        found = [one for text in shown for one in link.findall(text)]
        return found[-1] if found else ""

    def wait(self, line: Line, person: Person, patience: float, alive: Callable[[], bool]) -> str:
        deadline = time.monotonic() + patience
        before = self.before.get((line.who, line.where), {})
        while True:
            lives = alive()  # asked first, as the last that it did counts
            if is_true(line, person.chat(), before, person.notice(self.query_id)):
                return ""
            if not lives:
                return "the bot has ended"
            if time.monotonic() > deadline:
                return f"not within {patience:g} s"
            time.sleep(0.02)
