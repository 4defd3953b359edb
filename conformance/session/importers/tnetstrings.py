"""Tagged netstrings: ``5:hello,`` is a text of five bytes. mitmproxy keeps its flows in them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

__all__ = ["BrokenNetstring", "CutOff", "read_all"]

_DEEPEST = 30
_LONGEST = 1 << 30
_DIGITS = len(str(_LONGEST))


class BrokenNetstring(ValueError):
    """The bytes are no tagged netstring."""


class CutOff(BrokenNetstring):
    """The file ends within a netstring."""


def read_all(file: BinaryIO) -> Iterator[Any]:
    """Every value of a file, one by one. Raises BrokenNetstring, and CutOff at an end that is none."""
    while first := file.read(1):
        digits = first
        while (next_ := file.read(1)) != b":":
            digits += next_
            if not next_:
                raise CutOff("the file ends in a length")
            if len(digits) > _DIGITS:
                raise BrokenNetstring("a length has no end")
        content = file.read(_length(digits))
        tag = file.read(1)
        if len(content) < _length(digits) or not tag:
            raise CutOff("the file ends in a value")
        yield _value(tag, content, 0)


def _length(digits: bytes) -> int:
    if not digits.isdigit() or int(digits) > _LONGEST:
        raise BrokenNetstring(f"{digits!r} is no length")
    return int(digits)


def _value(tag: bytes, content: bytes, depth: int) -> Any:
    if depth > _DEEPEST:
        raise BrokenNetstring(f"nested more than {_DEEPEST} levels deep")
    if tag in _PLAIN:
        return _PLAIN[tag](content)
    if tag not in {b"]", b"}"}:
        raise BrokenNetstring(f"{tag!r} is no type")
    values = list(_values(content, depth))
    if tag == b"]":
        return values
    names = [name.decode("utf-8", "replace") if isinstance(name, bytes) else name for name in values[::2]]
    return dict(zip(names, values[1::2], strict=True))


_PLAIN: Mapping[bytes, Callable[[bytes], Any]] = {
    b",": bytes,
    b";": lambda content: content.decode("utf-8", "surrogateescape"),
    b"#": int,
    b"^": float,
    b"!": lambda content: content == b"true",
    b"~": lambda _: None,
}


def _values(content: bytes, depth: int) -> Iterator[Any]:
    place = 0
    while place < len(content):
        colon = content.find(b":", place, place + _DIGITS + 1)
        end = colon + 1 + _length(content[place:colon]) if colon > 0 else len(content)
        if end >= len(content):
            raise BrokenNetstring("a value is longer than what it stands in")
        yield _value(content[end : end + 1], content[colon + 1 : end], depth + 1)
        place = end + 1
