"""A world written down: a TOML file in the words of ``POST /sandbox/world``.

Wherever the door takes bytes as ``<name>_base64``, the file can say ``<name>_path``, from its own folder.
"""

import base64
import json
import tomllib
from pathlib import Path
from typing import Any

from conformance.errors import WorldUnreadable

__all__ = ["read_world"]

_PATH = "_path"


def read_world(path: Path) -> bytes:
    """The body for the door. Raises WorldUnreadable."""
    try:
        world = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise WorldUnreadable(f"{path} cannot be read ({error.strerror}): name a TOML file.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorldUnreadable(f"{path} is not TOML ({error}): mend it at that place.") from error
    return json.dumps(_filled(world, path.parent), default=str).encode()


def _filled(value: Any, folder: Path) -> Any:
    """The value with the bytes of the files that it names."""
    if isinstance(value, list):
        return [_filled(item, folder) for item in value]
    if not isinstance(value, dict):
        return value
    return dict(_field(name, item, folder) for name, item in value.items())


def _field(name: str, value: Any, folder: Path) -> tuple[str, Any]:
    if not name.endswith(_PATH) or not isinstance(value, str):
        return name, _filled(value, folder)
    try:
        content = (folder / value).read_bytes()
    except OSError as error:
        raise WorldUnreadable(f"{folder / value} cannot be read ({error.strerror}): mend {name}.") from error
    return f"{name.removesuffix(_PATH)}_base64", base64.b64encode(content).decode()
