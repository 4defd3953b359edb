"""The ways in which a text is written inside another, and how to change its letters there."""

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import unquote, unquote_plus

__all__ = ["ESCAPES", "FORM", "LAYERS", "PERCENT", "Layer"]

_H = "[0-9A-Fa-f]"
_LATER = f"%[89ABab]{_H}"


@dataclass(frozen=True, slots=True)
class Layer:
    """A way of writing. ``unit`` splits what is written into pieces that stand for some letters each."""

    trigger: str
    unit: re.Pattern[str]
    read: Callable[[str], str]
    write: Callable[[str, str], str]  # the piece, as which it is to be written, and the letters
    whole: Callable[[str], str]  # reads at once what is written without a fault; raises ValueError

    def open(self, written: str) -> str:
        try:
            return self.whole(written)
        except ValueError:
            return self.unit.sub(lambda piece: self.read(piece[0]), written)

    def rewrite(self, written: str, change: Callable[[str], str]) -> str:
        """Written as before, with the letters changed; what keeps its letters keeps its spelling."""
        if self.trigger not in written:
            return change(written)
        before = self.open(written)
        after = change(before)
        return written if after == before else self._respelled(written, before, after)

    def _respelled(self, written: str, before: str, after: str) -> str:
        if len(before) != len(after):
            raise ValueError("a change of length cannot be spelled")
        pieces, place = [], 0
        for piece in self.unit.findall(written):
            end = place + len(self.read(piece))
            same = before[place:end] == after[place:end]
            pieces.append(piece if same else self.write(piece, after[place:end]))
            place = end
        return "".join(pieces)


def _percent_read(piece: str) -> str:
    if piece == "+":
        return " "
    try:
        return bytes.fromhex(piece[1:].replace("%", "")).decode() if piece[:1] == "%" else piece
    except ValueError:
        return piece


def _percent_write(piece: str, letters: str) -> str:
    if piece[:1] != "%":
        return letters
    written = "".join(f"%{byte:02X}" for byte in letters.encode())
    return written.lower() if piece != piece.upper() else written


_UNITS = f"%[0-7]{_H}|%[CDcd]{_H}{_LATER}|%[Ee]{_H}(?:{_LATER}){{2}}|%[Ff][0-7](?:{_LATER}){{3}}"
_UTF8 = {"encoding": "utf-8", "errors": "strict"}
PERCENT = Layer(
    "%", re.compile(f"{_UNITS}|[^%]+|%"), _percent_read, _percent_write, lambda text: unquote(text, **_UTF8)
)
FORM = Layer(
    "",
    re.compile(rf"{_UNITS}|\+|[^%+]+|%"),
    _percent_read,
    _percent_write,
    lambda text: unquote_plus(text, **_UTF8),
)

_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "/": "/", "\\": "\\", '"': '"'}


def _escape_read(piece: str) -> str:
    if piece[:2] == "\\u" and len(piece) > 2:
        return _string(piece)
    return _SIMPLE.get(piece[1:], piece) if piece[:1] == "\\" else piece


def _escape_write(piece: str, letters: str) -> str:
    if piece[:1] != "\\":
        return letters
    units = letters.encode("utf-16-be").hex()
    upper = piece[2:] != piece[2:].lower()
    return "".join(
        "\\u" + (units[start : start + 4].upper() if upper else units[start : start + 4])
        for start in range(0, len(units), 4)
    )


def _string(escaped: str) -> str:
    return str(json.loads(f'"{escaped}"', strict=False))


ESCAPES = Layer(
    "\\",
    re.compile(
        rf"\\u[Dd][89ABab]{_H}{{2}}\\u[Dd][C-Fc-f]{_H}{{2}}|\\u{_H}{{4}}|\\[nrtbf/\\\"]|[^\\]+|\\", re.DOTALL
    ),
    _escape_read,
    _escape_write,
    _string,
)


def _entity_read(piece: str) -> str:
    letters = html.unescape(piece) if piece[:1] == "&" else piece
    return letters if piece[:1] != "&" or len(letters) == 1 else piece


def _entity_write(piece: str, letters: str) -> str:
    if piece[:1] != "&" or len(letters) > 1:
        return letters
    code = ord(letters)
    return f"&#x{code:x};" if piece[2:3] in {"x", "X"} else f"&#{code};"


def _unescaped(text: str) -> str:
    raise ValueError(text)  # nothing reads just these spellings at once


_ENTITIES = Layer(
    "&#",
    re.compile(r"&#[0-9]{1,7};|&#[xX][0-9A-Fa-f]{1,6};|[^&]+|&"),
    _entity_read,
    _entity_write,
    _unescaped,
)

_MARKDOWN = Layer(
    "\\",
    re.compile(r"\\[_*\[\]()~`>#+=|{}.!-]|[^\\]+|\\"),
    lambda piece: piece[1:] if piece[:1] == "\\" and piece[1:] else piece,
    lambda piece, letters: letters if piece[:1] != "\\" else piece,
    _unescaped,
)

# In this order they are taken off a text that may be written in any of them.
LAYERS = (PERCENT, replace(ESCAPES, trigger="\\u"), _ENTITIES, _MARKDOWN)
