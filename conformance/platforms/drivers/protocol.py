"""Who plays the human users on a platform: one small protocol."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from conformance.session.props import Game
from conformance.wire import Exchange

__all__ = [
    "Act",
    "Bot",
    "CannotDo",
    "Driver",
    "DriverError",
    "Furnisher",
    "Human",
    "Listener",
    "Onlooker",
    "Room",
]


@dataclass(frozen=True, slots=True)
class Human:
    """A user that the driver plays, as the platform knows them."""

    id: int
    first_name: str = "User"
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot on the platform, with the token that its calls carry."""

    token: str
    id: int | None = None
    username: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a person does.

    ``kind`` is one of ``send_text`` {text, entities?, reply_to_message_id?},
    ``send_photo``, ``send_audio``, ``send_document``, ``send_video``, ``send_animation``,
    ``send_voice``, ``send_video_note``, ``send_sticker`` {content: bytes, file_name?, caption?},
    ``send_contact`` {phone_number, first_name, last_name?, user_id?},
    ``send_location`` {latitude, longitude}, ``edit_text`` {message_id, text},
    ``press_button`` {message_id, data}, ``inline_query`` {query, offset},
    ``choose_result`` {inline_query_id, result_id}, ``block`` and ``unblock`` {}, and whatever else a
    sandbox door describes. Ids in ``details`` are the platform's own.
    """

    kind: str
    user_id: int
    chat_id: int
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Room:
    """A group, supergroup or channel, and who is what in it; people by the platform's own ids.

    ``bot_rights`` are those of an administrator, by their names in ChatMember; None: every one.
    """

    kind: str
    title: str
    members: tuple[int, ...] = ()
    administrators: tuple[int, ...] = ()
    creator: int | None = None
    username: str | None = None
    is_forum: bool = False
    bot_status: str = "administrator"
    bot_rights: tuple[str, ...] | None = None


class DriverError(Exception):
    """The driver could not do what it says it can; never the platform's failure."""


class CannotDo(DriverError):
    """Who plays says that this cannot be done here: skipped, and nobody's failure."""


class Driver(Protocol):
    """Plays people. What is not in ``acts`` is skipped and counted as untested."""

    name: str

    @property
    def acts(self) -> frozenset[str]:
        """The kinds of acts that it can do."""

    def new_bot(self, first_name: str = "Conformance", username: str | None = None) -> Bot | None:
        """A fresh bot, or None where bots cannot be made and the given token must serve."""

    def new_human(self, like: Human) -> Human:
        """A person with (as far as the platform allows) that name; the id is the platform's own."""

    def open_chat(self, bot: Bot, human: Human) -> int:
        """The private chat of the two, as after a person has opened it; returns its chat id."""

    def new_group(self, bot: Bot, kind: str, title: str, members: tuple[Human, ...]) -> int:
        """A ``group``, ``supergroup`` or ``channel`` with the bot in it as an administrator; its chat id."""

    def act(self, bot: Bot, act: Act) -> None:
        """Does it; returns once the platform has accepted it. Raises DriverError."""

    def close(self) -> None:
        """Releases what the driver holds."""


@runtime_checkable
class Furnisher(Protocol):
    """What a driver can also do, so that recorded sessions find what they take for granted."""

    def hold_page(self, url: str, content: bytes) -> None:
        """Has the platform find that file at that address. Raises DriverError."""

    def new_room(self, bot: Bot, room: Room) -> int:
        """As ``new_group``, with everyone in their place. Raises DriverError, as where a name is taken."""

    def own_game(self, bot: Bot, short_name: str, game: Game) -> None:
        """Gives the bot a game, as its maker does with BotFather. Raises DriverError."""

    def turn_switches(self, bot: Bot, switches: Mapping[str, bool]) -> None:
        """Turns what BotFather turns, by getMe's names: ``supports_inline_queries``… Raises DriverError."""


@runtime_checkable
class Listener(Protocol):
    """What a driver can also do: listen to the bot's calls, to tell people what they see there."""

    def hear(self, exchange: Exchange) -> None:
        """Called after every exchange."""


@runtime_checkable
class Onlooker(Protocol):
    """What a driver can also do: show what a person sees, so that no bot's word is taken for it."""

    def done(self, bot: Bot, act: Act) -> Mapping[str, Any]:
        """As ``act``, and says what came of it: ``callback_query_id``… Raises DriverError."""

    def messages(self, bot: Bot, chat_id: int) -> Sequence[Mapping[str, Any]]:
        """The messages of a chat as they stand now, the oldest first. Raises DriverError."""

    def answer(self, query_id: str) -> Mapping[str, Any] | None:
        """What a pressed button, or an inline query, was answered with; None while it is not."""
