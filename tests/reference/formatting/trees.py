"""Random formatting: trees of tags, what they mean for each letter, and their two spellings."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from hypothesis import strategies as st

STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
SARA = {"id": 7, "is_bot": False, "first_name": "سارا"}
_OPAQUE = frozenset({"code", "pre", "date_time"})
_SOLID = {
    "code": [{}],
    "pre": [{}, {"language": "go"}],
    "text_link": [{"url": "http://t.me/a"}, {"url": "https://shop.example/?a=(b)&c=\\"}],
    "text_mention": [{"user": SARA}],
    "custom_emoji": [{"custom_emoji_id": "5368324170671202286"}],
    "date_time": [{"unix_time": 5, "date_time_format": written} for written in ("", "r", "wdT")],
}
KINDS = STYLES | QUOTES | _SOLID.keys()

# Neither a blank, which would go at an end, nor what Telegram finds something by.
_LETTERS = "aZ9سی\u200c😀🏳️_*[]()~`>+-=|{}!\\<&\"'"

_TAGS = {
    "bold": ["b", "strong"],
    "italic": ["i", "em"],
    "underline": ["u", "ins"],
    "strikethrough": ["s", "strike", "del"],
    "spoiler": ["tg-spoiler", 'span class="tg-spoiler"'],
    "code": ["code"],
    "pre": ["pre"],
    "blockquote": ["blockquote"],
    "expandable_blockquote": ["blockquote expandable", "BLOCKQUOTE expandable=''"],
}
# A carriage return parts marks that would be read as one, and goes when the text is cleaned.
_MARKS = {
    "bold": "*",
    "italic": "_\r",
    "underline": "__\r",
    "strikethrough": "~",
    "spoiler": "||",
    "code": "`",
}


@dataclass(frozen=True)
class Node:
    """A text, or what stands between two tags."""

    text: str = ""
    kind: str = ""
    inner: Sequence["Node"] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


@st.composite
def trees(draw: st.DrawFn, kinds: frozenset[str] = KINDS, depth: int = 3) -> list[Node]:
    return [draw(_nodes(kinds, depth)) for _ in range(draw(st.integers(1, 3)))]


@st.composite
def _nodes(draw: st.DrawFn, kinds: frozenset[str], depth: int) -> Node:
    if not depth or not kinds or draw(st.booleans()):
        return Node(draw(st.text(_LETTERS, min_size=1, max_size=4)))
    kind = draw(st.sampled_from(sorted(kinds)))
    extra = draw(st.sampled_from(_SOLID.get(kind, [{}])))
    return Node(kind=kind, inner=draw(trees(_within(kind, kinds), depth - 1)), extra=extra)


def _within(kind: str, kinds: frozenset[str]) -> frozenset[str]:
    if kind in _OPAQUE:
        return frozenset()
    if kind in _SOLID:
        return kinds & STYLES
    return kinds - QUOTES if kind in QUOTES else kinds - {kind}


def meaning(nodes: Sequence[Node], around: frozenset[str] = frozenset()) -> list[tuple[str, frozenset[str]]]:
    """Each letter with what it is."""
    letters = []
    for node in nodes:
        letters += [(letter, around) for letter in node.text]
        opaque = node.kind in _OPAQUE
        outer = {said for said in around if not (opaque and said.split()[0] in STYLES)}
        letters += meaning(node.inner, outer | {_said(node.kind, node.extra)})
    return letters


def meaning_of(text: str, entities: Sequence[Mapping[str, Any]]) -> list[tuple[str, frozenset[str]]]:
    """The same of a text with entities, as a client reads them."""
    letters, unit = [], 0
    for letter in text:
        over = [item for item in entities if item["offset"] <= unit < item["offset"] + item["length"]]
        said = (
            _said(item["type"], {k: v for k, v in item.items() if k not in {"type", "offset", "length"}})
            for item in over
        )
        letters.append((letter, frozenset(said)))
        unit += 1 + (letter > "\uffff")
    return letters


def _said(kind: str, extra: Mapping[str, Any]) -> str:
    return f"{kind} {sorted(extra.items())}"


def html(nodes: Sequence[Node]) -> str:
    return "".join(_html(node) for node in nodes)


def _html(node: Node) -> str:
    if not node.kind:
        return escape(node.text, quote=False)
    inner, extra = html(node.inner), node.extra
    if node.kind in {"text_link", "text_mention"}:
        return f'<a href="{escape(_url(extra))}">{inner}</a>'
    if node.kind == "custom_emoji":
        return f"<tg-emoji emoji-id={extra['custom_emoji_id']}>{inner}</tg-emoji>"
    if node.kind == "date_time":
        return f'<tg-time unix="{extra["unix_time"]}" format="{extra["date_time_format"]}">{inner}</tg-time>'
    if extra:
        return f'<pre><code class="language-{extra["language"]}">{inner}</code></pre>'
    tags = _TAGS[node.kind]
    tag = tags[len(inner) % len(tags)]
    return f"<{tag}>{inner}</{tag.split()[0].lower()}>"


def markdown(nodes: Sequence[Node]) -> str:
    return "".join(_markdown(node) for node in nodes)


def _markdown(node: Node) -> str:
    if not node.kind:
        return re.sub(r"([_*\[\]()~`>#+\-=|{}.!\\])", r"\\\1", node.text)
    inner, extra = markdown(node.inner), node.extra
    if node.kind in {"text_link", "text_mention"}:
        address = re.sub(r"([)\\])", r"\\\1", _url(extra))
        return f"[{inner}]({address})"
    if node.kind == "custom_emoji":
        return f"![{inner}](tg://emoji?id={extra['custom_emoji_id']})"
    if node.kind == "date_time":
        return f"![{inner}](tg://time?unix={extra['unix_time']}&format={extra['date_time_format']})"
    if node.kind == "pre":
        return f"```{extra.get('language', '')}\n{inner}```"
    return _MARKS[node.kind] + inner + _MARKS[node.kind]


def _url(extra: Mapping[str, Any]) -> str:
    return extra["url"] if "url" in extra else f"tg://user?id={extra['user']['id']}"
