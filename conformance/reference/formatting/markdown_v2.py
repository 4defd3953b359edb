"""``parse_mode=MarkdownV2``: entities nest, and every reserved character is escaped."""

import re
from dataclasses import dataclass
from typing import NoReturn

from conformance.reference.calls.fields import NotParsable
from conformance.reference.formatting.entities import Entity, sorted_entities
from conformance.reference.formatting.markdown import fenced
from conformance.reference.formatting.marking import Marked
from conformance.reference.formatting.telegram_links import emoji_id, moment

__all__ = ["parse_markdown_v2"]

_PLAIN = re.compile(r"[^_*\[\]()~`>#+\-=|{}.!\n\\]+")
_WITHIN_CODE = re.compile(r"[^`\\]+")
_ESCAPED = re.compile(r"\\([\x01-\x7e])")
_URL = re.compile(r"\(((?:\\[\x01-\x7e]|[^)])*+)\)")
_CODES = frozenset({"Code", "Pre", "PreCode"})
_BEGINS = (
    ("__", "Underline"),
    ("_", "Italic"),
    ("*", "Bold"),
    ("~", "Strikethrough"),
    ("||", "Spoiler"),
    ("![", "CustomEmoji"),
    ("[", "TextUrl"),
    ("```", "Pre"),
    ("`", "Code"),
)
_ENDS = {
    "Bold": "*",
    "Italic": "_",
    "Strikethrough": "~",
    "Underline": "__",
    "Spoiler": "||",
    "Code": "`",
    "Pre": "```",
    "PreCode": "```",
    "TextUrl": "]",
    "CustomEmoji": "]",
}


@dataclass(frozen=True, slots=True)
class _Open:
    kind: str
    start: int  # in the kept text
    begin: int  # in the source
    language: str = ""


def parse_markdown_v2(source: str) -> tuple[str, list[Entity]]:
    """The text without marks, and its entities. Raises NotParsable."""
    parser = _Parser(source)
    parser.run()
    return parser.marked.text(), sorted_entities(parser.marked.entities)


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.marked = Marked(source)
        self.open: list[_Open] = []
        self.place = 0
        self.quoting = False
        self.quotable = True  # a quote can begin here: no letter stands before it on the line

    def run(self) -> None:
        size = len(self.source)
        while self.place < size:
            if self._keeps_letters():
                continue
            if self._at("\n") and self.quoting and not self.source.startswith(">", self.place + 1):
                self._end_quote()
            elif self.open and self._at_end_of(self.open[-1].kind):
                self._end()
            else:
                self._begin()
        if self.quoting:
            self._last_quote()
        if self.open:
            self._unended()

    def _at(self, mark: str) -> bool:
        return self.source.startswith(mark, self.place)

    def _at_end_of(self, kind: str) -> bool:
        if kind == "Italic" and self._at("__"):
            return False
        return kind in _ENDS and self._at(_ENDS[kind])

    def _unended(self) -> NoReturn:
        last = self.open[-1]
        offset = self.marked.byte_offset(last.begin)
        raise NotParsable(f"Can't find end of {last.kind} entity at byte offset {offset}")

    def _keeps_letters(self) -> bool:
        """Whether letters that mean themselves stood here; they are kept."""
        letter = self.source[self.place]
        if letter == "\\":
            escaped = self.source[self.place + 1 : self.place + 2]
            special = bool(escaped) and "\0" < escaped <= "~"
            self._keep(escaped if special else letter, 2 if special else 1, quotable=escaped == "\n")
            return True
        within_code = self.open and self.open[-1].kind in _CODES
        found = (_WITHIN_CODE if within_code else _PLAIN).match(self.source, self.place)
        if found:
            self._keep(found[0], len(found[0]))
        return found is not None

    def _keep(self, text: str, width: int, *, quotable: bool = False) -> None:
        self.marked.keep(text)
        self.place += width
        if text.strip("\r"):
            self.quotable = quotable

    def _begin(self) -> None:
        if self._at("\n"):
            self._keep("\n", 1, quotable=True)
            return
        if self._at(">") and self.quotable:
            self._begin_quote()
            return
        found = next(((mark, kind) for mark, kind in _BEGINS if self._at(mark)), None)
        if found is None:
            letter = self.source[self.place]
            raise NotParsable(f"Character '{letter}' is reserved and must be escaped with the preceding '\\'")
        (mark, kind), begin, language = found, self.place, ""
        self.place += len(mark)
        if kind == "Pre":
            language, self.place = fenced(self.source, self.place)
            kind = "PreCode" if language else kind
        self.open.append(_Open(kind, self.marked.length, begin, language))

    def _begin_quote(self) -> None:
        """A quote, or one more line of it."""
        if not self.quoting:
            self.quoting = True
            self.open.append(_Open("BlockQuote", self.marked.length, self.place))
        self.place += 1

    def _end_quote(self) -> None:
        """A line that ends the quote; its break belongs to the quote."""
        kind = self._quote_kind(self.place)
        if not self.open or self.open[-1].kind != "BlockQuote":
            self._unended()
        self._keep("\n", 1, quotable=True)
        self.marked.add(kind, self.open.pop().start)
        self.quoting = False

    def _last_quote(self) -> None:
        kind = self._quote_kind(len(self.source))
        if self.open[-1].kind == "BlockQuote":
            self.marked.add(kind, self.open.pop().start)

    def _quote_kind(self, end: int) -> str:
        """A spoiler that begins right before the end of a quote makes the quote expandable."""
        last = self.open[-1]
        ends = {end - 2} if end == len(self.source) or self.source[end - 1] != "\r" else {end - 3}
        if last.kind == "Spoiler" and last.begin in ends:
            self.open.pop()
            return "expandable_blockquote"
        return "blockquote"

    def _end(self) -> None:
        last = self.open.pop()
        self.place += len(_ENDS[last.kind])
        if last.kind == "TextUrl":
            url = self._url() if self._at("(") else self.marked.text_from(last.start)
            if self.marked.length > last.start:
                self.marked.add_link(last.start, url)
        elif last.kind == "CustomEmoji":
            self._add_emoji_or_moment(last.start)
        elif last.kind == "PreCode":
            self.marked.add("pre", last.start, {"language": last.language})
        else:
            self.marked.add(last.kind.lower(), last.start)

    def _add_emoji_or_moment(self, start: int) -> None:
        if not self._at("("):
            raise NotParsable("The entity must contain a tg://emoji or tg://time URL")
        url = self._url()
        if number := emoji_id(url):
            self.marked.add("custom_emoji", start, {"custom_emoji_id": number})
        elif said := moment(url):
            self.marked.add("date_time", start, said)
        else:
            raise NotParsable("Invalid tg://emoji or tg://time URL specified")

    def _url(self) -> str:
        """What stands in the parentheses here."""
        found = _URL.match(self.source, self.place)
        if found is None:
            offset = self.marked.byte_offset(self.place + 1)
            raise NotParsable(f"Can't find end of a URL at byte offset {offset}")
        self.place = found.end()
        return _ESCAPED.sub(r"\1", found[1])
