"""Which methods there are; each is a function of a request."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from conformance.reference.state import Bot, Platform
from conformance.wire.call import Upload

__all__ = ["HANDLERS", "Handler", "Request", "Written", "method"]


class Request(NamedTuple):
    """A call with the bot that makes it and the platform it is made on."""

    platform: Platform
    bot: Bot
    params: Mapping[str, Any]
    files: Mapping[str, Upload]


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


def method(name: str) -> Callable[[Handler], Handler]:
    """Registers a function as the method of that name, in the Bot API's spelling."""

    def register(handler: Handler) -> Handler:
        HANDLERS[name] = handler
        return handler

    return register
