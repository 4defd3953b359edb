"""The exchanges of a cassette of ours, read from the file one by one."""

import re
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple, overload

from conformance.session.cassette.checking import check, is_ordinary
from conformance.session.cassette.items import interaction_of
from conformance.session.cassette.model import CALL, Interaction
from conformance.session.cassette.parsing import parse

__all__ = ["Reel", "Sketch"]

_CHUNK = 1 << 20
_WHOLE = re.compile(rb"^  conformance:\n((?:    .*\n)*    elapsed_ms: .*\n)\Z", re.MULTILINE)
_SKETCH = re.compile(
    rb"- request:\n    method: \S+\n    uri: (?P<uri>\S+)\n.*\n  conformance:\n"
    rb"    started_at: (?P<started>[\d.]+)\n    elapsed_ms: (?P<elapsed>[\d.]+)\n\Z",
    re.DOTALL,
)


class Sketch(NamedTuple):
    """What the order of exchanges hangs on."""

    uri: str
    started_at: float | None
    elapsed_ms: float | None
    direction: str = CALL


class Reel(Sequence[Interaction]):
    """All whole exchanges that were on file when it was opened; only their places are held in memory.

    Reading them raises CassetteUnreadable where one is broken. The file must be in the writer's own form.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            self._starts = _starts(file)
            self.header = _between(file, 0, self._starts[0]) if self._starts else b""
            self.torn = len(self) > 0 and not _WHOLE.search(_between(file, *self._starts[-2:]))
        if self.torn:
            self._starts.pop()

    def __len__(self) -> int:
        return max(0, len(self._starts) - 1)

    @overload
    def __getitem__(self, place: int) -> Interaction: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Interaction]: ...
    def __getitem__(self, place: int | slice) -> Interaction | Sequence[Interaction]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        number = range(len(self))[place]
        with self.path.open("rb") as file:
            return self._read(number, _between(file, *self._starts[number : number + 2]))

    def __iter__(self) -> Iterator[Interaction]:
        for number, content in enumerate(self._contents()):
            yield self._read(number, content)

    def sketches(self) -> Iterator[Sketch | Interaction]:
        """Each exchange as far as its order needs it, at a small part of the cost of reading it."""
        for number, content in enumerate(self._contents()):
            found = _SKETCH.match(content)
            if found is None:
                yield self._read(number, content)
            else:
                yield Sketch(found["uri"].decode(), float(found["started"]), float(found["elapsed"]))

    def _contents(self) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            file.seek(self._starts[0] if self._starts else 0)
            for number in range(len(self)):
                yield file.read(self._starts[number + 1] - self._starts[number])

    def _read(self, number: int, content: bytes) -> Interaction:
        items = parse(content, self.path, lambda: self._line(number))
        if not (isinstance(items, list) and len(items) == 1 and is_ordinary(items[0])):
            check({"version": 1, "interactions": items}, self.path, number)
        return interaction_of(items[0])

    def _line(self, number: int) -> int:
        """The line, from 0, on which an exchange begins."""
        with self.path.open("rb") as file:
            return _between(file, 0, self._starts[number]).count(b"\n")


def _starts(file: BinaryIO) -> "array[int]":
    """Where each item begins, and last where the file ends; empty where there is no item.

    Within an item every line is indented, so that a dash at the beginning of a line begins the next.
    """
    starts, end, before = array("Q"), 0, b"\n"
    while chunk := file.read(_CHUNK):
        content = before + chunk
        found = content.find(b"\n-")
        while found >= 0:
            starts.append(end + found + 1 - len(before))
            found = content.find(b"\n-", found + 1)
        end, before = end + len(chunk), content[-1:]
    return starts + array("Q", [end]) if starts else starts


def _between(file: BinaryIO, start: int, end: int) -> bytes:
    file.seek(start)
    return file.read(end - start)
