"""Sets the stage: makes or finds the recorded cast on the platform, and binds who is who."""

from contextlib import suppress
from dataclasses import dataclass, field

from conformance.compare import Binding, Policy
from conformance.platforms.drivers import Bot, Driver, DriverError, Furnisher, Human
from conformance.platforms.platform import Platform
from conformance.replay.cast import Cast, Chat
from conformance.session.props import Props

__all__ = ["Stage", "set_stage"]

PEER = "peer"


@dataclass(slots=True)
class Stage:
    """The bot, the people by their recorded ids, and what could not be set up, with the reason."""

    bot: Bot
    humans: dict[int, Human] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)  # recorded chats by their @name
    absent: dict[int, str] = field(default_factory=dict)


def set_stage(cast: Cast, platform: Platform, binding: Binding, props: Props) -> Stage:
    """Brings the cast onto the platform through its driver; what it cannot do is absent, not an error."""
    name = cast.bot.first_name if cast.bot else "Conformance"
    bot = platform.identified(platform.bot(name, cast.bot.username if cast.bot else None))
    stage = Stage(bot)
    _furnish(platform, bot, props)
    if cast.bot and bot.id is not None:
        _bind(binding, cast.bot.id, bot.id)
    for person in cast.people:
        try:
            human = platform.driver.new_human(person)
        except DriverError as error:
            stage.absent[person.id] = str(error)
            continue
        stage.humans[person.id] = human
        _bind(binding, person.id, human.id)
    for chat in cast.private_chats:
        try:
            if chat in stage.humans:
                platform.driver.open_chat(bot, stage.humans[chat])
        except DriverError as error:
            stage.absent[chat] = str(error)
    for group in cast.groups:
        if group.username:
            stage.names[f"@{group.username.lower()}"] = group.id
        there = tuple(stage.humans[id_] for id_ in cast.members.get(group.id, ()) if id_ in stage.humans)
        try:
            _bind(binding, group.id, _new_group(platform.driver, bot, group, there))
        except DriverError as error:
            stage.absent[group.id] = str(error)
    return stage


def _new_group(driver: Driver, bot: Bot, group: Chat, members: tuple[Human, ...]) -> int:
    if group.username and isinstance(driver, Furnisher):
        return driver.new_public_group(bot, group.kind, group.title, members, group.username)
    return driver.new_group(bot, group.kind, group.title, members)


def _furnish(platform: Platform, bot: Bot, props: Props) -> None:
    """Brings the props; a step that misses one that cannot be had says so itself."""
    driver = platform.driver
    if not isinstance(driver, Furnisher):
        return
    with suppress(DriverError):
        for url, content in props.pages.items():
            driver.hold_page(url, content)
        for short_name, game in props.games.items():
            driver.own_game(bot, short_name, game)
        if props.switches:
            driver.turn_switches(bot, props.switches)


def _bind(binding: Binding, recorded: int, observed: int) -> None:
    binding.relate(PEER, None, recorded, observed, Policy.ONE_TO_ONE)
