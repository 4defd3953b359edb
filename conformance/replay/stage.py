"""Sets the stage: makes or finds the recorded cast on the platform, and binds who is who."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from conformance.compare import HANDLE, Binding, Policy
from conformance.platforms.drivers import Bot, Driver, DriverError, Furnisher, Human, Room
from conformance.platforms.platform import Platform
from conformance.replay.cast import Cast, Chat
from conformance.session.props import Props

__all__ = ["PEER", "Stage", "set_stage"]

PEER = "peer"


@dataclass(slots=True)
class Stage:
    """The bot, the people by their recorded ids, and what could not be set up, with the reason."""

    bot: Bot
    humans: dict[int, Human] = field(default_factory=dict)
    names: Mapping[str, int] = field(default_factory=dict)  # recorded chats by their @name
    absent: dict[int, str] = field(default_factory=dict)


def set_stage(cast: Cast, platform: Platform, binding: Binding, props: Props) -> Stage:
    """Brings the cast onto the platform through its driver; what it cannot do is absent, not an error."""
    name = cast.bot.first_name if cast.bot else "Conformance"
    bot = platform.identified(platform.bot(name, cast.bot.username if cast.bot else None))
    setting = _Setting(cast, platform.driver, binding, Stage(bot, names=cast.names))
    _furnish(platform.driver, bot, props)
    if cast.bot and bot.id is not None:
        setting.bind(cast.bot.id, bot.id, cast.bot.username, bot.username)
    for person in cast.people:
        setting.cast_person(person)
    for chat in cast.private_chats:
        setting.open_chat(chat)
    for group in cast.groups:
        setting.open_group(group)
    return setting.stage


@dataclass(frozen=True, slots=True)
class _Setting:
    cast: Cast
    driver: Driver
    binding: Binding
    stage: Stage

    def bind(self, recorded: int, observed: int, name: str | None = None, called: str | None = None) -> None:
        self.binding.relate(PEER, None, recorded, observed, Policy.ONE_TO_ONE)
        if name and called:
            self.binding.relate("username", None, name, called, Policy.ENVIRONMENT)

    def cast_person(self, person: Human) -> None:
        try:
            human = self.driver.new_human(person)
        except DriverError as error:
            self.stage.absent[person.id] = str(error)
            return
        self.stage.humans[person.id] = human
        self.bind(person.id, human.id, person.username, human.username)

    def open_chat(self, chat: int) -> None:
        try:
            if chat in self.stage.humans:
                self.driver.open_chat(self.stage.bot, self.stage.humans[chat])
        except DriverError as error:
            self.stage.absent[chat] = str(error)

    def open_group(self, group: Chat) -> None:
        if group.username:
            self.binding.relate(HANDLE, None, group.username.lower(), group.id, Policy.LATEST)
        try:
            id_, name = self._group(group)
        except DriverError as error:
            self.stage.absent[group.id] = str(error)
            return
        self.bind(group.id, id_, group.username, name)

    def _group(self, group: Chat) -> tuple[int, str | None]:
        driver, bot, there = (
            self.driver,
            self.stage.bot,
            self._people(group, "member", "administrator", "creator"),
        )
        if not isinstance(driver, Furnisher):
            return driver.new_group(bot, group.kind, group.title, there), None
        if not group.username:
            return driver.new_room(bot, self._room(group, None)), None
        try:
            return driver.new_room(bot, self._room(group, group.username)), group.username
        except DriverError:
            # Of an earlier session on the same platform.
            name = f"{group.username[:21]}_{abs(bot.id or 0) % 10**10}"
            return driver.new_room(bot, self._room(group, name)), name

    def _room(self, group: Chat, username: str | None) -> Room:
        seats, bot_id = self.cast.seats, self.cast.bot.id if self.cast.bot else None
        creator = next(iter(self._people(group, "creator")), None)
        return Room(
            group.kind,
            group.title,
            tuple(one.id for one in self._people(group, "member", "restricted")),
            tuple(one.id for one in self._people(group, "administrator")),
            creator.id if creator else None,
            username,
            group.is_forum,
            seats.statuses.get(group.id, {}).get(bot_id or 0, "administrator"),
            seats.bot_rights.get(group.id),
        )

    def _people(self, group: Chat, *statuses: str) -> tuple[Human, ...]:
        humans = self.stage.humans
        return tuple(humans[id_] for id_ in self.cast.seats.having(group.id, *statuses) if id_ in humans)


def _furnish(driver: Driver, bot: Bot, props: Props) -> None:
    """Brings the props; a step that misses one that cannot be had says so itself."""
    if not isinstance(driver, Furnisher):
        return
    with suppress(DriverError):
        for url, content in props.pages.items():
            driver.hold_page(url, content)
        for short_name, game in props.games.items():
            driver.own_game(bot, short_name, game)
        if props.switches:
            driver.turn_switches(bot, props.switches)
