"""Numbers of bank cards and phones within a text."""

import re
from collections.abc import Collection, Iterator

from conformance.reference.formatting.entities import Entity

__all__ = ["bank_cards", "phones"]

_RUN = re.compile(r"[0-9][0-9 -]*")
# A number in one piece ends at a space, though another may follow.
_IN_ONE_PIECE = re.compile(r"[0-9]{16,19}(?= )")
_LENGTHS: dict[str, Collection[int]] = {
    "4": {13, 16, 18, 19},
    "34": {15},
    "37": {15},
    "62": range(16, 20),
    "81": range(16, 20),
}

# Telegram finds phones on a server whose rule is not public; documented is one example, +1-212-555-0123.
_PHONE = re.compile(r"(?<![\w+])\+[0-9](?:[ .-]?(?:\([0-9]{1,5}\)|[0-9])){6,18}(?![\w-])")
_PHONE_DIGITS = range(7, 16)


def bank_cards(text: str) -> Iterator[Entity]:
    """The numbers that a bank could have printed."""
    place = 0
    while run := _RUN.search(text, place):
        start, place = run.span()
        before = text[start - 1 : start]
        if before and (before in ".,+-_" or before.isalpha()):
            continue
        if whole := _IN_ONE_PIECE.match(text, start):
            place = whole.end()
        number = text[start:place].rstrip(" -")
        after = text[start + len(number) : start + len(number) + 1]
        if not (after and (after in "-_" or after.isalpha())) and _is_card(number):
            yield Entity(start, start + len(number), "bank_card_number")


def phones(text: str) -> Iterator[Entity]:
    """International numbers, with their plus."""
    for found in _PHONE.finditer(text):
        if sum(map(str.isdecimal, found[0])) in _PHONE_DIGITS:
            yield Entity(*found.span(), "phone_number")


def _is_card(number: str) -> bool:
    digits = number.replace(" ", "").replace("-", "")
    if not 13 <= len(digits) <= 19 or len(number) > 2 * len(digits) - 1:
        return False
    doubled = "0246813579"  # the digits of twice a digit, added
    total = sum(int(one) for one in digits[::-2]) + sum(int(doubled[int(one)]) for one in digits[-2::-2])
    return total % 10 == 0 and len(digits) in _lengths(digits)


def _lengths(digits: str) -> Collection[int]:
    """How long a card of that issuer may be."""
    issuer = int(digits[:4])
    if 5100 <= issuer < 5600 or 2221 <= issuer <= 2720 or 2200 <= issuer <= 2204:
        return {16}
    return _LENGTHS.get(digits[0]) or _LENGTHS.get(digits[:2]) or range(13, 20)
