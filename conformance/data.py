"""Finds the data that ships with the project, in a checkout and in an installed wheel alike."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _room(name: str) -> Path:
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


SCHEMAS = _room("schemas")
CASSETTES = _room("cassettes")

_CASSETTES = {".yaml", ".yml", ".json"}


def cassettes() -> list[Path]:
    """Every recorded session that ships, wherever it lies in its room."""
    return sorted(path for path in CASSETTES.rglob("*") if path.suffix in _CASSETTES)
