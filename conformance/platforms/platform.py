"""What is under test: where a call goes, how it is authorised, and who plays the users."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace

from conformance.errors import TokenRefused, UsageError
from conformance.platforms.drivers import Bot, Driver, DriverError, named
from conformance.wire import Address, Call, Client, Limits

__all__ = ["Platform", "Target", "open_platform"]


@dataclass(frozen=True, slots=True)
class Target:
    """A platform as a user names it, resolved: what to start, or where to go.

    ``start`` is None for a server that runs already; otherwise the mutant's name,
    empty for the faithful reference platform.
    """

    name: str
    url: str = ""
    files: str | None = None
    driver: str = "none"
    start: str | None = None
    token: str = ""
    timeout: float = 30.0


@dataclass(frozen=True, slots=True)
class Platform:
    """A target that runs, with its driver."""

    name: str
    address: Address
    driver: Driver
    token: str = ""
    timeout: float = 30.0

    @property
    def makes_bots(self) -> bool:
        return not self.token

    def bot(self, first_name: str = "Conformance", username: str | None = None) -> Bot:
        """The given bot, or a fresh one where the driver makes them.

        Raises TokenRefused where there is neither, and UsageError where the driver does not fit.
        """
        if self.token:
            return Bot(self.token)
        try:
            made = self.driver.new_bot(first_name, username)
        except DriverError as error:
            with self.client(Bot("0")) as client:
                client.send(Call("getMe"))  # says so itself where nothing answers at all
            raise UsageError(f"The driver {self.driver.name!r} cannot make a bot: {error}.") from error
        if made is None:
            raise TokenRefused(
                f"{self.name} needs a bot's token: set CONFORMANCE_TOKEN, or name a file with --token-file."
            )
        return made

    def client(self, bot: Bot) -> Client:
        return Client(self.address, bot.token, Limits(seconds=self.timeout))

    def identified(self, bot: Bot) -> Bot:
        """The bot with the id and username that getMe tells, where the driver did not."""
        if bot.id is not None:
            return bot
        with self.client(bot) as client:
            me = client.send(Call("getMe")).answer.result
        if not isinstance(me, dict) or not isinstance(me.get("id"), int):
            return bot
        return replace(bot, id=me["id"], username=me.get("username"))


@contextmanager
def open_platform(target: Target) -> Iterator[Platform]:
    """Starts what must be started, yields the platform, and stops it again."""
    with ExitStack() as stack:
        url = target.url
        if target.start is not None:
            # Imported late: a run against a URL never loads the reference platform.
            from conformance.reference.process import ReferenceProcess  # noqa: PLC0415

            url = stack.enter_context(ReferenceProcess(mutant=target.start or None)).url
        if not url:
            raise UsageError(f"{target.name} has no address: give --platform a URL.")
        address = Address.parse(url, target.files)
        driver = named(target.driver, address.host)
        stack.callback(driver.close)
        yield Platform(target.name, address, driver, target.token, target.timeout)
