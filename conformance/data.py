"""Finds the data that ships with the project, in a checkout and in an installed wheel alike."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _room(name: str) -> Path:
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


SCHEMAS = _room("schemas")
CASSETTES = _room("cassettes")
