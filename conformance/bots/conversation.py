"""What people do in chats with a bot, and what they must then see: the words in which it is written down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from conformance.platforms.drivers.protocol import Human

__all__ = [
    "EXPECTATIONS",
    "Conversation",
    "Group",
    "Line",
    "asks",
    "blocks",
    "by",
    "chooses",
    "edits",
    "files",
    "follows",
    "gets",
    "hears",
    "joins",
    "knocks",
    "leaves",
    "misses",
    "pays",
    "points",
    "presses",
    "quoted",
    "reacts",
    "says",
    "sees",
    "sends",
    "shares",
    "starts",
    "votes",
]


@dataclass(frozen=True, slots=True)
class Group:
    """A group or channel that the bot is in, with whoever is there before the first line."""

    title: str
    kind: str = "supergroup"
    creator: Human | None = None
    administrators: tuple[Human, ...] = ()
    members: tuple[Human, ...] = ()
    username: str | None = None
    bot_status: str = "administrator"
    is_forum: bool = False

    @property
    def people(self) -> tuple[Human, ...]:
        return (*((self.creator,) if self.creator else ()), *self.administrators, *self.members)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a script: ``verb`` is the name of the function that made it.

    Without ``who`` it is the first of the cast's, without ``where`` in their own chat with the bot.
    """

    verb: str
    text: str = ""
    also: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    has: str = ""
    edited: bool | None = None
    alert: bool | None = None
    content: bytes = b""
    kind: str = ""
    file_name: str = ""
    to: str = ""
    order: Mapping[str, Any] = field(default_factory=dict)
    who: Human | None = None
    where: Group | None = None

    def __str__(self) -> str:
        names = ("also", "buttons", "has", "edited", "alert", "kind", "file_name", "to")
        given = {name: getattr(self, name) for name in names}
        rest = "".join(
            f", {name}={_shown(value)}" for name, value in given.items() if value not in {None, (), ""}
        )
        who = f"{self.who.first_name} " if self.who else ""
        where = f" in {quoted(self.where.title)}" if self.where else ""
        return f"{who}{self.verb}({quoted(self.text)}{rest}){where}"


def quoted(text: str) -> str:
    """On one line, between quotes. Not as Python writes it, which spells out the joiners of Persian."""
    return "'" + text.replace("\n", "\\n") + "'"


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return f"({', '.join(map(quoted, value))})"
    return quoted(value) if isinstance(value, str) else repr(value)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A script with its people and places; ``switches`` of the bot are getMe's own names."""

    cast: tuple[Human, ...]
    script: tuple[Line, ...]
    groups: tuple[Group, ...] = ()
    switches: Mapping[str, bool] = field(default_factory=dict)


# What waits for something to be seen; every other line moves the story on.
EXPECTATIONS = frozenset({"gets", "hears", "misses", "sees"})


def by(who: Human, *lines: Line, where: Group | None = None) -> tuple[Line, ...]:
    """Those lines are this person's, in that place."""
    return tuple(replace(line, who=who, where=where) for line in lines)


def starts(payload: str = "") -> Line:
    """Presses Start, having come by a link with that payload if there is one."""
    return Line("starts", payload)


def follows() -> Line:
    """Opens the latest link to the bot that anybody was shown, and presses Start."""
    return Line("follows")


def says(text: str, *, to: str = "") -> Line:
    """Writes a message; in reply to the latest one with the words ``to``."""
    return Line("says", text, to=to)


def edits(old: str, new: str) -> Line:
    """Changes what they have written."""
    return Line("edits", new, to=old)


def presses(label: str) -> Line:
    """Presses the button with these words: below a message, or in the keyboard."""
    return Line("presses", label)


def shares(phone_number: str) -> Line:
    """Sends their own contact."""
    return Line("shares", phone_number)


def sends(content: bytes, caption: str = "", *, kind: str = "photo", to: str = "") -> Line:
    """Sends a picture, or a file of another kind, such as voice or video."""
    return Line("sends", caption, content=content, kind=kind, to=to)


def files(content: bytes, file_name: str, caption: str = "", *, to: str = "") -> Line:
    """Sends a document."""
    return Line("sends", caption, content=content, kind="document", file_name=file_name, to=to)


def points(latitude: float, longitude: float) -> Line:
    """Sends a place on the map."""
    return Line("points", order={"latitude": latitude, "longitude": longitude})


def votes(option: str) -> Line:
    """Votes for the answer with these words, in the latest poll that has it."""
    return Line("votes", option)


def pays(title: str, **order: Any) -> Line:
    """Pays the latest invoice with this title; ``order`` is what it asks for, as the door names it."""
    return Line("pays", title, order=order)


def reacts(emoji: str, *, to: str) -> Line:
    """Reacts to the latest message with the words ``to``."""
    return Line("reacts", emoji, to=to)


def asks(query: str) -> Line:
    """Types a query after the bot's name."""
    return Line("asks", query)


def chooses(title: str) -> Line:
    """Sends the offered result with this title."""
    return Line("chooses", title)


def joins() -> Line:
    """Joins the group or channel."""
    return Line("joins")


def knocks() -> Line:
    """Joins by the latest invite link that anybody was shown, or asks to be let in by it."""
    return Line("knocks")


def leaves() -> Line:
    """Leaves the group or channel."""
    return Line("leaves")


def blocks() -> Line:
    """Blocks the bot."""
    return Line("blocks")


def sees(
    text: str = "",
    *also: str,
    buttons: Iterable[str] = (),
    has: str = "",
    edited: bool | None = None,
) -> Line:
    """A message of the bot that is new since the last act, or edited since, says and shows all this.

    ``has`` is a field of it: photo, document, poll, invoice, left_chat_member…
    """
    return Line("sees", text, also, tuple(buttons), has, edited)


def misses(text: str) -> Line:
    """No message says this any longer."""
    return Line("misses", text)


def hears(text: str = "", *, alert: bool | None = None) -> Line:
    """The last button that was pressed is answered with this notice."""
    return Line("hears", text, alert=alert)


def gets(*titles: str) -> Line:
    """The last inline query is answered with results that have these titles; with none, if none is given."""
    return Line("gets", "", titles)
