"""Parameters of a call, read with the Bot API server's leniency."""

import json
import re
from collections.abc import Mapping
from typing import Any

__all__ = ["BROKEN", "Broken", "boolean", "integer", "json_value"]

_LEADING_INTEGER = re.compile(r"[-+]?\d+")


class Broken:
    """What a parameter is that is not JSON."""


BROKEN = Broken()


def integer(
    params: Mapping[str, Any], name: str, default: int = 0, low: int = -(2**63), high: int = 2**63 - 1
) -> int:
    """The leading digits as a number, pressed between the bounds; the default where there are none."""
    text = params.get(name)
    if not text:
        return default
    found = _LEADING_INTEGER.match(text)
    return min(max(int(found[0][:20]) if found else 0, low), high)


def boolean(params: Mapping[str, Any], name: str) -> bool:
    text = params.get(name)
    return text is not None and text.lower() in {"true", "yes", "1"}


def json_value(params: Mapping[str, Any], name: str) -> Any:
    """The parameter's JSON; None where it is absent or null, BROKEN where it is no JSON."""
    text = params.get(name)
    if not text:
        return None
    try:
        value = json.loads(text)
        if "\\u" in text:
            # An escape can smuggle in half a surrogate pair, which is no text.
            json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return BROKEN
    return value
