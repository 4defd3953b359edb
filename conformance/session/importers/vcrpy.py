"""Cassettes of vcrpy, of this version and of those before its format had a number."""

from collections.abc import Iterator
from pathlib import Path

from conformance.session.cassette import Interaction, stream

__all__ = ["read"]


def read(path: Path) -> Iterator[Interaction]:
    yield from stream(path).interactions
