"""Parameters of a call, read with the Bot API server's leniency."""

import json
import math
import re
from collections.abc import Mapping
from typing import Any, NoReturn

__all__ = ["BROKEN", "Broken", "boolean", "decoded", "integer", "json_value"]

MAX_DEPTH = 100

_LEADING_INTEGER = re.compile(r"[-+]?\d+", re.ASCII)


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
        return decoded(text)
    except ValueError:
        return BROKEN


def decoded(text: str) -> Any:
    """The JSON in a text. Raises ValueError where it is none by the server's rules.

    They are stricter than Python's: nothing lies deeper than 100 in one another, and no number is infinite.
    """
    try:
        value = _decode(text)
    except RecursionError:
        raise ValueError("too deep") from None
    if text.count("[") + text.count("{") > MAX_DEPTH and _depth(value) > MAX_DEPTH:
        raise ValueError("too deep")
    if "\\u" in text:
        # An escape can smuggle in half a surrogate pair, which is no text.
        json.dumps(value, ensure_ascii=False).encode()
    return value


def _depth(value: Any) -> int:
    depth, level = 0, [value]
    while level := [inner for item in level for inner in _within(item)]:
        depth += 1
    return depth


def _within(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _no_number(text)


_decode = json.JSONDecoder(parse_constant=_no_number, parse_float=_finite).decode
