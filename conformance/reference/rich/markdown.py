"""Markdown of a rich message, as input blocks: the forms that are commonest in it."""

import re
from collections.abc import Iterator
from typing import Any

__all__ = ["markdown_blocks"]

_Block = dict[str, Any]

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_DIVIDER = re.compile(r"(?:-{3,}|\*{3,}|_{3,})\s*\Z")
_ITEM = re.compile(r"(?:[-*+]|(\d{1,9})[.)])\s+(\[[ xX]\]\s+)?(.*)")
_INLINE = re.compile(
    r"`(?P<code>[^`]+)`|\*\*(?P<bold>.+?)\*\*|~~(?P<strikethrough>.+?)~~|\|\|(?P<spoiler>.+?)\|\|"
    r"|==(?P<marked>.+?)==|[*_](?P<italic>[^*_]+)[*_]|\[(?P<words>[^\[\]]+)\]\((?P<url>(?:[^()\s]|\([^()\s]*\))+)\)"
)


def markdown_blocks(text: str) -> list[_Block]:
    """The blocks of a text; words within each are styled."""
    lines = iter(text.splitlines())
    blocks: list[_Block] = []
    words: list[str] = []
    goes_on = False
    for line in lines:
        made = _made(line, lines)
        if made is None and line.strip():
            words.append(line)
            goes_on = False
            continue
        _end(words, blocks)
        if made is not None:
            _add(made, blocks, goes_on=goes_on)
        goes_on = made is not None
    _end(words, blocks)
    return blocks


def _made(line: str, rest: Iterator[str]) -> _Block | None:
    """The block that the line is or begins; None where it is words of a paragraph, or nothing."""
    if line.startswith("```"):
        code = "\n".join(iter(lambda: next(rest, "```"), "```"))
        return {"type": "pre", "text": code, "language": line[3:].strip()}
    if heading := _HEADING.match(line):
        return {"type": "heading", "text": _inline(heading[2]), "size": len(heading[1])}
    if _DIVIDER.match(line):
        return {"type": "divider"}
    if line.startswith(">"):
        return {"type": "blockquote", "blocks": [_paragraph(line[1:].strip())]}
    if item := _ITEM.match(line):
        return {"type": "list", "items": [_item(item)]}
    return None


def _item(found: re.Match[str]) -> _Block:
    item: _Block = {"blocks": [_paragraph(found[3])]}
    if found[2]:
        item |= {"has_checkbox": True, "is_checked": found[2].strip().lower() == "[x]"}
    return item | ({"type": "1", "value": int(found[1])} if found[1] else {})


def _add(block: _Block, blocks: list[_Block], *, goes_on: bool) -> None:
    """A line of a list or a quote goes on with the line before it."""
    before = blocks[-1] if blocks and goes_on else {}
    for kind, name in (("list", "items"), ("blockquote", "blocks")):
        if block["type"] == kind == before.get("type"):
            before[name].extend(block[name])
            return
    blocks.append(block)


def _end(words: list[str], blocks: list[_Block]) -> None:
    if words:
        blocks.append(_paragraph("\n".join(words)))
        words.clear()


def _paragraph(text: str) -> _Block:
    return {"type": "paragraph", "text": _inline(text)}


def _inline(text: str) -> Any:
    """The words with their looks; a plain text where there are none."""
    parts: list[Any] = []
    at = 0
    for found in _INLINE.finditer(text):
        parts += [text[at : found.start()], _styled(found)]
        at = found.end()
    parts = [part for part in [*parts, text[at:]] if part]
    return parts[0] if len(parts) == 1 else parts


def _styled(found: re.Match[str]) -> _Block:
    if found["url"]:
        return {"type": "url", "text": _inline(found["words"]), "url": found["url"]}
    kind = found.lastgroup or ""
    return {"type": kind, "text": found[kind] if kind == "code" else _inline(found[kind])}
