"""Versions of the Bot API, in their order."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from conformance.errors import UsageError
from conformance.spec.document import document

__all__ = ["Version"]


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """One version of the Bot API: ``7.9 < 7.10``."""

    numbers: tuple[int, ...]

    def __str__(self) -> str:
        return ".".join(map(str, self.numbers))

    @classmethod
    def parse(cls, text: str) -> "Version":
        """The version of that name; raises UsageError for one that the bundle does not know."""
        known = _known()
        if text in known:
            return known[text]
        raise UsageError(f"Bot API {text!r} is not a known version: {_advice(text)}.")

    @classmethod
    def known(cls) -> "tuple[Version, ...]":
        """Every version of the bundle, oldest first."""
        return tuple(_known().values())

    @classmethod
    def newest(cls) -> "Version":
        return cls.known()[-1]

    @property
    def released(self) -> date | None:
        """The day it was announced, where that is known."""
        day = document()["x-versions"].get(str(self))
        return date.fromisoformat(day) if day else None


@cache
def _known() -> dict[str, Version]:
    found = {text: Version(tuple(map(int, text.split(".")))) for text in document()["x-versions"]}
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _advice(text: str) -> str:
    known = Version.known()
    whole = f"give one from {known[0]} to {known[-1]}"
    try:
        wanted = Version(tuple(map(int, text.split("."))))
    except ValueError:
        return whole
    below = [version for version in known if version < wanted]
    return f"{whole}, the nearest below is {below[-1]}" if below else whole
