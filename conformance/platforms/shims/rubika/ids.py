"""The Bot API's numbers for ids with a letter for their kind."""

from conformance.platforms.shims.ids import Numbers

__all__ = ["Ids"]

_NEGATIVE = {"g", "c"}


class Ids:
    """What was seen is known again; of a number never seen, the sign says the kind."""

    def __init__(self) -> None:
        self._numbers = Numbers()
        self._kinds: dict[int, str] = {}

    def number(self, native: str) -> int:
        number = self._numbers.number(native[2:], -1 if native[:1] in _NEGATIVE else 1)
        if native[:1] != "u":
            self._kinds[number] = native[:2]
        return number

    def chat(self, number: int) -> str:
        return self._kinds.get(number, "b0" if number > 0 else "g0") + self._numbers.text(number)

    def user(self, number: int) -> str:
        return f"u0{self._numbers.text(number)}"
