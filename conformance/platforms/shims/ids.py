"""The Bot API's numbers for ids that are strings elsewhere, both ways."""

import hashlib

__all__ = ["Numbers"]


_LARGEST = 2**52  # what the Bot API promises to stay within


class Numbers:
    """Digits stand for themselves; any other text gets a number of 52 bits, known while this runs."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}

    def number(self, text: str, sign: int = 1) -> int:
        if (
            text.isascii()
            and len(text) <= 16
            and text.isdecimal()
            and text == str(int(text))
            and int(text) < _LARGEST
        ):
            return sign * int(text)
        made = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") >> 12
        self._texts[made] = text
        return sign * made

    def text(self, number: int) -> str:
        return self._texts.get(abs(number), str(abs(number)))
