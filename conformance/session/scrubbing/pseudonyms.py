"""Keyed pseudonyms of words: always the same for one key, never two words' own, never the word itself."""

import hashlib
import hmac

from conformance.session.scrubbing.letters import RUN, alphabet, fold, unfold

__all__ = ["Pseudonyms"]

_ROUNDS = 4
_REMEMBERED = 20_000


class Pseudonyms:
    """Replaces each word and each number of a text by another of the same letters' classes and length.

    Every word is replaced by itself, so that a name is the same inside a text, a link or an address.
    A keyed permutation of all words of one shape needs no memory to be one-to-one. The first digit of
    a number stays, and with it the number's magnitude.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._words: dict[str, str] = {}

    def of(self, text: str) -> str:
        return RUN.sub(lambda run: self._word(run[0]), text)

    def _word(self, word: str) -> str:
        folded = fold(word)
        known = self._words.get(folded)
        if known is None:
            known = self._permuted(folded)
            if len(self._words) >= _REMEMBERED:
                self._words.clear()
            self._words[folded] = known
        return unfold(known, word)

    def _permuted(self, word: str) -> str:
        """One step on, as seen through a permutation: a permutation that leaves no word in its place."""
        alphabets = [alphabet(letter) for letter in word]
        numeric = word[0].isdecimal()
        free = [place for place, one in enumerate(alphabets) if len(one) > 1 and not (numeric and place == 0)]
        if not free:
            return word
        shape = "".join(one[0] for one in alphabets) + (word[0] if numeric else "")
        sizes = [len(alphabets[place]) for place in free]
        values = [alphabets[place].index(word[place]) for place in free]
        self._mix(values, sizes, shape, 1)
        step = 1 + self._numbers(shape, "step", 1)[0] % (sizes[-1] - 1)
        values[-1] = (values[-1] + step) % sizes[-1]
        self._mix(values, sizes, shape, -1)
        letters = list(word)
        for place, value in zip(free, values, strict=True):
            letters[place] = alphabets[place][value]
        return "".join(letters)

    def _mix(self, values: list[int], sizes: list[int], shape: str, direction: int) -> None:
        """Feistel's rounds over letters, or the same rounds undone."""
        middle = (len(values) + 1) // 2
        halves = (range(middle), range(middle, len(values)))
        for number in range(_ROUNDS)[::direction]:
            changed, other = halves[number % 2], halves[1 - number % 2]
            seen = ",".join(str(values[place]) for place in other)
            for place, amount in zip(
                changed, self._numbers(shape, f"{number}:{seen}", len(changed)), strict=True
            ):
                values[place] = (values[place] + direction * amount) % sizes[place]

    def _numbers(self, shape: str, seen: str, count: int) -> list[int]:
        seed = hmac.digest(self._key, f"{shape}\0{seen}".encode(), "sha256")
        stream = hashlib.shake_256(seed).digest(2 * count)
        return [int.from_bytes(stream[start : start + 2]) for start in range(0, 2 * count, 2)]
