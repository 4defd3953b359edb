"""Identities as Telegram deals them out: opaque, large, and the same again for the same seed."""

import random
import string

__all__ = ["Counter", "Identities"]

_TOKEN_LETTERS = string.ascii_letters + string.digits + "_-"


class Counter:
    """Numbers from one upwards, each once."""

    __slots__ = ("last",)

    def __init__(self) -> None:
        self.last = 0

    def next(self) -> int:
        self.last += 1
        return self.last


class Identities:
    """Fresh ids of every kind."""

    def __init__(self, seed: int | None = None) -> None:
        self._random = random.Random(seed)  # noqa: S311 - ids of a test server guard nothing
        self._taken: set[int] = set()

    def user(self) -> int:
        """Beyond 32 bits, within the 52 that the Bot API promises."""
        return self._fresh(5_000_000_000, 2**52 - 1)

    def bot(self) -> int:
        return self._fresh(5_000_000_000, 9_999_999_999)

    def group(self) -> int:
        return -self._fresh(4_000_000_000, 5_999_999_999)

    def channel(self) -> int:
        """A supergroup or channel: -100 and ten digits."""
        return -1_000_000_000_000 - self._fresh(1_000_000_000, 3_999_999_999)

    def token(self, bot_id: int) -> str:
        return f"{bot_id}:AA" + "".join(self._random.choices(_TOKEN_LETTERS, k=33))

    def update(self) -> int:
        """Where a bot's update ids start; Telegram too starts anywhere."""
        return self._random.randrange(100_000_000, 900_000_000)

    def query(self) -> str:
        """A callback query: a 64-bit number in decimal."""
        return str(self._random.randrange(2**62, 2**63))

    def chat_instance(self) -> str:
        """Signed 64 bits in decimal, one for each chat."""
        return str(self._random.randrange(-(2**63), 2**63))

    def octets(self, count: int) -> bytes:
        return self._random.randbytes(count)

    def take(self, number: int) -> None:
        """Keeps a number that somebody else chose from being dealt out."""
        self._taken.add(number)

    def text(self, count: int) -> str:
        """Letters and digits, as in invite links and payloads."""
        return "".join(self._random.choices(_TOKEN_LETTERS, k=count))

    def number(self, low: int, high: int) -> int:
        """Any number between the two; it may come again."""
        return self._random.randint(low, high)

    def _fresh(self, low: int, high: int) -> int:
        while (number := self._random.randint(low, high)) in self._taken:
            pass
        self._taken.add(number)
        return number
