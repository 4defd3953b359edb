"""What is under test: where a call goes, how it is authorised, and who plays the users."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from conformance.errors import TokenRefused, UsageError
from conformance.platforms.addresses import address_at, address_of
from conformance.platforms.drivers import Bot, Driver, DriverError, Listener, TerminalDriver, named
from conformance.platforms.drivers.asking import TerminalAsker
from conformance.platforms.drivers.overhearing import OverheardClient
from conformance.platforms.drivers.peeking import Peek
from conformance.platforms.profile import Profile
from conformance.wire import Address, Call, Client, Limits, Throttle

__all__ = ["Platform", "Target", "open_platform"]


@dataclass(frozen=True, slots=True)
class Target:
    """A platform as a user names it, resolved: what to start, or where to go.

    ``start`` is None for a server that runs already; otherwise the mutant's name,
    empty for the faithful reference platform. With a ``profile``, its paths are taken: at its real
    address, or on a stand-in of ours whose file ``stand_in`` is. With a ``shim``, the shim for the profile
    in that file stands in front.
    """

    name: str
    url: str = ""
    files: str | None = None
    driver: str = "none"
    start: str | None = None
    token: str = ""
    timeout: float = 30.0
    profile: Profile | None = None
    stand_in: Path | None = None
    shim: Path | None = None
    rate: float = 0.0  # calls a second; 0: as fast as they are answered
    language: str = "en"  # of people at hand, and how many there are
    people: int = 1

    @property
    def tags(self) -> tuple[str, ...]:
        """What must be said wherever this target is named."""
        if self.profile is None or self.stand_in is None:
            return ()
        return (f"stand-in from published facts ({self.profile.as_of})",)

    @property
    def shown(self) -> str:
        """The platform's name, with what must be said beside it; a shim is none of the platform's."""
        return ", ".join((self.name.removeprefix("shim:"), *self.tags))


@dataclass(frozen=True, slots=True)
class Platform:
    """A target that runs, with its driver."""

    name: str
    address: Address
    driver: Driver
    token: str = ""
    timeout: float = 30.0
    profile: Profile | None = None
    throttle: Throttle = field(default_factory=Throttle)
    origin: str = ""  # where the platform itself is, behind whatever stands in front

    @property
    def shimmed(self) -> bool:
        """Whether something stands in front of the platform."""
        return bool(self.origin) and self.origin != self.address.host

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
        limits = Limits(seconds=self.timeout)
        if isinstance(self.driver, Listener):
            return OverheardClient(self.address, bot.token, limits, self.throttle, listener=self.driver.hear)
        return Client(self.address, bot.token, limits, self.throttle)

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
        url = stack.enter_context(_started(target)) if target.start is not None else target.url
        if not url:
            raise UsageError(f"{target.name} has no address: give --platform a URL.")
        address = _address(target, url)
        origin = address.host
        if target.shim is not None:
            address = Address.parse(stack.enter_context(_shim(target, target.shim, origin)))
        driver = _driver(target, address, origin)
        stack.callback(driver.close)
        throttle = Throttle(target.rate)
        yield Platform(
            target.shown, address, driver, target.token, target.timeout, target.profile, throttle, origin
        )


@contextmanager
def _started(target: Target) -> Iterator[str]:
    """Runs a server of ours, and yields where it answers."""
    # Imported late: a run against a URL never loads the reference platform.
    if target.stand_in is not None:
        from conformance.platforms.standins.process import StandInProcess  # noqa: PLC0415

        with StandInProcess(target.stand_in) as process:
            yield process.url
        return
    from conformance.reference.process import ReferenceProcess  # noqa: PLC0415

    with ReferenceProcess(mutant=target.start or None) as process:
        yield process.url


@contextmanager
def _shim(target: Target, file: Path, origin: str) -> Iterator[str]:
    """Runs a shim in front of the platform, and yields where it answers."""
    from conformance.platforms.shims.process import ShimProcess  # noqa: PLC0415 - see above

    with ShimProcess(file, origin if target.stand_in is not None else "") as process:
        yield process.url


def _driver(target: Target, address: Address, origin: str) -> Driver:
    """Who has people at hand is given eyes of their own for the bot's updates."""
    if target.driver != "terminal":
        return named(target.driver, origin)
    peek = Peek(address, target.token) if target.token else None
    return TerminalDriver(TerminalAsker(), target.language, target.people, peek)


def _address(target: Target, url: str) -> Address:
    if target.profile is None:
        return Address.parse(url, target.files)
    if target.stand_in is not None:
        return address_at(target.profile, url)
    return address_of(target.profile, files=target.files)
