"""How a person at hand is asked: on the terminal itself, as pytest keeps the streams of this program."""

import os
import select
from collections.abc import Callable
from enum import Enum
from typing import Protocol

from conformance.platforms.drivers.protocol import DriverError

__all__ = ["Asker", "InputAsker", "Reply", "TerminalAsker"]

_LOOK = 0.5  # seconds between looks at what the platform shows
_TTY = "/dev/tty"


class Reply(Enum):
    """What a person says to a sentence that asks for something."""

    DONE = "done"
    SEEN = "seen"  # nothing said: the platform shows that it is done
    SKIP = "skip"
    QUIT = "quit"


_WORDS = {
    **dict.fromkeys(("s", "skip", "n", "نه", "نمی‌شود"), Reply.SKIP),
    **dict.fromkeys(("q", "quit", "پایان"), Reply.QUIT),
}


class Asker(Protocol):
    """Shows a sentence, and waits until the person answers or it is seen done."""

    def ask(self, sentence: str, seen: Callable[[], bool]) -> Reply:
        """Raises DriverError where nobody is there."""

    def tell(self, sentence: str) -> None:
        """Shows a sentence that asks for nothing."""


class InputAsker:
    """Asks by standard input, and waits for Enter."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read

    def ask(self, sentence: str, seen: Callable[[], bool]) -> Reply:
        del seen
        try:
            return _reply(self._read(f"→ {sentence}. Then press Enter. "))
        except EOFError:
            raise DriverError("nobody is at hand") from None

    def tell(self, sentence: str) -> None:
        """One who only answers is told nothing in between."""
        del sentence


class TerminalAsker:
    """Asks on the terminal that this program was started from: pytest keeps the streams for itself."""

    def __init__(self, path: str = _TTY) -> None:
        self._path = path
        self._tty: int | None = None

    def ask(self, sentence: str, seen: Callable[[], bool]) -> Reply:
        self.tell(sentence)
        heard = b""
        while True:
            if seen():
                return Reply.SEEN
            if not select.select([self._opened()], [], [], _LOOK)[0]:
                continue
            try:
                heard += (more := os.read(self._opened(), 1024))
            except OSError:
                more = b""  # the other end of the terminal is closed
            if not more:
                raise DriverError("nobody is at hand: the terminal is closed")
            if b"\n" in heard:
                return _reply(heard.decode(errors="replace"))

    def tell(self, sentence: str) -> None:
        os.write(self._opened(), f"\r\n→ {sentence}\r\n".encode())

    def close(self) -> None:
        if self._tty is not None:
            os.close(self._tty)
            self._tty = None

    def _opened(self) -> int:
        if self._tty is None:
            try:
                self._tty = os.open(self._path, os.O_RDWR | os.O_NOCTTY)
            except OSError as error:
                raise DriverError(f"nobody is at hand: there is no terminal ({error.strerror})") from None
        return self._tty


def _reply(line: str) -> Reply:
    return _WORDS.get(line.strip().casefold(), Reply.DONE)
