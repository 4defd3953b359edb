"""Entities that Telegram finds by itself."""

import re
from collections.abc import Iterable

from conformance.reference.formatting.entities import Entity

__all__ = ["find_automatic"]

_TRIGGER = re.compile(r"[@#$/.:]")
_TLDS = "com|net|org|info|biz|edu|gov|io|me|dev|app|ir|ru|de|uk|fr|us|co|tv|cc|ai|xyz|shop|store|online|site|tk|eu|in|it|jp|cn|nl|pl|br|ua|kz|uz|tr|es|se|ch|at|be|ca|au|nz|ae|af|iq|pk|az|tj"
_BEFORE = r"(?<![\w@/.])"

_PATTERNS = (
    ("bot_command", re.compile(r"(?<![\w/@<>])/(?:[A-Za-z0-9_]{1,64})(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z0-9_]{3,32}(?!\w|@)")),
    ("hashtag", re.compile(r"(?<![\w#@])#(?=\w*[^\W\d_])\w{1,256}(?![\w#])")),
    ("cashtag", re.compile(r"(?<![\w$])\$(?:1INCH|[A-Z]{1,8})(?!\w|\$)")),
    (
        "email",
        re.compile(
            r"(?<![\w.@+-])[A-Za-z0-9_][A-Za-z0-9_.+-]{0,63}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,8}(?![\w@])"
        ),
    ),
    (
        "url",
        re.compile(
            _BEFORE
            + r"(?:(?:https?|ftp)://[^\s/?#@<>\"]+(?:[/?#][^\s<>\"«»]*)?"
            + r"|tg://[A-Za-z][^\s<>\"]*"
            + rf"|(?:[\w-]+\.)+(?:{_TLDS})(?::\d+)?(?=[/?#\s.,;:!?)\]\"']|$)(?:[/?#][^\s<>\"«»]*)?)",
            re.IGNORECASE,
        ),
    ),
)
_TRAILING = ".,:;!?'\")]}…"

# Within these Telegram looks for nothing.
_OPAQUE = {"pre", "code", "text_link", "text_mention"}


def find_automatic(text: str, given: Iterable[Entity]) -> list[Entity]:
    """Commands, mentions, hashtags, cashtags, emails and links outside the given entities."""
    if not _TRIGGER.search(text):
        return []
    taken = [(item.start, item.end) for item in given if item.type in _OPAQUE]
    found: list[Entity] = []
    # An address is claimed before the link or mention that is a part of it.
    for kind, pattern in sorted(
        _PATTERNS, key=lambda item: ("email", "url").index(item[0]) if item[0] in {"email", "url"} else 9
    ):
        for match in pattern.finditer(text):
            start, end = match.span()
            if kind == "url":
                end = start + len(match[0].rstrip(_TRAILING))
            if end > start and all(end <= low or start >= high for low, high in taken):
                taken.append((start, end))
                found.append(Entity(start, end, kind))
    return sorted(found, key=lambda item: item.start)
