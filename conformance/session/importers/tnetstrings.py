"""Tagged netstrings: ``5:hello,`` is a text of five bytes. mitmproxy keeps its flows in them."""

from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any, BinaryIO

__all__ = ["BrokenNetstring", "CutOff", "read_all"]

_DEEPEST = 30
_LONGEST = 1 << 30
_DIGITS = len(str(_LONGEST))

_Value = tuple[bytes, bytes]  # tag and content


class BrokenNetstring(ValueError):
    """The bytes are no tagged netstring."""


class CutOff(BrokenNetstring):
    """The file ends within a netstring."""


def read_all(file: BinaryIO, wanted: Container[str]) -> Iterator[dict[str, Any]]:
    """Every dictionary of a file, one by one, with those of its keys that are wanted.

    Raises BrokenNetstring, and CutOff at an end that is none.
    """
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
        if tag == b"}":
            yield _dictionary(list(_values(content)), wanted)


def _length(digits: bytes) -> int:
    if not digits.isdigit() or int(digits) > _LONGEST:
        raise BrokenNetstring(f"{digits!r} is no length")
    return int(digits)


def _value(tag: bytes, content: bytes, depth: int = 0) -> Any:
    if depth > _DEEPEST:
        raise BrokenNetstring(f"nested more than {_DEEPEST} levels deep")
    if tag in _PLAIN:
        return _PLAIN[tag](content)
    if tag == b"]":
        return [_value(*each, depth + 1) for each in _values(content)]
    if tag == b"}":
        return _dictionary(list(_values(content)), None, depth + 1)
    raise BrokenNetstring(f"{tag!r} is no type")


def _dictionary(flat: list[_Value], wanted: Container[str] | None, depth: int = 1) -> dict[str, Any]:
    """From keys and values in turn; what is not wanted stays unread."""
    named = zip((name.decode("utf-8", "replace") for _, name in flat[::2]), flat[1::2], strict=True)
    return {name: _value(*each, depth) for name, each in named if wanted is None or name in wanted}


_PLAIN: Mapping[bytes, Callable[[bytes], Any]] = {
    b",": bytes,
    b";": lambda content: content.decode("utf-8", "surrogateescape"),
    b"#": int,
    b"^": float,
    b"!": lambda content: content == b"true",
    b"~": lambda _: None,
}


def _values(content: bytes) -> Iterator[_Value]:
    """The values that stand in another, unread: the tag and the content of each."""
    place = 0
    while place < len(content):
        colon = content.find(b":", place, place + _DIGITS + 1)
        end = colon + 1 + _length(content[place:colon]) if colon > 0 else len(content)
        if end >= len(content):
            raise BrokenNetstring("a value is longer than what it stands in")
        yield content[end : end + 1], content[colon + 1 : end]
        place = end + 1
