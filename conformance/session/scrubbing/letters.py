"""Words, and which letters may stand for one another: those of one class and of one length."""

import re
import string
import unicodedata
from functools import cache

__all__ = ["RUN", "alphabet", "fold", "unfold"]

# What is replaced as one: letters, or digits, of any script.
RUN = re.compile(r"[^\W\d_]+|\d+")

_PERSIAN = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_ALPHABETS = (string.digits, string.ascii_lowercase, _PERSIAN)
_BLOCK = 64  # characters of one block take as many bytes in UTF-8, and as many units in UTF-16


def fold(text: str) -> str:
    """The text in small letters and ASCII digits, of the same length."""
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def unfold(folded: str, like: str) -> str:
    """The folded text in the case and the digits of another."""
    if like == fold(like):
        return folded
    return "".join(_unfolded(letter, model) for letter, model in zip(folded, like, strict=True))


@cache
def alphabet(letter: str) -> str:
    """The letters of the same class as a folded one, itself among them."""
    for known in _ALPHABETS:
        if letter in known:
            return known
    start = ord(letter) // _BLOCK * _BLOCK
    wanted = _class(letter)
    return "".join(one for one in map(chr, range(start, start + _BLOCK)) if _class(one) == wanted)


def _class(letter: str) -> tuple[str, int] | None:
    if (
        not letter.isalnum()
        or letter.translate(_FOLDS) != letter
        or any(letter in each for each in _ALPHABETS)
    ):
        return None
    upper = letter.upper()
    cased = len(upper) == 1 and upper != letter and upper.lower() == letter
    return unicodedata.category(letter), len(upper.encode()) if cased else 0


def _unfolded(letter: str, model: str) -> str:
    if model.isdecimal():
        return chr(ord(model) - unicodedata.decimal(model) + int(letter))
    return letter if model.translate(_FOLDS) == model else letter.upper()


class _Folds(dict[int, str]):
    """Folds a character when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        lower = character.lower()
        if character.isdecimal():
            folded = str(unicodedata.decimal(character))
        else:
            folded = lower if len(lower) == 1 and lower.upper() == character else character
        self[code] = folded
        return folded


_FOLDS = _Folds()
