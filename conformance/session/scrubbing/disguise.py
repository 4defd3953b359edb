"""How a value of each kind is hidden."""

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterable
from functools import partial

from conformance.session.scrubbing import shapes
from conformance.session.scrubbing.documents import Change, loose_json
from conformance.session.scrubbing.kinds import Kind
from conformance.session.scrubbing.knowledge import Claim, Knowledge, is_common, tail_of
from conformance.session.scrubbing.letters import RUN, unfold
from conformance.session.scrubbing.policy import Policy
from conformance.session.scrubbing.pseudonyms import Pseudonyms
from conformance.session.scrubbing.spelling import LAYERS

__all__ = ["Disguise"]

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}", re.ASCII)
_LONG = 5
_REMEMBERED, _REPEATED = 5_000, 256
_WORDS = re.compile(r":(TEST|LIVE):")
_QUOTED = re.compile(r'("[^"]*")')
_CARD = re.compile(r"^((?!BEGIN:|END:|VERSION:)[^:\n]*:)(.+)", re.MULTILINE)
_JSON = re.compile(r"\s*[\[{]\s*[\"\[{]")


class Disguise:
    """Hides what the policy says, by pseudonyms of one key, with what the session has told so far."""

    def __init__(self, pseudonyms: Pseudonyms, policy: Policy) -> None:
        self.knowledge = Knowledge()
        self._telling = Knowledge(within=False)
        self._pseudonyms = pseudonyms
        self._policy = policy
        self._masked = {Kind.TEXT, Kind.URL} if policy.texts else set()
        self._masked |= {Kind.HOOK} if policy.people else set()
        self._learnt: dict[tuple[Kind, str], str] = {}
        self._hidden: dict[tuple[Kind, str], str] = {}  # as long as nothing new is known
        self._hiders: dict[Kind, Callable[[str], str]] = {
            **{kind: partial(self._free, kind) for kind in _READ},
            Kind.SECRET: self._secret,
            Kind.PEER: self._peer,
            Kind.BINARY: self._binary,
            Kind.REFUSAL: self._refusal,
        }
        if policy.people:
            self._hiders |= {
                Kind.NAME: pseudonyms.of,
                Kind.TITLE: pseudonyms.of,
                Kind.ADDRESS: pseudonyms.of,
                Kind.USERNAME: self._username,
                Kind.PHONE: self._phone,
                Kind.EMAIL: self._email,
                Kind.CARD: lambda text: _CARD.sub(self._card_line, text),
                Kind.PLACE: _rounded,
                Kind.BIRTH: _rounded_date,
            }

    def learn(self, kind: Kind, text: str) -> str:
        """Takes note of a value that may be met again, and leaves it as it is."""
        if (kind, text) in self._learnt or kind is Kind.KEPT:
            return text
        self._remember(self._learnt, kind, text, text)
        if kind in _READ:
            return self._read(kind, text, self.learn, self._learn_plain)
        if self._hides(kind):
            self._note(kind, text)
        if kind is Kind.PEER and self._policy.people and text.startswith("@"):
            self._note(Kind.USERNAME, text[1:])
        return text

    def _hides(self, kind: Kind) -> bool:
        if kind in _PERSONAL:
            return self._policy.people
        return kind is Kind.SECRET or (kind is Kind.PEER and self._policy.ids)

    def _learn_plain(self, kind: Kind, text: str) -> str:  # noqa: ARG002 - as hiding takes it
        if self._policy.people and len(text) > 3:
            for start, end, found in shapes.people(text):
                self._note(found, text[start:end])
        return text

    def _note(self, kind: Kind, text: str) -> None:
        if self.knowledge.learn(kind, text):
            self._hidden.clear()
        if kind in _TELLING and len(text) >= _LONG:
            self._telling.learn(kind, text)

    def hide(self, kind: Kind, text: str) -> str:
        """The value as it may be written."""
        if kind is Kind.KEPT or not text:
            return text
        known = self._hidden.get((kind, text))
        if known is None:
            hider = self._hiders.get(kind)
            known = hider(text) if hider is not None else self._free(Kind.FREE, text)
            self._remember(self._hidden, kind, text, known)
        return known

    @staticmethod
    def _remember(memory: dict[tuple[Kind, str], str], kind: Kind, text: str, value: str) -> None:
        """Short texts come again and again; a long session must not fill the memory with all of them."""
        if len(text) <= _REPEATED:
            if len(memory) >= _REMEMBERED:
                memory.clear()
            memory[kind, text] = value

    def shows(self, layer: bytes) -> bool:
        """Whether something is in the text that can be there by no chance, as a short name may be."""
        return bool(self._telling) and any(self._telling.claims(layer.decode("utf-8", "replace")))

    def _free(self, kind: Kind, text: str) -> str:
        return self._read(kind, text, self.hide, self._hide_plain)

    def _refusal(self, text: str) -> str:
        """The server's words; what they quote is people's, where it is no word of the Bot API."""
        pieces = _QUOTED.split(text)  # every other one is a quote
        quoted = (number % 2 == 1 and not is_common(one.strip('"')) for number, one in enumerate(pieces))
        kinds = (Kind.TEXT if is_quote else Kind.FREE for is_quote in quoted)
        return "".join(map(self.hide, kinds, pieces))

    def _read(self, kind: Kind, text: str, change: Change, plain: Change) -> str:
        """Changes a text beneath the layers of its spelling; JSON by its strings."""
        for layer in LAYERS:
            if layer.trigger in text and layer.open(text) != text:
                return layer.rewrite(text, lambda opened: self._read(kind, opened, change, plain))
        if _JSON.match(text) and _is_json(text):
            return loose_json(text, change, kind)
        return plain(kind, text)

    def _hide_plain(self, kind: Kind, text: str) -> str:
        return self._spliced(text, self._claims(text, masked=kind in self._masked))

    def _binary(self, text: str) -> str:
        """Only what is too long to be there by chance."""
        claims = self.knowledge.claims(text) if self.knowledge else ()
        return self._spliced(text, [claim for claim in claims if claim[1] - claim[0] >= _LONG])

    def _claims(self, text: str, *, masked: bool) -> list[Claim]:
        claims: list[Claim] = [*shapes.credentials(text)] if "=" in text else []
        if self._policy.links:
            claims += shapes.invitations(text)
        if self._policy.people:
            claims += shapes.people(text)
        if self.knowledge:
            claims += self.knowledge.claims(text)
        if masked:
            claims += shapes.form_of(text)
            claims += ((run.start(), run.end(), Kind.NAME) for run in RUN.finditer(text))
        return claims

    def _spliced(self, text: str, claims: Iterable[Claim]) -> str:
        """Of two claims to a place the one that begins first holds it; of equals, the one made first."""
        pieces, done = [], 0
        for start, end, kind in sorted(claims, key=lambda claim: claim[0]):
            if start >= done:
                pieces += [self._packed(text[done:start]), self._claimed(kind, text[start:end])]
                done = end
        return "".join([*pieces, self._packed(text[done:])])

    def _claimed(self, kind: Kind, text: str) -> str:
        """A name found in a text is hidden even where names are left in their fields."""
        if kind is Kind.KEPT:
            return text
        if kind is Kind.PEER:
            return self._number(text)
        hider = self._hiders.get(kind)
        return hider(text) if hider is not None else self._pseudonyms.of(text)

    def _packed(self, text: str) -> str:
        """Text in base64 within a text, as deep links have it."""
        if len(text) < 8 or not self.knowledge:
            return text
        return _BASE64.sub(lambda run: self._repacked(run[0]), text)

    def _repacked(self, run: str) -> str:
        standard = run.translate(_STANDARD)
        try:
            before = base64.b64decode(standard + "=" * (-len(run) % 4)).decode()
        except (binascii.Error, ValueError):
            return run
        if not before.isprintable():
            return run
        after = self._spliced(before, self._claims(before, masked=False))
        if after == before:
            return run
        packed = base64.b64encode(after.encode()).decode().rstrip("=")
        return packed if standard == run else packed.translate(_FOR_ADDRESSES)

    def _secret(self, text: str) -> str:
        after = self._pseudonyms.of(text)
        words = _WORDS.search(text)  # a payment provider's token says for what it is
        return after[: words.start()] + words[0] + after[words.end() :] if words else after

    def _peer(self, text: str) -> str:
        if text.lstrip("-").isdecimal():
            return self._number(text) if self._policy.ids else text
        if text.startswith("@"):
            return "@" + self.hide(Kind.USERNAME, text[1:])
        return self._free(Kind.FREE, text)

    def _number(self, text: str) -> str:
        """With the sign, the -100 of a supergroup, the magnitude."""
        digits = text.lstrip("-")
        marked = digits.startswith("100") and len(digits) == 13
        kept = len(text) - len(digits) + (3 if marked else 0)
        return text[:kept] + self._pseudonyms.of(text[kept:])

    def _username(self, text: str) -> str:
        """A bot's name ends as a bot's."""
        if len(text) > 3 and text[-3:].lower() == "bot":
            return self._pseudonyms.of(text[:-3]) + text[-3:]
        return self._pseudonyms.of(text)

    def _email(self, text: str) -> str:
        name, dot, end = text.rpartition(".")
        return self._pseudonyms.of(name) + dot + end

    def _card_line(self, line: re.Match[str]) -> str:
        name = line[1].upper()
        hide = self._phone if "TEL" in name else self._email if "EMAIL" in name else self._pseudonyms.of
        return line[1] + hide(line[2])

    def _phone(self, text: str) -> str:
        tail = tail_of(text)
        digits = iter(self._pseudonyms.of("0" + tail)[1:])  # the first digit of a number would stay
        before = sum(one.isdecimal() for one in text) - len(tail)
        letters = []
        for one in text:
            changed = one.isdecimal() and before <= 0
            before -= one.isdecimal()
            letters.append(unfold(next(digits), one) if changed else one)
        return "".join(letters)


_PERSONAL = frozenset({Kind.NAME, Kind.TITLE, Kind.USERNAME, Kind.PHONE, Kind.EMAIL, Kind.ADDRESS})
_TELLING = frozenset({Kind.USERNAME, Kind.PHONE, Kind.EMAIL, Kind.SECRET})
_READ = frozenset({Kind.FREE, Kind.TEXT, Kind.URL, Kind.HOOK, Kind.LINK})
_STANDARD = str.maketrans("-_", "+/")
_FOR_ADDRESSES = str.maketrans("+/", "-_")


def _rounded(number: str) -> str:
    """To a tenth of a degree, some ten kilometres, and as long as it was."""
    whole, dot, part = number.partition(".")
    return f"{whole}{dot}{part[:1]}{'0' * (len(part) - 1)}" if part[1:].isdecimal() else number


def _rounded_date(number: str) -> str:
    """A day and a month become the first, or the tenth; a year its decade's first."""
    return number[:-1] + "0" if len(number) == 4 else "1" + "0" * (len(number) - 1)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
