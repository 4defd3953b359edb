"""Which methods there are, and how deep each goes; each is a function of a request."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from conformance.reference.state import Bot, Platform
from conformance.wire.call import Upload

__all__ = ["DEPTHS", "HANDLERS", "Depth", "Handler", "Request", "Written", "method"]


class Depth(StrEnum):
    """What a method is worth here."""

    BEHAVES = "behaves"  # state, updates and errors as Telegram's
    ANSWERS = "answers"  # parameters are checked, the result is true to the schema, nothing is behind it
    REFUSES = "refuses"  # as Telegram refuses a bot without that right


class Request(NamedTuple):
    """A call with the bot that makes it and the platform it is made on.

    ``fetched`` are the files behind the addresses that the call names; None where there is none.
    """

    platform: Platform
    bot: Bot
    params: Mapping[str, Any]
    files: Mapping[str, Upload]
    fetched: Mapping[str, Upload | None] = {}
    method: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A result that is JSON already, with the word that some answers add to it."""

    text: str
    description: str = ""

    def envelope(self) -> str:
        added = f',"description":"{self.description}"' if self.description else ""
        return f'{{"ok":true,"result":{self.text}{added}}}'


# Its result, or an awaitable of it.
Handler = Callable[[Request], Any]

HANDLERS: dict[str, Handler] = {}
DEPTHS: dict[str, Depth] = {}


def method(name: str, depth: Depth = Depth.BEHAVES) -> Callable[[Handler], Handler]:
    """Registers a function as the method of that name, in the Bot API's spelling."""

    def register(handler: Handler) -> Handler:
        HANDLERS[name] = handler
        DEPTHS[name] = depth
        return handler

    return register
