"""What checks stand on, made when it is first needed: a caller, people, and chats of every kind."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from conformance.platforms import Platform
from conformance.platforms.drivers import DriverError, Furnisher, Human, Room
from conformance.spec import Spec, Validator
from conformance.suite.ground.caller import Caller
from conformance.suite.ground.departures import NotPlayable
from conformance.suite.ground.people import Group, User

__all__ = ["Chats", "Doorstep", "Ground"]

_SARA = Human(0, "سارا", language_code="fa")
_OMID = Human(0, "امید", "راد", language_code="fa")


@dataclass(frozen=True, slots=True)
class Chats:
    """Chats that a person gave for a run that nobody plays in."""

    private: int | None = None
    group: int | None = None
    channel: int | None = None


@dataclass(frozen=True, slots=True)
class Doorstep:
    """Where the platform's deliveries reach this machine: it listens there, and ``url`` leads to it."""

    listen: str = "127.0.0.1:0"
    url: str = ""


@dataclass(slots=True)
class Ground:
    """The ground of one run.

    What a check may ask for, by the name of its parameter: ``caller``; ``user`` and ``other``,
    people in private chats with the bot; ``group`` (a supergroup), ``forum`` and ``channel``, in which
    the bot is an administrator and which all checks share; ``new_group``, which makes one for this
    check alone; ``doorstep``, where a webhook can be.
    """

    platform: Platform
    spec: Spec
    chats: Chats = field(default_factory=Chats)
    doorstep: Doorstep = field(default_factory=Doorstep)
    _made: dict[str, Any] = field(default_factory=dict)

    @property
    def caller(self) -> Caller:
        made: Caller = self._once("caller", self._caller)
        return made

    def under(self, check: Callable[..., None]) -> Mapping[str, Any]:
        """What the check's parameters name. Raises NotPlayable, DriverError."""
        return {name: self._named(name) for name in inspect.signature(check).parameters}

    def close(self) -> None:
        if "caller" in self._made:
            self.caller.client.close()

    def _named(self, name: str) -> Any:
        makers: Mapping[str, Callable[[], Any]] = {
            "caller": self._caller,
            "user": partial(self._user, _SARA),
            "other": partial(self._other, _OMID),
            "group": partial(self._group, "supergroup"),
            "forum": partial(self._group, "supergroup", is_forum=True),
            "channel": partial(self._group, "channel"),
            "new_group": lambda: self._group,
            "doorstep": lambda: self.doorstep,
        }
        return self._once(name, makers[name])

    def _once(self, name: str, make: Callable[[], Any]) -> Any:
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]

    def _caller(self) -> Caller:
        bot = self.platform.bot()
        driver = self.platform.driver
        if isinstance(driver, Furnisher) and self.platform.makes_bots:
            driver.turn_switches(bot, {"supports_inline_queries": True})
        return Caller(self.platform.client(bot), bot, self.spec, Validator(self.spec))

    def _user(self, like: Human) -> User:
        if self.chats.private is not None:
            return User(self.platform, self.caller.bot, self.chats.private)
        return self._person(like)

    def _other(self, like: Human) -> User:
        self._named("user")  # the first person is the first one that is made
        return self._person(like)

    def _person(self, like: Human) -> User:
        bot, driver = self.caller.bot, self.platform.driver
        if not driver.acts:
            raise NotPlayable("No person and no chat to write in: give --driver or --chat.")
        human = driver.new_human(like)
        return User(self.platform, bot, driver.open_chat(bot, human), human)

    def _group(self, kind: str = "supergroup", *, is_forum: bool = False, **given: Any) -> Group:
        """A chat of that kind; ``given`` is more of a :class:`Room`."""
        title = given.pop("title", "آزمون")
        chat = self.chats.channel if kind == "channel" else self.chats.group
        if chat is not None and not given and not is_forum:
            nobody = User(self.platform, self.caller.bot, chat)
            return Group(chat, kind, title, nobody, nobody)
        owner, member = self._named("user"), self._named("other")
        room = Room(kind, title, members=(member.id,), creator=owner.id, is_forum=is_forum, **given)
        try:
            chat_id = self._room(room, owner, member)
        except DriverError as error:
            raise NotPlayable(f"The driver cannot make a {kind}: {error}.") from error
        return Group(chat_id, kind, title, owner.at(chat_id), member.at(chat_id))

    def _room(self, room: Room, owner: User, member: User) -> int:
        driver = self.platform.driver
        if isinstance(driver, Furnisher):
            return driver.new_room(self.caller.bot, room)
        people = tuple(person.human for person in (owner, member) if person.human)
        return driver.new_group(self.caller.bot, room.kind, room.title, people)
