"""Finds the line of a TOML file on which a key stands, as the standard reader gives no lines."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

__all__ = ["line_of"]

_HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(?:#.*)?\Z")
_KEY = re.compile(
    r"""\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+))*)\s*="""
)
_PART = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*\.?""")

Path = tuple[str | int, ...]


def line_of(text: str, path: Sequence[str | int]) -> int:
    """The line, from 1, of the key at a path, or of what holds it; 1 where nothing of it is found."""
    wanted = tuple(path)
    best, found = 0, 1
    for number, key in _keys(text):
        common = _common(key, wanted)
        if common > best and (common == len(key) or common == len(wanted)):
            best, found = common, number
    return found


def _keys(text: str) -> Iterator[tuple[int, Path]]:
    table: Path = ()
    tables: Counter[Path] = Counter()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _parts(header[2])
            if header[1] == "[[":
                tables[table] += 1
                table = (*table, tables[table] - 1)
            yield number, table
        elif key := _KEY.match(line):
            yield number, (*table, *_parts(key[1]))


def _parts(dotted: str) -> Path:
    return tuple(next(filter(None, part), "") for part in _PART.findall(dotted))


def _common(key: Path, wanted: Path) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(key, wanted, strict=False)) if a != b), min(len(key), len(wanted))
    )
