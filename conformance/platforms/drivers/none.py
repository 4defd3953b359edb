"""Nobody plays: what needs a person is skipped, and said."""

from typing import NoReturn

from conformance.platforms.drivers.protocol import Act, Bot, DriverError, Human

__all__ = ["NoDriver"]


class NoDriver:
    """Plays nobody."""

    name = "none"
    acts: frozenset[str] = frozenset()

    def __init__(self, base_url: str = "") -> None:
        self._base_url = base_url

    def new_bot(self, first_name: str = "Conformance", username: str | None = None) -> None:
        del first_name, username

    def new_human(self, like: Human) -> Human:
        self._refuse(like)

    def open_chat(self, bot: Bot, human: Human) -> int:
        self._refuse(bot, human)

    def new_group(self, bot: Bot, kind: str, title: str, members: tuple[Human, ...]) -> int:
        self._refuse(bot, kind, title, members)

    def act(self, bot: Bot, act: Act) -> None:
        self._refuse(bot, act)

    def close(self) -> None:
        """Nothing is held."""

    def _refuse(self, *_: object) -> NoReturn:
        raise DriverError("no driver plays the users here: name one with --driver")
