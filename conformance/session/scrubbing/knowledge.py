"""What a session has shown of people so far, and where it stands in a text."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from conformance.session.scrubbing.kinds import Kind
from conformance.session.scrubbing.letters import RUN, fold
from conformance.spec import Spec

__all__ = ["Claim", "Knowledge", "is_common", "tail_of"]

Claim = tuple[int, int, Kind]

_SHORTEST = 3  # words of names, but for those that every text is full of
_SHORTEST_WITHIN = 5  # is looked for inside longer words as well
_NATIONAL = 9  # digits at the end of a phone number, however its beginning is written
_PHONE = re.compile(r"\d(?:[\d ().-]{4,18})\d")

# Words of the web and of programs, beside those of the Bot API itself.
_COMMON = (
    "true false null http https www com org net html json bot start help telegram test the and for you with "
    "this that from have not are was your jpg jpeg png gif webp mp3 mp4 ogg pdf txt zip"
)


class Knowledge:
    """Names and numbers as they were met, folded, by the word with which they begin."""

    def __init__(self, *, within: bool = True) -> None:
        self._looks_within = within  # longer words
        self._beginning: dict[str, list[tuple[str, Kind]]] = defaultdict(list)
        self._within: dict[str, list[tuple[str, Kind]]] = defaultdict(list)
        self._tails: set[str] = set()
        self._met: set[tuple[str, Kind]] = set()

    def __bool__(self) -> bool:
        return bool(self._met)

    def learn(self, kind: Kind, text: str) -> bool:
        """Takes note of what a value of that kind tells, and says whether it is new."""
        before = len(self._met)
        if kind is Kind.PHONE:
            tail = tail_of(text)
            if len(tail) >= 6:
                self._tails.add(tail)
                self._met.add((tail, kind))
        for known in _known(kind, text):
            self._add(known, kind)
        return len(self._met) > before

    def _add(self, text: str, kind: Kind) -> None:
        folded = fold(text.strip())
        first = RUN.search(folded)
        if (folded, kind) in self._met or first is None or is_common(folded):
            return
        self._met.add((folded, kind))
        if first.start() > 0:
            folded = folded[first.start() :]
        entries = self._beginning[first[0]]
        entries.append((folded, kind))
        entries.sort(key=lambda one: -len(one[0]))
        if (
            first[0] == folded
            and len(folded) >= _SHORTEST_WITHIN
            and kind is not Kind.PEER
            and self._looks_within
        ):
            self._within[folded[:_SHORTEST_WITHIN]].append((folded, kind))

    def claims(self, text: str) -> Iterator[Claim]:
        """The places of what is known, in order; a longer name goes before a shorter one."""
        folded, done = fold(text), 0
        if self._tails:
            yield from self._phones(text)
        if not self._within and self._beginning.keys().isdisjoint(RUN.findall(folded)):
            return
        for run in RUN.finditer(folded):
            start, end = run.span()
            if start < done:
                continue
            for known, kind in self._beginning.get(run[0], ()):
                stop = start + len(known)
                if folded.startswith(known, start) and _ends(folded, stop):
                    yield start, stop, kind
                    done = stop
                    break
            else:
                if self._within and end - start > _SHORTEST_WITHIN:
                    yield from self._inside(folded, start, end)

    def _inside(self, folded: str, start: int, end: int) -> Iterator[Claim]:
        place = start
        while place <= end - _SHORTEST_WITHIN:
            for known, kind in self._within.get(folded[place : place + _SHORTEST_WITHIN], ()):
                if folded.startswith(known, place, end):
                    yield place, place + len(known), kind
                    place += len(known) - 1
                    break
            place += 1

    def _phones(self, text: str) -> Iterator[Claim]:
        for found in _PHONE.finditer(text):
            if tail_of(found[0]) in self._tails:
                yield found.start(), found.end(), Kind.PHONE


def is_common(text: str) -> bool:
    """Whether it is a word of the Bot API, or of the web: it tells of nobody, even as somebody's name."""
    return fold(text) in _vocabulary()


def tail_of(phone: str) -> str:
    """The digits of a phone number without its country's: the last nine, and never all."""
    digits = "".join(fold(one) for one in phone if one.isdecimal())
    return digits[-min(_NATIONAL, max(len(digits) - 1, 0)) :] if len(digits) > 1 else ""


def _known(kind: Kind, text: str) -> Iterator[str]:
    match kind:
        case Kind.NAME | Kind.TITLE:
            # Word by word, for there may be markup between two of them.
            words = [word[0] for word in RUN.finditer(text) if _is_telling(word[0])]
            yield from words or ([text] if len(text) > 1 else [])
        case Kind.EMAIL:
            yield text
            local = text.partition("@")[0]
            if len(local) > _SHORTEST:
                yield local
        case Kind.USERNAME | Kind.ADDRESS | Kind.SECRET:
            if len(text) > _SHORTEST:
                yield text
        case Kind.PEER:
            digits = text.lstrip("-").removeprefix("100") if text.startswith("-100") else text.lstrip("-")
            if digits.isdecimal() and len(digits) >= _SHORTEST_WITHIN:
                yield digits
                if text.startswith("-100"):
                    yield "100" + digits


def _is_telling(word: str) -> bool:
    return len(word) >= _SHORTEST and not word.isdecimal()


def _ends(text: str, place: int) -> bool:
    """Whether a word ends there: no letter goes on after a letter, and no digit after a digit."""
    if place >= len(text):
        return True
    before, after = text[place - 1], text[place]
    return not (before.isdecimal() and after.isdecimal()) and not (_is_letter(before) and _is_letter(after))


def _is_letter(character: str) -> bool:
    return character.isalnum() and not character.isdecimal()


@cache
def _vocabulary() -> frozenset[str]:
    spec = Spec.load()
    names: set[str] = set(spec.types) | set(spec.methods)
    for owner in (*spec.types.values(), *spec.unions.values()):
        for name, field in getattr(owner, "fields", {}).items():
            names |= {name, *map(str, field.limits.get("enum", ()))}
        names |= set(getattr(owner, "mapping", {}))
    for method in spec.methods.values():
        names |= set(method.params)
    words = {fold(word[0]) for name in names for word in RUN.finditer(name)}
    return frozenset(words | {fold(name) for name in names}) | set(_COMMON.split())
