"""``parse_mode=Markdown``, the legacy one: nothing nests."""

import re

from conformance.reference.calls.fields import NotParsable
from conformance.reference.formatting.entities import Entity
from conformance.reference.formatting.marking import SPACES, Marked

__all__ = ["fenced", "parse_markdown"]

_MARKS = "_*`["
_STYLES = {"_": "italic", "*": "bold", "`": "code"}
_PLAIN = re.compile(r"[^_*`\[\\]+")


def parse_markdown(source: str) -> tuple[str, list[Entity]]:
    """The text without marks, and its entities. Raises NotParsable."""
    marked = Marked(source)
    place, size = 0, len(source)
    while place < size:
        letter = source[place]
        if plain := _PLAIN.match(source, place):
            marked.keep(plain[0])
            place = plain.end()
        elif letter in _MARKS:
            place = _entity(marked, place)
        else:
            escaped = source[place + 1 : place + 2]
            special = escaped and escaped in _MARKS
            marked.keep(escaped if special else letter)
            place += 2 if special else 1
    return marked.text(), marked.entities


def fenced(source: str, place: int) -> tuple[str, int]:
    """The language after a fence at this place, and where the code begins."""
    end = place
    while end < len(source) and source[end] not in SPACES and source[end] != "`":
        end += 1
    language = ""
    if place != end and end < len(source) and source[end] != "`":
        language, place = source[place:end], end
    first, second = source[place : place + 1], source[place + 1 : place + 2]
    if first in {"\n", "\r"}:
        place += 2 if second in {"\n", "\r"} and second != first else 1
    return language, place


def _entity(marked: Marked, begin: int) -> int:
    """Reads the entity that begins here; the place after it."""
    source, mark = marked.source, marked.source[begin]
    place, language, closing = begin + 1, "", "]" if mark == "[" else mark
    if source.startswith("```", begin):
        closing = "```"
        language, place = fenced(source, begin + 3)
    end = source.find(closing, place)
    if end < 0:
        offset = marked.byte_offset(begin)
        raise NotParsable(f"Can't find end of the entity starting at byte offset {offset}")
    start, inner = marked.length, source[place:end]
    marked.keep(inner)
    place = end + len(closing)
    if mark == "[":
        return _link(marked, start, place) if inner else place
    if closing == "```":
        marked.add("pre", start, {"language": language} if language else {})
    else:
        marked.add(_STYLES[mark], start)
    return place


def _link(marked: Marked, start: int, place: int) -> int:
    """Reads the link of a text that ends here; the place after it."""
    if not marked.source.startswith("(", place):
        marked.add_link(start, marked.text_from(start))
        return place
    end = marked.source.find(")", place)
    end = len(marked.source) if end < 0 else end
    marked.add_link(start, marked.source[place + 1 : end])
    return end + 1
