"""HTML of a rich message, as input blocks."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from conformance.reference.calls.fields import NotParsable

__all__ = ["html_blocks"]

MAX_DEPTH = 30

_Block = dict[str, Any]

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "tg-spoiler": "spoiler",
    "mark": "marked",
    "sub": "subscript",
    "sup": "superscript",
    "a": "url",
}
_TEXTS = {
    "p": "paragraph",
    "pre": "pre",
    "footer": "footer",
    **{f"h{size}": "heading" for size in range(1, 7)},
}
_HOLDERS = frozenset({"blockquote", "details", "ul", "ol", "li", "table", "tr"})

# By hand: the standard library's parser is busy for minutes with a text of nothing but "<a".
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)(?P<attributes>[^<>]*)>|<!--[^<>]*-->", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"""([a-z-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"']+))?""", re.IGNORECASE)


def html_blocks(text: str) -> list[_Block]:
    """The blocks of a text; words outside of every block are paragraphs. Raises NotParsable."""
    reader, at = _Reader(), 0
    for tag in _TAG.finditer(text):
        reader.say(_plain(text[at : tag.start()]))
        at = tag.end()
        if tag["end"]:
            reader.end(tag["name"].lower())
        elif tag["name"]:
            reader.begin(tag["name"].lower(), _attributes(tag["attributes"]))
    reader.say(_plain(text[at:]))
    return reader.blocks()


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): _plain(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(text)}


def _plain(text: str) -> str:
    try:
        return unescape(text)
    except ValueError:  # a character's number of thousands of digits
        return text


class _Reader:
    """Keeps what is open: holders of blocks, and the words of the innermost block with their looks."""

    def __init__(self) -> None:
        self._holders: list[_Block] = [{"type": "", "blocks": []}]
        self._block: _Block | None = None
        self._styles: list[tuple[str, _Block]] = []

    def blocks(self) -> list[_Block]:
        self._end_block()
        while len(self._holders) > 1:
            self._end_holder()
        found: list[_Block] = self._holders[0]["blocks"]
        return found

    def begin(self, tag: str, given: Mapping[str, str]) -> None:
        if len(self._holders) + len(self._styles) > MAX_DEPTH:
            raise NotParsable("Rich message is nested too deep")
        if tag in _STYLES:
            kind = _STYLES[tag]
            link = {"url": given.get("href", "")} if kind == "url" else {}
            style: _Block = {"type": kind, "text": [], **link}
            self._words().append(style)
            self._styles.append((tag, style))
        elif tag == "br":
            self._words().append("\n")
        elif tag == "hr":
            self._end_block()
            self._holders[-1].setdefault("blocks", []).append({"type": "divider"})
        elif tag in _TEXTS or tag in {"summary", "td", "th"}:
            self._begin_block(tag)
        elif tag in _HOLDERS:
            self._end_block()
            self._holders.append({"type": tag, "blocks": [], "open": "open" in given})

    def end(self, tag: str) -> None:
        if self._styles and self._styles[-1][0] == tag:
            self._styles.pop()
        elif tag in _TEXTS or tag in {"summary", "td", "th"}:
            self._end_block()
        elif tag in _HOLDERS and any(holder["type"] == tag for holder in self._holders):
            self._end_block()
            while self._holders[-1]["type"] != tag:
                self._end_holder()
            self._end_holder()

    def say(self, data: str) -> None:
        if data.strip() or (data and self._block is not None):
            self._words().append(data)

    def _words(self) -> list[Any]:
        if self._block is None:
            self._begin_block("p")
        target = self._styles[-1][1] if self._styles else self._block
        words: list[Any] = (target or {})["text"]
        return words

    def _begin_block(self, tag: str) -> None:
        self._end_block()
        kind = _TEXTS.get(tag, tag)
        self._block = {"type": kind, "text": [], **({"size": int(tag[1])} if kind == "heading" else {})}

    def _end_block(self) -> None:
        block, self._block = self._block, None
        self._styles.clear()
        holder = self._holders[-1]
        if block is None:
            return
        block["text"] = _simple(block["text"])
        if block["type"] == "summary":
            holder["summary"] = block["text"]
        else:
            holder["blocks"].append(block)

    def _end_holder(self) -> None:
        holder = self._holders.pop()
        self._holders[-1]["blocks"].append(_held(holder))


def _simple(words: list[Any]) -> Any:
    """A single word, or one style, by itself."""
    for word in words:
        if isinstance(word, dict):
            word["text"] = _simple(word["text"])
    return words[0] if len(words) == 1 else words


def _held(holder: _Block) -> _Block:
    """What a holder of blocks becomes."""
    kind, blocks = holder["type"], holder["blocks"]
    if kind in {"ul", "ol"}:
        numbered = {"type": "1"} if kind == "ol" else {}
        return {"type": "list", "items": [{"blocks": one.get("blocks", [one]), **numbered} for one in blocks]}
    if kind == "table":
        return {"type": "table", "cells": [row["cells"] for row in blocks if "cells" in row]}
    if kind == "tr":
        words = (one for one in blocks if "text" in one)
        return {"cells": [{"text": one["text"], "is_header": one["type"] == "th"} for one in words]}
    if kind == "details":
        return {"type": kind, "summary": holder.get("summary"), "blocks": blocks, "is_open": holder["open"]}
    return {"type": kind, "blocks": blocks}
