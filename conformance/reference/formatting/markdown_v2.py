"""``parse_mode=MarkdownV2``: entities nest, and every reserved character is escaped."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from conformance.reference.formatting.entities import Entity, sorted_entities
from conformance.reference.formatting.markdown import fenced
from conformance.reference.formatting.marking import Marked, NotParsable, link_entity

__all__ = ["parse_markdown_v2"]

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
_SIMPLE = {"*": "Bold", "~": "Strikethrough", "[": "TextUrl"}
_ENDS = {
    "Bold": "*",
    "Strikethrough": "~",
    "Underline": "__",
    "Spoiler": "||",
    "Code": "`",
    "Pre": "```",
    "PreCode": "```",
    "TextUrl": "]",
    "CustomEmoji": "]",
}
_TYPES = {"PreCode": "pre", "TextUrl": "text_link", "BlockQuote": "blockquote", "CustomEmoji": "custom_emoji"}
_EMOJI_LINK = "tg://emoji?id="


@dataclass(frozen=True, slots=True)
class _Open:
    kind: str
    start: int  # in the kept text
    begin: int  # in the source
    argument: str = ""


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
        self.quotable = True  # a quote can begin here: nothing stands before it on the line

    def run(self) -> None:
        source, size = self.source, len(self.source)
        while self.place < size:
            letter = source[self.place]
            following = source[self.place + 1 : self.place + 2]
            if letter == "\\" and following and "\0" < following <= "~":
                self._keep(following, 2)
            elif letter not in (
                ("`",) if self.open and self.open[-1].kind in {"Code", "Pre", "PreCode"} else _RESERVED
            ):
                self._keep(letter, 1)
            elif self._ends(letter):
                self._end(letter)
            else:
                self._begin(letter)
        if self.quoting and self.open and self.open[-1].kind == "BlockQuote":
            self._close_quote(expandable=False)
        if self.open:
            self._unended()

    def _keep(self, text: str, width: int) -> None:
        self.marked.keep(text)
        self.place += width
        self.quotable = False

    def _at(self, mark: str) -> bool:
        return self.source.startswith(mark, self.place)

    def _reserved(self) -> NoReturn:
        letter = self.source[self.place]
        raise NotParsable(f"Character '{letter}' is reserved and must be escaped with the preceding '\\'")

    def _unended(self) -> NoReturn:
        last = self.open[-1]
        offset = self.marked.byte_offset(last.begin)
        raise NotParsable(f"Can't find end of {last.kind} entity at byte offset {offset}")

    def _ends(self, letter: str) -> bool:
        if not self.open:
            return False
        if self.quoting and letter == "\n" and not self.source.startswith(">", self.place + 1):
            return True
        kind = self.open[-1].kind
        if kind == "Italic":
            return letter == "_" and not self._at("__")
        if kind == "BlockQuote":
            after = self.source[self.place + 2 : self.place + 4]
            return self._at("||") and (not after or (after[0] == "\n" and not after.startswith("\n>")))
        return self._at(_ENDS[kind])

    def _begin(self, letter: str) -> None:
        begin, kind, argument, width = self.place, "", "", 1
        if letter == "_":
            kind, width = ("Underline", 2) if self._at("__") else ("Italic", 1)
        elif letter in _SIMPLE:
            kind = _SIMPLE[letter]
        elif self._at("||"):
            kind, width = "Spoiler", 2
        elif self._at("```"):
            argument, after = fenced(self.source, self.place + 3)
            kind, width = "PreCode" if argument else "Pre", after - self.place
        elif letter == "`":
            kind = "Code"
        elif self._at("!["):
            kind, width = "CustomEmoji", 2
        elif letter == "\n":
            self._line()
            return
        elif letter == ">" and self.quotable:
            kind, self.quoting = "BlockQuote", True
        else:
            self._reserved()
        self.place += width
        self.open.append(_Open(kind, self.marked.length, begin, argument))

    def _line(self) -> None:
        """A new line; the quote's mark is left out where it goes on, and read next where it begins."""
        self.marked.keep("\n")
        self.place += 1
        self.quotable = True
        if self.quoting and self._at(">"):
            self.place += 1

    def _end(self, letter: str) -> None:
        last = self.open[-1]
        if last.kind == "BlockQuote":
            self.place += 2 if letter == "|" else 0
            self._close_quote(expandable=letter == "|")
            return
        if letter == "\n":
            self._unended()
        self.open.pop()
        self.place += len(_ENDS.get(last.kind, "_"))
        end = self.marked.length
        extra: Mapping[str, Any] = {}
        if last.kind == "TextUrl":
            url = self._url("a URL") if self._at("(") else self.marked.text(last.start)
            link = link_entity(last.start, end, url)
            self.marked.entities.extend([link] if link and end > last.start else [])
            return
        if last.kind == "CustomEmoji":
            if not self._at("("):
                raise NotParsable("The entity must contain a tg://emoji or tg://time URL")
            url = self._url("a custom emoji URL")
            emoji_id = url.removeprefix(_EMOJI_LINK)
            if emoji_id == url or not emoji_id.isdecimal():
                raise NotParsable("The entity must contain a tg://emoji or tg://time URL")
            extra = {"custom_emoji_id": emoji_id}
        elif last.kind == "PreCode":
            extra = {"language": last.argument}
        if end > last.start:
            kind = _TYPES.get(last.kind, last.kind.lower())
            self.marked.entities.append(Entity(last.start, end, kind, extra))

    def _close_quote(self, *, expandable: bool) -> None:
        last = self.open.pop()
        self.quoting = False
        empty = self.marked.length == last.start
        if self._at("\n"):
            # The new line that ends a quote belongs to it.
            self.marked.keep("\n")
            self.place += 1
            self.quotable = True
        if not empty:
            kind = "expandable_blockquote" if expandable else "blockquote"
            self.marked.entities.append(Entity(last.start, self.marked.length, kind))

    def _url(self, noun: str) -> str:
        """What stands in the parentheses here."""
        self.place += 1
        begin, url = self.place, []
        while self.place < len(self.source) and self.source[self.place] != ")":
            following = self.source[self.place + 1 : self.place + 2]
            if self.source[self.place] == "\\" and following and "\0" < following <= "~":
                self.place += 1
            url.append(self.source[self.place])
            self.place += 1
        if self.place >= len(self.source):
            raise NotParsable(f"Can't find end of {noun} at byte offset {self.marked.byte_offset(begin)}")
        self.place += 1
        return "".join(url)
