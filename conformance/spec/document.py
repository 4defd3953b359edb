"""The bundle as it lies on disk, read once."""

import json
from functools import cache
from typing import Any

from conformance.data import SCHEMAS

__all__ = ["document"]


@cache
def document() -> dict[str, Any]:
    """The whole JSON Schema bundle, every version of the Bot API in it; not to be written to."""
    loaded: dict[str, Any] = json.loads((SCHEMAS / "bot-api.json").read_text("utf-8"))
    return loaded
