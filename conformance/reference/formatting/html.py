"""``parse_mode=HTML``."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NoReturn

from conformance.reference.formatting.entities import Entity, sorted_entities
from conformance.reference.formatting.marking import Marked, NotParsable, link_entity

__all__ = ["parse_html"]

_TYPES = {
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
_TAGS = frozenset(_TYPES) | {"a", "tg-emoji", "pre", "code", "blockquote"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_SPACES = " \t\r\n\0\x0b"


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    argument: str
    start: int


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The text without tags, and its entities. Raises NotParsable."""
    parser = _Parser(source)
    parser.run()
    text = parser.marked.text()
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        try:
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        except UnicodeDecodeError:
            raise NotParsable(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ) from None
    entities = (replace(item, extra={}) if item.type == "code" else item for item in parser.marked.entities)
    return text, sorted_entities(entities)


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.marked = Marked(source)
        self.open: list[_Open] = []
        self.place = 0

    def run(self) -> None:
        source, size = self.source, len(self.source)
        while self.place < size:
            letter = source[self.place]
            if letter == "<":
                begin = self.place
                self.place += 1
                if self._peek() == "/":
                    self._end_tag(begin)
                else:
                    self._start_tag(begin)
            elif letter == "&":
                self.marked.keep(self._reference() or self._step())
            else:
                following = min(
                    (found for found in (source.find(mark, self.place) for mark in "<&") if found >= 0),
                    default=size,
                )
                self.marked.keep(source[self.place : following])
                self.place = following
        if self.open:
            raise NotParsable(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')

    def _peek(self) -> str:
        """The letter here; empty at the end."""
        return self.source[self.place : self.place + 1]

    def _step(self) -> str:
        self.place += 1
        return self.source[self.place - 1]

    def _spaces(self) -> None:
        while (letter := self._peek()) and letter in _SPACES:
            self.place += 1

    def _until(self, stops: str) -> str:
        """What stands before a space or one of the stops, or the end."""
        begin = self.place
        while (letter := self._peek()) and letter not in stops and letter not in _SPACES:
            self.place += 1
        return self.source[begin : self.place]

    def _fail(self, message: str, begin: int) -> NoReturn:
        raise NotParsable(f"{message} at byte offset {self.marked.byte_offset(begin)}")

    def _reference(self) -> str:
        """The character that ``&...;`` at this place means; empty, and nothing read, where it means none."""
        rest = self.source[self.place + 1 : self.place + 12]
        if rest.startswith("#"):
            hexadecimal = rest[1:2] == "x"
            digits = rest[2:] if hexadecimal else rest[1:]
            count = 0
            while count < len(digits) and digits[count] in (
                "0123456789abcdefABCDEF" if hexadecimal else "0123456789"
            ):
                count += 1
            code = int(digits[:count], 16 if hexadecimal else 10) if count else 0
            if not 0 < code < 0x10FFFF:
                return ""
            length, letter = 1 + hexadecimal + count, chr(code)
        else:
            count = 0
            while count < len(rest) and rest[count].isascii() and rest[count].isalpha():
                count += 1
            letter = _NAMED.get(rest[:count], "")
            if not letter:
                return ""
            length = count
        self.place += 1 + length
        if self._peek() == ";":
            self.place += 1
        return letter

    def _start_tag(self, begin: int) -> None:
        tag = self._until(">").lower()
        if not self._peek():
            self._fail("Unclosed start tag", begin)
        if tag not in _TAGS:
            self._fail(f'Unsupported start tag "{tag}"', begin)
        attributes: dict[str, str] = {}
        while self._peek() != ">":
            self._spaces()
            if self._peek() == ">":
                break
            self._attribute(tag, begin, attributes)
        self.place += 1
        argument = _argument(tag, attributes)
        if tag == "span" and argument != "spoiler":
            self._fail('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, argument, self.marked.length))

    def _attribute(self, tag: str, begin: int, attributes: dict[str, str]) -> None:
        name = self._until("=>")
        if not name:
            if not self._peek():
                self._fail(f'Unclosed start tag "{tag}"', begin)
            self._fail(f'Empty attribute name in the tag "{tag}"', begin)
        self._spaces()
        if self._peek() != "=":
            # A bare name is its own value: <blockquote expandable>.
            if not self._peek():
                self._fail(f'Unclosed start tag "{tag}"', begin)
            attributes[name] = ""
            return
        self.place += 1
        self._spaces()
        quote = self._peek()
        if not quote:
            self._fail(f'Unclosed start tag "{tag}"', begin)
        if quote in "'\"":
            self.place += 1
            value = self._quoted(quote)
        else:
            token = self.place
            while (letter := self._peek()) and letter.isascii() and (letter.isalnum() or letter in ".-"):
                self.place += 1
            value = self.source[token : self.place].lower()
            if self._peek() and self._peek() not in _SPACES + ">":
                self._fail("Unexpected end of name token", token)
        if not self._peek():
            self._fail("Unclosed start tag", begin)
        attributes[name] = value

    def _quoted(self, quote: str) -> str:
        value = []
        while (letter := self._peek()) and letter != quote:
            value.append((self._reference() if letter == "&" else "") or self._step())
        if self._peek():
            self.place += 1
        return "".join(value)

    def _end_tag(self, begin: int) -> None:
        if not self.open:
            self._fail("Unexpected end tag", begin)
        self.place += 1
        found = self._until(">").lower()
        self._spaces()
        if self._peek() != ">":
            self._fail("Unclosed end tag", begin)
        self.place += 1
        opened = self.open.pop()
        if found and found != opened.tag:
            place = self.marked.byte_offset(begin)
            raise NotParsable(
                f'Unmatched end tag at byte offset {place}, expected "</{opened.tag}>", found "</{found}>"'
            )
        if self.marked.length > opened.start:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entities, end = self.marked.entities, self.marked.length
        plain = Entity(opened.start, end, _TYPES.get(opened.tag, opened.tag))
        last = (
            entities[-1]
            if entities and (entities[-1].start, entities[-1].end) == (opened.start, end)
            else None
        )
        match opened.tag:
            case "a":
                link = link_entity(opened.start, end, opened.argument or self.marked.text(opened.start))
                entities.extend([link] if link else [])
            case "tg-emoji":
                if not opened.argument.lstrip("-").isdecimal() or int(opened.argument) == 0:
                    raise NotParsable("Invalid custom emoji identifier specified")
                entities.append(
                    replace(plain, type="custom_emoji", extra={"custom_emoji_id": opened.argument})
                )
            case "blockquote":
                kind = "expandable_blockquote" if opened.argument else "blockquote"
                entities.append(replace(plain, type=kind))
            case "pre" if last and last.type == "code" and last.extra:
                entities[-1] = replace(last, type="pre")
            case "code" if last and last.type == "pre" and opened.argument:
                entities[-1] = replace(last, extra={"language": opened.argument})
            case "code":
                # The language is kept until it is known whether a <pre> stands around.
                entities.append(
                    replace(plain, extra={"language": opened.argument} if opened.argument else {})
                )
            case _:
                entities.append(plain)


def _argument(tag: str, attributes: Mapping[str, str]) -> str:
    match tag:
        case "a":
            return attributes.get("href", "")
        case "code" if attributes.get("class", "").startswith("language-"):
            return attributes["class"].removeprefix("language-")
        case "span" if attributes.get("class", "").startswith("tg-"):
            return attributes["class"].removeprefix("tg-")
        case "tg-emoji":
            return attributes.get("emoji-id", "")
        case "blockquote" if "expandable" in attributes:
            return "1"
    return ""
