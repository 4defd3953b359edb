"""Takes entries out of a baseline's text and adds some, and leaves every other character as it is."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from itertools import pairwise

from conformance.baseline.known import Known
from conformance.errors import BaselineUnreadable

__all__ = ["added", "without"]

_HEADER = re.compile(r"\s*\[\[\s*known\s*\]\]\s*(?:#.*)?\Z")
_LIST = re.compile(r"^[ \t]*(?:clauses|bots|steps)[ \t]*=[ \t]*\[", re.MULTILINE)
# What may stand in a list: a comment, a text, a number, or the end.
_PIECE = re.compile(r"""\#[^\n]*|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[+-]?[0-9][0-9_]*|\]""")
_LONGEST = 100


def without(text: str, entries: Iterable[Known], ids: frozenset[str]) -> str:
    """The text without these things; an entry goes, with the comment above it, when all of its do."""
    blocks = _blocks(text)
    kept = [blocks[0]]
    for entry, block in zip(entries, blocks[1:], strict=True):
        numbers = frozenset(n for n, id_ in enumerate(entry.ids) if id_ in ids)
        if len(numbers) < len(entry.ids):
            kept.append(_thinned(block, numbers) if numbers else block)
    return "".join(kept)


def added(text: str, entries: Iterable[Known]) -> str:
    """The text with entries after its last."""
    parts = [text.rstrip("\n")] if text.strip() else []
    parts += [_written(entry) for entry in entries]
    return "\n\n".join(parts) + "\n" if parts else text


def _blocks(text: str) -> list[str]:
    """What stands before the first entry, and each entry with the comment right above it.

    Raises BaselineUnreadable where the text is written so that its lines do not tell the entries.
    """
    lines = text.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if _HEADER.match(line.rstrip("\r\n"))]
    bounds = [0, *(_above(lines, start) for start in starts), len(lines)]
    blocks = ["".join(lines[a:b]) for a, b in pairwise(bounds)]
    if not _reads_alike(text, blocks):
        raise BaselineUnreadable(
            "The baseline is written in a way that an update would not keep: "
            "write each entry as a table of its own beneath a line [[known]]."
        )
    return blocks


def _above(lines: list[str], start: int) -> int:
    """Where the comment right above a line begins."""
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _reads_alike(text: str, blocks: list[str]) -> bool:
    try:
        read = [tomllib.loads(block).get("known", []) for block in blocks]
    except tomllib.TOMLDecodeError:
        return False
    whole = tomllib.loads(text).get("known", [])
    return not read[0] and all(len(one) == 1 for one in read[1:]) and [one[0] for one in read[1:]] == whole


def _thinned(block: str, numbers: frozenset[int]) -> str:
    """The entry without the members of its list that have these numbers."""
    start = _LIST.search(block)
    if start is None:
        raise BaselineUnreadable("An entry's list is written in a way that an update would not keep.")
    members = list(_members(block, start.end()))
    for number in sorted(numbers, reverse=True):
        begin, end = _with_its_comma(block, *members[number])
        block = block[:begin] + block[end:]
    last = [end for _, end in _members(block, start.end())][-1]
    return block[:last] + re.sub(r"\A[ \t]*,[ \t]*\]", "]", block[last:])


def _members(block: str, start: int) -> Iterator[tuple[int, int]]:
    for piece in _PIECE.finditer(block, start):
        if piece[0] == "]":
            return
        if not piece[0].startswith("#"):
            yield piece.span()


def _with_its_comma(block: str, begin: int, end: int) -> tuple[int, int]:
    """As much as goes with a member: its comma, and its line with the comment where it has one to itself."""
    if comma := re.compile(r"[ \t]*,[ \t]*").match(block, end):
        end = comma.end()
    before = block[block.rfind("\n", 0, begin) + 1 : begin]
    rest = re.compile(r"[ \t]*(?:#[^\n]*)?\r?\n").match(block, end)
    if not before.strip() and rest:
        return begin - len(before), rest.end()
    return begin, end


def _written(entry: Known) -> str:
    lines = ["[[known]]", *_things(entry), f"reason = {_quoted(entry.reason)}"]
    lines += [f"link = {_quoted(entry.link)}"] if entry.link else []
    return "\n".join([*lines, f"expires = {entry.expires.isoformat()}"])


def _things(entry: Known) -> list[str]:
    if entry.kind == "clause":
        return _listed("clauses", [_quoted(id_) for id_ in entry.ids])
    if entry.kind == "bot":
        return _listed("bots", [_quoted(id_.removeprefix("bots.")) for id_ in entry.ids])
    session = entry.ids[0].rpartition("/")[0]
    steps = _listed("steps", [id_.rpartition("/")[2] for id_ in entry.ids])
    return [f"session = {_quoted(session)}", *steps]


def _listed(key: str, members: list[str]) -> list[str]:
    line = f"{key} = [{', '.join(members)}]"
    if len(line) <= _LONGEST:
        return [line]
    return [f"{key} = [", *(f"    {member}," for member in members), "]"]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub("[\x00-\x1f\x7f]", lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'
