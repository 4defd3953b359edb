"""What a bot's owner turns with BotFather, turned for one check."""

from collections.abc import Iterator
from contextlib import contextmanager

from conformance.platforms.drivers import DriverError, Furnisher
from conformance.suite.ground.caller import Caller
from conformance.suite.ground.departures import NotPlayable
from conformance.suite.ground.people import User

__all__ = ["switched"]


@contextmanager
def switched(caller: Caller, user: User, name: str) -> Iterator[None]:
    """The bot with that switch of getMe's on, and put back. Raises NotPlayable where nobody can turn it."""
    if caller.given("getMe").get(name) is True:
        yield
        return
    driver = user.platform.driver
    if not isinstance(driver, Furnisher):
        raise NotPlayable(f"The bot has not {name}, and the driver {driver.name!r} cannot turn it on.")
    try:
        driver.turn_switches(user.bot, {name: True})
    except DriverError as error:
        raise NotPlayable(f"The driver cannot turn on {name}: {error}.") from error
    try:
        yield
    finally:
        driver.turn_switches(user.bot, {name: False})
