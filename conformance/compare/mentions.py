"""Identities within texts: found where the session has proven them, and exchanged.

A number or name in a text is taken for an identity only if that very value was bound as one before, is
too long to stand there by chance, and stands by itself; or if a link says what it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from conformance.compare.binding import HANDLE, Binding

__all__ = ["Mention", "exchanged", "mentions", "moved", "speak", "understood"]

_SHORTEST_NUMBER = 6  # digits
_SHORTEST_NAME = 8
_LONGEST_RUN = 24  # parts of one word that are tried together

_MENTION = re.compile(
    r"""
      \b t(?:elegram)?\.me/c/ (?P<channel>[0-9]{4,}) (?:/[0-9]+(?=/))? (?:/(?P<in_channel>[0-9]+))?
    | \b channel=(?P<private>[0-9]{4,}) (?:&post=(?P<in_private>[0-9]+))?
    | \b (?:user\?id|user_id)=(?P<user>[0-9]+) \b
    | (?: \b t(?:elegram)?\.me/ | (?<!\w)@ | \b domain= ) (?P<name>[A-Za-z][A-Za-z0-9_]{2,31}) \b
      (?: (?:/|&post=) (?P<post>[0-9]+) )?
    | /file/bot[^/\s]+/ (?P<path>[^\s"'<>?#]+)
    | (?<!\w) (?P<word>[A-Za-z0-9_-]{6,}) (?!\w)
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"(?<!\w)(?P<word>[A-Za-z0-9_-]{6,})(?!\w)")
# Only a text with one of these can hold a link or a name; the others are looked through faster.
_SIGNS = re.compile(r"t(?:elegram)?\.me/|@|user|domain=|channel=|/file/bot")
_PARTS = re.compile(r"[_-]|[^_-]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A part of a text that names something, and what it is called on the platform."""

    start: int
    end: int
    observed: str


def speak(binding: Binding, text: str) -> str:
    """The recorded text as it is to be said on the platform; the binding remembers how it was said."""
    played = exchanged(text, mentions(binding, text))
    binding.say(text, played)
    return played


def understood(binding: Binding, recorded: str, observed: str) -> bool:
    """Whether the observed text is what the recorded one is on this platform."""
    said = binding.said(recorded)
    if said:
        return observed in said
    return exchanged(recorded, mentions(binding, recorded)) == observed


def exchanged(text: str, found: list[Mention]) -> str:
    for mention in reversed(found):
        text = text[: mention.start] + mention.observed + text[mention.end :]
    return text


def moved(text: str, found: list[Mention], unit: int) -> int:
    """Where a place in the text, counted in UTF-16 units, is once the mentions are exchanged."""
    shift = 0
    for mention in found:
        begin, end = _units(text[: mention.start]), _units(text[: mention.end])
        longer = _units(mention.observed) - (end - begin)
        if unit >= end:
            shift += longer
        elif unit > begin:
            return min(unit, begin + _units(mention.observed)) + shift
    return unit + shift


def mentions(binding: Binding, text: str) -> list[Mention]:
    """Every mention of a known identity whose name here is another one, in the order of the text."""
    if len(text) < _SHORTEST_NUMBER:
        return []
    pattern = _MENTION if _SIGNS.search(text) else _WORD
    return [
        mention
        for match in pattern.finditer(text)
        for mention in _within(binding, match)
        if text[mention.start : mention.end] != mention.observed
    ]


def _within(binding: Binding, match: re.Match[str]) -> Iterator[Mention]:
    kind = match.lastgroup
    if kind == "word":
        yield from _in_word(binding, match["word"], match.start("word"))
    elif kind in {"channel", "in_channel"}:
        yield from _in_channel(binding, match, "channel", "in_channel")
    elif kind in {"private", "in_private"}:
        yield from _in_channel(binding, match, "private", "in_private")
    elif kind == "user":
        yield from _mention(match, kind, binding.observed("peer", None, int(match[kind])))
    elif kind == "path":
        yield from _mention(match, kind, binding.observed("file_path", None, match[kind]))
    else:
        name = match["name"]
        yield from _mention(match, "name", binding.observed("username", None, name.lower()))
        if match["post"]:
            chat = binding.observed(HANDLE, None, name.lower())
            yield from _mention(match, "post", binding.observed("message", chat, int(match["post"])))


def _in_channel(binding: Binding, match: re.Match[str], channel: str, post: str) -> Iterator[Mention]:
    """A link to a message leaves out the -100 that ids of supergroups and channels begin with."""
    chat = int(f"-100{match[channel]}")
    named = binding.observed("peer", None, chat)
    yield from _mention(match, channel, None if named is None else str(named).removeprefix("-100"))
    if match[post]:
        yield from _mention(match, post, binding.observed("message", chat, int(match[post])))


def _mention(match: re.Match[str], group: str, observed: Any) -> Iterator[Mention]:
    if observed is not None:
        yield Mention(match.start(group), match.end(group), str(observed))


def _in_word(binding: Binding, word: str, start: int) -> Iterator[Mention]:
    """The longest known names among the parts that hyphens and underscores leave of a word."""
    if (whole := _known(binding, word)) is not None:
        yield Mention(start, start + len(word), whole)
        return
    if word.isalnum():
        return
    parts = list(_PARTS.finditer(word))
    at = 0
    while at < len(parts):
        begin = parts[at].start()
        for last in range(min(len(parts), at + _LONGEST_RUN) - 1, at - 1, -1):
            end = parts[last].end()
            if (observed := _known(binding, word[begin:end])) is not None:
                yield Mention(start + begin, start + end, observed)
                at = last
                break
        at += 1


def _known(binding: Binding, text: str) -> str | None:
    if not binding.knows(text):
        return None
    digits = text.removeprefix("-")
    shortest = _SHORTEST_NUMBER + len(text) - len(digits) if digits.isdecimal() else _SHORTEST_NAME
    observed = binding.named(text) if len(text) >= shortest else None
    return None if observed is None else str(observed)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
