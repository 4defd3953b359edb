"""``parse_mode=HTML``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NoReturn

from conformance.reference.calls.fields import NotParsable, exact_integer
from conformance.reference.formatting.dates import date_format
from conformance.reference.formatting.entities import Entity, sorted_entities
from conformance.reference.formatting.marking import Marked
from conformance.reference.formatting.references import decoded

__all__ = ["parse_html"]

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS = frozenset(_STYLES) | {"a", "tg-emoji", "tg-time", "pre", "code", "blockquote"}
# The attributes that mean something, and how their values begin.
_ATTRIBUTES = {
    ("a", "href"): "",
    ("blockquote", "expandable"): "",
    ("code", "class"): "language-",
    ("span", "class"): "tg-",
    ("tg-emoji", "emoji-id"): "",
    ("tg-time", "format"): "",
    ("tg-time", "unix"): "",
}

# The source ends in a NUL while it is parsed; to Telegram one anywhere in a tag is the end.
_END = "\0"
_PLAIN = re.compile(r"[^<]+")
_SPACES = re.compile(r"[ \t\r\n\x0b]*")
_TAG_NAME = re.compile(r"[^ \t\r\n\0\x0b>]*")
_ATTRIBUTE_NAME = re.compile(r"[^ \t\r\n\0\x0b=>/\"']*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_QUOTED = {'"': re.compile(r"[^\0\"]*"), "'": re.compile(r"[^\0']*")}
_LEADING_INTEGER = re.compile(r"-?[0-9]{1,10}")
_HALVES = re.compile("[\ud800-\udfff]")
_LOWER = str.maketrans({letter: letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    attributes: Mapping[str, str]
    start: int


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The text without tags, and its entities. Raises NotParsable."""
    parser = _Parser(source)
    parser.run()
    text = parser.marked.text()
    if "&#" in source and _HALVES.search(text + "".join(parser.values)):
        raise NotParsable(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
    entities = (replace(item, extra={}) if item.type == "code" else item for item in parser.marked.entities)
    return text, sorted_entities(entities)


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source + _END
        self.marked = Marked(source)
        self.open: list[_Open] = []
        self.values: list[str] = []
        self.place = 0

    def run(self) -> None:
        size = len(self.marked.source)
        while self.place < size:
            begin = self.place
            if self.source[begin] != "<":
                self.marked.keep(decoded(self._read(_PLAIN)[: size - begin]))
            elif self.source[begin + 1] == "/":
                self._end_tag(begin)
            else:
                self._start_tag(begin)
        if self.open:
            raise NotParsable(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')

    def _read(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.source, self.place)
        self.place = found.end() if found else self.place
        return found[0] if found else ""

    def _after_spaces(self) -> str:
        """The letter that comes next."""
        self._read(_SPACES)
        return self.source[self.place]

    def _fail(self, message: str, begin: int) -> NoReturn:
        raise NotParsable(f"{message} at byte offset {self.marked.byte_offset(begin)}")

    def _start_tag(self, begin: int) -> None:
        self.place += 1
        tag = self._read(_TAG_NAME).translate(_LOWER)
        if self.source[self.place] == _END:
            self._fail("Unclosed start tag", begin)
        if tag not in _TAGS:
            self._fail(f'Unsupported start tag "{tag}"', begin)
        attributes: dict[str, str] = {}
        while self._after_spaces() != ">":
            name, value = self._attribute(tag, begin)
            prefix = _ATTRIBUTES.get((tag, name))
            if prefix is not None and value is not None and value.startswith(prefix):
                attributes[name] = value
        self.place += 1
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            self._fail('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, attributes, self.marked.length))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str | None]:
        """Its name and value; None for a bare name, but for the one that means something."""
        name = self._read(_ATTRIBUTE_NAME)
        if not name:
            self._fail(f'Empty attribute name in the tag "{tag}"', begin)
        if self._after_spaces() != "=":
            if self.source[self.place] == _END:
                self._fail(f'Unclosed start tag "{tag}"', begin)
            return name, "" if name == "expandable" else None
        self.place += 1
        first = self._after_spaces()
        if first == _END:
            self._fail(f'Unclosed start tag "{tag}"', begin)
        value = self._quoted(first) if first in _QUOTED else self._token()
        if self.source[self.place] == _END:
            self._fail("Unclosed start tag", begin)
        return name, value

    def _quoted(self, quote: str) -> str:
        self.place += 1
        value = decoded(self._read(_QUOTED[quote]))
        self.values.append(value)
        self.place += self.source[self.place] == quote
        return value

    def _token(self) -> str:
        begin = self.place
        value = self._read(_TOKEN).lower()
        if self.source[self.place] not in " \t\r\n\0\x0b>":
            self._fail("Unexpected end of name token", begin)
        return value

    def _end_tag(self, begin: int) -> None:
        if not self.open:
            self._fail("Unexpected end tag", begin)
        self.place += 2
        found = self._read(_TAG_NAME).translate(_LOWER)
        if self._after_spaces() != ">":
            self._fail("Unclosed end tag", begin)
        self.place += 1
        opened = self.open.pop()
        if found and found != opened.tag:
            place = self.marked.byte_offset(begin)
            raise NotParsable(
                f'Unmatched end tag at byte offset {place}, expected "</{opened.tag}>", found "</{found}>"'
            )
        if self.marked.length > opened.start:
            _close(self.marked, opened)


def _close(marked: Marked, opened: _Open) -> None:
    start, given = opened.start, opened.attributes
    match opened.tag:
        case "a":
            marked.add_link(start, given.get("href") or marked.text_from(start))
        case "tg-emoji":
            if not exact_integer(given.get("emoji-id", ""), 64):
                raise NotParsable("Invalid custom emoji identifier specified")
            marked.add("custom_emoji", start, {"custom_emoji_id": given["emoji-id"]})
        case "tg-time":
            _add_moment(marked, start, given)
        case "blockquote":
            marked.add("expandable_blockquote" if "expandable" in given else "blockquote", start)
        case "pre" | "code":
            _add_code(marked, opened)
        case tag:
            marked.add(_STYLES[tag], start)


def _add_moment(marked: Marked, start: int, given: Mapping[str, str]) -> None:
    written = date_format(given.get("format", ""))
    if written is None:
        raise NotParsable("Invalid date format used")
    digits = _LEADING_INTEGER.match(given.get("unix", ""))
    if digits and 0 < int(digits[0]) < 2**31:
        marked.add("date_time", start, {"unix_time": int(digits[0]), "date_time_format": written})


def _add_code(marked: Marked, opened: _Open) -> None:
    """Code and a block of code over the same stretch are one block in the code's language."""
    entities, language = marked.entities, opened.attributes.get("class", "").removeprefix("language-")
    last = entities[-1] if entities else None
    if last is not None and (last.start, last.end) == (opened.start, marked.length):
        if opened.tag == "pre" and last.type == "code" and last.extra:
            entities[-1] = replace(last, type="pre")
            return
        if opened.tag == "code" and last.type == "pre" and not last.extra and language:
            entities[-1] = replace(last, extra={"language": language})
            return
    # The language is kept until it is known whether a <pre> stands around.
    kept = {"language": language} if language and opened.tag == "code" else {}
    marked.add(opened.tag, opened.start, kept)
