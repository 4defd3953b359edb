"""Who plays the human users on a platform."""

from collections.abc import Callable
from importlib.metadata import entry_points

from conformance.errors import UsageError
from conformance.platforms.drivers.asking import TerminalAsker
from conformance.platforms.drivers.none import NoDriver
from conformance.platforms.drivers.protocol import (
    Act,
    Bot,
    CannotDo,
    Driver,
    DriverError,
    Furnisher,
    Human,
    Listener,
    Onlooker,
    Room,
)
from conformance.platforms.drivers.sandbox import SandboxDriver
from conformance.platforms.drivers.telegram_test_api import TelegramTestApiDriver
from conformance.platforms.drivers.terminal import TerminalDriver

__all__ = [
    "Act",
    "Bot",
    "CannotDo",
    "Driver",
    "DriverError",
    "Furnisher",
    "Human",
    "Listener",
    "NoDriver",
    "Onlooker",
    "Room",
    "SandboxDriver",
    "TelegramTestApiDriver",
    "TerminalDriver",
    "named",
]

_OWN: dict[str, Callable[[str], Driver]] = {
    "none": NoDriver,
    "sandbox": SandboxDriver,
    "telegram-test-api": TelegramTestApiDriver,
    # Who knows the bot's token gives it eyes: conformance.platforms.platform.
    "terminal": lambda _: TerminalDriver(TerminalAsker()),
}


def named(name: str, base_url: str) -> Driver:
    """The driver of that name, ours or one of the entry points ``conformance.drivers``.

    Raises UsageError that lists those known.
    """
    if name in _OWN:
        return _OWN[name](base_url)
    others = {point.name: point for point in entry_points(group="conformance.drivers")}
    if name in others:
        driver: Driver = others[name].load()(base_url)
        return driver
    raise UsageError(f"No driver is called {name!r}: known are {', '.join(sorted({*_OWN, *others}))}.")
