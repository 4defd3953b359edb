"""Plays a conversation, line by line, until its end or the first line that does not come true."""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from conformance.bots.conversation import EXPECTATIONS, Group, Line
from conformance.bots.doing import Impossible, act_of
from conformance.bots.seeing import Seen, ending, is_true, words
from conformance.platforms.drivers.protocol import Human

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
    """How far a script came; ``failure`` is empty where it came to its end."""

    played: int
    failure: str = ""


def play(script: Sequence[Line], company: Company, patience: float = 10.0) -> Outcome:
    """Plays a script, giving each expectation ``patience`` seconds to come true."""
    places = {(line.who, line.where): company(line.who, line.where) for line in script}
    memory = _Memory(places)
    for played, line in enumerate(script):
        person = places[line.who, line.where]
        waits = line.verb in EXPECTATIONS
        why = memory.wait(line, person, patience) if waits else memory.act(line, person)
        if why:
            told = f"Line {played + 1}, {line}: {why}. The chat ends with:\n{ending(person.chat())}"
            return Outcome(played, told)
    return Outcome(len(script))


@dataclass(slots=True)
class _Memory:
    """What stood in each place before the last act, and which query it began."""

    places: Mapping[tuple[Human | None, Group | None], Person]
    before: dict[tuple[Human | None, Group | None], Mapping[int, Seen]] = field(default_factory=dict)
    query_id: str = ""

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

    def wait(self, line: Line, person: Person, patience: float) -> str:
        deadline = time.monotonic() + patience
        before = self.before.get((line.who, line.where), {})
        while not is_true(line, person.chat(), before, person.notice(self.query_id)):
            if time.monotonic() > deadline:
                return f"not within {patience:g} s"
            time.sleep(0.02)
        return ""
