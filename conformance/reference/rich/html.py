"""HTML of a rich message, as input blocks."""

from html.parser import HTMLParser
from typing import Any

__all__ = ["html_blocks"]

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


def html_blocks(text: str) -> list[_Block]:
    """The blocks of a text; words outside of every block are paragraphs."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.blocks()


class _Reader(HTMLParser):
    """Keeps what is open: holders of blocks, and the words of the innermost block with their looks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._holders: list[_Block] = [{"type": "", "blocks": []}]
        self._block: _Block | None = None
        self._styles: list[tuple[str, _Block]] = []

    def blocks(self) -> list[_Block]:
        self._end_block()
        while len(self._holders) > 1:
            self._end_holder()
        found: list[_Block] = self._holders[0]["blocks"]
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _STYLES:
            kind = _STYLES[tag]
            link = {"url": given.get("href") or ""} if kind == "url" else {}
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

    def handle_endtag(self, tag: str) -> None:
        if self._styles and self._styles[-1][0] == tag:
            self._styles.pop()
        elif tag in _TEXTS or tag in {"summary", "td", "th"}:
            self._end_block()
        elif tag in _HOLDERS and any(holder["type"] == tag for holder in self._holders):
            self._end_block()
            while self._holders[-1]["type"] != tag:
                self._end_holder()
            self._end_holder()

    def handle_data(self, data: str) -> None:
        if self._block is not None or data.strip():
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
        return {"cells": [{"text": one["text"], "is_header": one["type"] == "th"} for one in blocks]}
    if kind == "details":
        return {"type": kind, "summary": holder.get("summary"), "blocks": blocks, "is_open": holder["open"]}
    return {"type": kind, "blocks": blocks}
