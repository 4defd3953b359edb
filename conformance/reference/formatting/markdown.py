"""``parse_mode=Markdown``, the legacy one: nothing nests."""

from conformance.reference.formatting.entities import Entity
from conformance.reference.formatting.marking import Marked, NotParsable, link_entity

__all__ = ["fenced", "parse_markdown"]

_MARKS = "_*`["
_SPACES = " \t\r\n\0\x0b"


def parse_markdown(source: str) -> tuple[str, list[Entity]]:
    """The text without marks, and its entities. Raises NotParsable."""
    marked = Marked(source)
    place, size = 0, len(source)
    while place < size:
        letter = source[place]
        if letter == "\\" and source[place + 1 : place + 2] and source[place + 1] in _MARKS:
            marked.keep(source[place + 1])
            place += 2
        elif letter in _MARKS:
            place = _entity(marked, place)
        else:
            marked.keep(letter)
            place += 1
    return marked.text(), marked.entities


def fenced(source: str, place: int) -> tuple[str, int]:
    """The language after a fence at this place, and where the code begins."""
    end = place
    while end < len(source) and source[end] not in _SPACES and source[end] != "`":
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
    place, language = begin + 1, ""
    closing = "]" if mark == "[" else mark
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
    url = inner
    if mark == "[" and inner and source.startswith("(", place):
        after = source.find(")", place)
        after = len(source) if after < 0 else after
        url, place = source[place + 1 : after], after + 1
    if not inner:
        return place
    stop = marked.length
    if mark == "[":
        link = link_entity(start, stop, url)
        marked.entities.extend([link] if link else [])
    elif closing == "```":
        marked.entities.append(Entity(start, stop, "pre", {"language": language} if language else {}))
    else:
        kind = {"_": "italic", "*": "bold", "`": "code"}[mark]
        marked.entities.append(Entity(start, stop, kind))
    return place
