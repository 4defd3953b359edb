"""Entities that Telegram finds by itself."""

import re
from collections.abc import Callable, Iterable

from conformance.reference.formatting.addresses import addresses, telegram_links
from conformance.reference.formatting.entities import Entity, sorted_entities
from conformance.reference.formatting.numbers import bank_cards, phones
from conformance.reference.formatting.tags import cashtags, commands, hashtags, mentions

__all__ = ["find_automatic"]

# Nothing is found in a text without one of these: one search spares the others, the quicker for
# looking at what stands before only where one letter fits.
_TRIGGER = re.compile(r"[@#$/+.0-9](?:(?<=[@#$/+])|(?<=\.)[^ \n]|(?<=[0-9])[0-9 -]{11})")

# What a text must have to be searched for a kind.
_FINDERS: tuple[tuple[str, Callable[[str], Iterable[Entity]]], ...] = (
    ("@", mentions),
    ("/", commands),
    ("#", hashtags),
    ("$", cashtags),
    ("+", phones),
    ("://", telegram_links),
    (".", addresses),
    ("", bank_cards),
)


def find_automatic(text: str) -> list[Entity]:
    """Commands, mentions, tags, links and numbers, apart from each other."""
    if not _TRIGGER.search(text):
        return []
    found: list[Entity] = []
    candidates = (item for sign, find in _FINDERS if sign in text for item in find(text))
    for item in sorted_entities(candidates):
        if not found or found[-1].end <= item.start:
            found.append(item)
    return found
