"""Texts of formatted pieces, how each form writes them, and what must come of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from hypothesis import strategies as st

from conformance.suite.ground import Caller, User
from conformance.suite.properties._search import holds

__all__ = ["Piece", "covers", "html", "markdown", "texts"]

Spans = Mapping[tuple[str, str], list[tuple[int, int]]]

_STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
_LINKS = ("https://example.com/a", "https://example.com/b?c=(d)")
# None that a server finds something by, and none that goes at an end. The last have two UTF-16 units or more.
_LETTERS = (*"aZ", "س", "می‌خ", "é", "<", "&", '"', *"_*[]()~`>+-=|{}!\\", "🎂", "👨‍👩‍👧", "𝒳")
_TAGS = {"bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "spoiler": "tg-spoiler"}
_MARKS = {"bold": "*", "italic": "_", "underline": "__", "strikethrough": "~", "spoiler": "||", "code": "`"}
_UNDERSCORES = {"_", "__"}


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """A text, or what has one style."""

    text: str = ""
    style: str = ""
    inner: Sequence["Piece"] = ()
    url: str = ""

    def __repr__(self) -> str:
        name = f"{self.style} {self.url}".strip()
        return f"{name}({', '.join(map(repr, self.inner))})" if self.style else repr(self.text)


_WORDS = st.lists(
    st.lists(st.sampled_from(_LETTERS), min_size=1, max_size=4).map("".join), min_size=1, max_size=2
)
_PLAIN = _WORDS.map(lambda words: Piece(" ".join(words)))


@st.composite
def texts(
    draw: st.DrawFn, styles: frozenset[str] = frozenset({*_STYLES, "code", "text_link"}), depth: int = 3
) -> list[Piece]:
    """Pieces one after the other, no style within itself, and none within code."""
    return [draw(_pieces(styles, depth)) for _ in range(draw(st.integers(1, 3)))]


@st.composite
def _pieces(draw: st.DrawFn, styles: frozenset[str], depth: int) -> Piece:
    style = draw(st.sampled_from(["", *sorted(styles)])) if depth else ""
    if not style:
        return draw(_PLAIN)
    if style == "code":
        return Piece(style=style, inner=[draw(_PLAIN)])
    url = draw(st.sampled_from(_LINKS)) if style == "text_link" else ""
    within = draw(texts(styles - {style, "code"}, depth - 1))
    return Piece(style=style, inner=within, url=url)


def html(pieces: Sequence[Piece]) -> str:
    return "".join(_html(piece) for piece in pieces)


def _html(piece: Piece) -> str:
    if not piece.style:
        return escape(piece.text)
    if piece.style == "text_link":
        return f'<a href="{escape(piece.url)}">{html(piece.inner)}</a>'
    tag = _TAGS.get(piece.style, piece.style)
    return f"<{tag}>{html(piece.inner)}</{tag}>"


def markdown(pieces: Sequence[Piece]) -> str:
    """MarkdownV2: an empty bold parts two marks that would be read as another, as documented."""
    written: list[str] = []
    for token in _tokens(pieces):
        parted = written and {written[-1], token} <= _UNDERSCORES
        written += ["**", token] if parted else [token]
    return "".join(written)


def _tokens(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        if not piece.style:
            yield re.sub(r"([_*\[\]()~`>#+\-=|{}.!\\])", r"\\\1", piece.text)
        elif piece.style == "code":
            inner = re.sub(r"([`\\])", r"\\\1", piece.inner[0].text)
            yield f"`{inner}`"
        elif piece.style == "text_link":
            address = re.sub(r"([)\\])", r"\\\1", piece.url)
            yield "["
            yield from _tokens(piece.inner)
            yield f"]({address})"
        else:
            yield _MARKS[piece.style]
            yield from _tokens(piece.inner)
            yield _MARKS[piece.style]


def _letters(pieces: Sequence[Piece]) -> str:
    return "".join(_letters(piece.inner) if piece.style else piece.text for piece in pieces)


def _entities(pieces: Sequence[Piece], begin: int = 0) -> list[dict[str, Any]]:
    """What the pieces are, the outer before the inner."""
    found: list[dict[str, Any]] = []
    for piece in pieces:
        length = _units(_letters([piece]))
        if piece.style:
            extra = {"url": piece.url} if piece.url else {}
            found.append({"type": piece.style, "offset": begin, "length": length, **extra})
            found += _entities(piece.inner, begin)
        begin += length
    return found


def _units(text: str) -> int:
    """UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def covers(entities: Sequence[Mapping[str, Any]]) -> Spans:
    """What each style covers: from where to where, spans that touch made one."""
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for entity in sorted(entities, key=lambda entity: int(entity["offset"])):
        begin, end = entity["offset"], entity["offset"] + entity["length"]
        of = spans.setdefault((entity["type"], str(entity.get("url", ""))), [])
        if of and begin <= of[-1][1]:
            of[-1] = (of[-1][0], max(of[-1][1], end))
        else:
            of.append((begin, end))
    return spans


def check_html(caller: Caller, user: User) -> None:
    _check(caller, user, lambda pieces: {"text": html(pieces), "parse_mode": "HTML"})


def check_markdown(caller: Caller, user: User) -> None:
    _check(caller, user, lambda pieces: {"text": markdown(pieces), "parse_mode": "MarkdownV2"})


def check_entities(caller: Caller, user: User) -> None:
    _check(caller, user, lambda pieces: {"text": _letters(pieces), "entities": _entities(pieces)})


def _check(caller: Caller, user: User, written: Any) -> None:
    def sent_as_meant(pieces: list[Piece]) -> None:
        sent = caller.accepted("sendMessage", {"chat_id": user.chat_id, **written(pieces)})
        expected, came = covers(_entities(pieces)), covers(sent.get("entities", []))
        assert sent["text"] == _letters(pieces), f"the text is {sent['text']!r}"
        assert came == expected, f"the entities cover {came}, not {expected}"

    holds(caller, texts(), sent_as_meant)
