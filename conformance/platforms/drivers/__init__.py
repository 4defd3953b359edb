"""Who plays the human users on a platform."""

from collections.abc import Callable
from importlib.metadata import entry_points

from conformance.errors import UsageError
from conformance.platforms.drivers.none import NoDriver
from conformance.platforms.drivers.protocol import (
    Act,
    Bot,
    Driver,
    DriverError,
    Furnisher,
    Human,
    Onlooker,
    Room,
)
from conformance.platforms.drivers.sandbox import SandboxDriver
from conformance.platforms.drivers.telegram_test_api import TelegramTestApiDriver

__all__ = [
    "Act",
    "Bot",
    "Driver",
    "DriverError",
    "Furnisher",
    "Human",
    "NoDriver",
    "Onlooker",
    "Room",
    "SandboxDriver",
    "TelegramTestApiDriver",
    "named",
]

_OWN: dict[str, Callable[[str], Driver]] = {
    "none": NoDriver,
    "sandbox": SandboxDriver,
    "telegram-test-api": TelegramTestApiDriver,
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
