"""Mentions, commands and tags within a text, found as Telegram finds them."""

import re
from collections.abc import Iterator

from conformance.reference.formatting.entities import Entity

__all__ = ["cashtags", "commands", "hashtags", "mentions"]

_MENTION = re.compile(r"(?<!\w)@(?:[A-Za-z0-9_]{4,32}+|[Gg][Ii][Ff]|[Vv][Ii][Dd]|[Pp][Ii][Cc])(?!\w)")
_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}+(?:@[A-Za-z0-9_]{3,32}+|(?!@))(?![\w/<>])")
_TICKER = re.compile(r"\$(?:1INCH|[A-Z]{1,8}+)")
# A tag may name the chat that it is of.
_OF_CHAT = re.compile(r"@[A-Za-z0-9_]{3,32}")
_OF_CHAT_ENDED = re.compile(r"@[A-Za-z0-9_]{3,32}+(?![A-Za-z0-9_])")
_LONGEST_TAG = 256


def mentions(text: str) -> Iterator[Entity]:
    return (Entity(*found.span(), "mention") for found in _MENTION.finditer(text))


def commands(text: str) -> Iterator[Entity]:
    return (Entity(*found.span(), "bot_command") for found in _COMMAND.finditer(text))


def hashtags(text: str) -> Iterator[Entity]:
    place = text.find("#")
    while place >= 0:
        end = place + 1
        while end < len(text) and _in_tag(text[end]):
            end += 1
        name = text[place + 1 : min(end, place + 1 + _LONGEST_TAG)]
        begins = place == 0 or not _in_tag(text[place - 1])
        if begins and not text.startswith("#", end) and any(map(str.isalpha, name)):
            yield Entity(place, _with_chat(_OF_CHAT, text, place + 1 + len(name)), "hashtag")
        place = text.find("#", max(end, place + 1))


def cashtags(text: str) -> Iterator[Entity]:
    for found in _TICKER.finditer(text):
        start, end = found.span()
        begins = start == 0 or not _in_ticker(text[start - 1])
        if begins and not (end < len(text) and _in_ticker(text[end])):
            yield Entity(start, _with_chat(_OF_CHAT_ENDED, text, end), "cashtag")


def _with_chat(pattern: re.Pattern[str], text: str, end: int) -> int:
    found = pattern.match(text, end)
    return found.end() if found else end


def _in_tag(letter: str) -> bool:
    """Letters, digits and the joiner that Persian words have within them; all of Sinhala."""
    return (
        letter.isalpha() or letter.isdecimal() or letter in "_\u200c\u00b7" or "\u0d80" <= letter <= "\u0dff"
    )


def _in_ticker(letter: str) -> bool:
    return letter == "$" or _in_tag(letter)
