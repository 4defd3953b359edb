"""Finds the line of a file on which something of a talk stands."""

import re
from collections.abc import Iterator, Sequence

from conformance.platforms.toml_lines import line_of

__all__ = ["place_of"]

_BEGIN = re.compile(r"^\s*lines\s*=\s*\[", re.MULTILINE)
# Strings and comments are passed over whole, so that their brackets do not count.
_TOKEN = re.compile(
    r'''"""(?:[^\\]|\\.)*?"""|\'{3}.*?\'{3}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|\#[^\n]*|[\[\]{}]''', re.DOTALL
)


def place_of(text: str, keys: Sequence[str | int]) -> int:
    """The line, from 1, of what is at these keys, or of what holds it."""
    if len(keys) > 1 and keys[0] == "lines" and isinstance(keys[1], int):
        begins = list(_inline(text))
        if keys[1] < len(begins):
            return text.count("\n", 0, begins[keys[1]]) + 1
    return line_of(text, keys)


def _inline(text: str) -> Iterator[int]:
    """Where each line of the talk begins, where they are written in one array."""
    found = _BEGIN.search(text)
    depth = 1
    for token in _TOKEN.finditer(text, found.end()) if found else ():
        if token[0] in {"{", "["}:
            if depth == 1:
                yield token.start()
            depth += 1
        elif token[0] in {"}", "]"}:
            depth -= 1
            if not depth:
                return
