"""Packs values so that a page can hold many and open few: compressed apart, unpacked by the browser."""

import json
import zlib
from base64 import b64encode
from collections.abc import Iterable
from typing import Any

__all__ = ["pack", "pack_parts"]

_PART = 128 * 1024  # characters of JSON after which a part is closed: unpacked in a few milliseconds


def pack(value: Any) -> str:
    """JSON, deflated without a head, in base64: no character of it can end the element it stands in."""
    return _packed(_json(value))


def pack_parts(values: Iterable[Any]) -> tuple[list[str], list[int]]:
    """Arrays of neighbours, packed, and the number of the first value in each."""
    parts: list[str] = []
    starts: list[int] = []
    waiting: list[str] = []
    first = size = 0
    for number, value in enumerate(values):
        text = _json(value)
        if waiting and size + len(text) > _PART:
            parts.append(_packed(f"[{','.join(waiting)}]"))
            starts.append(first)
            waiting, first, size = [], number, 0
        waiting.append(text)
        size += len(text)
    if waiting:
        parts.append(_packed(f"[{','.join(waiting)}]"))
        starts.append(first)
    return parts, starts


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _packed(text: str) -> str:
    deflater = zlib.compressobj(level=6, wbits=-zlib.MAX_WBITS)
    return b64encode(deflater.compress(text.encode()) + deflater.flush()).decode()
