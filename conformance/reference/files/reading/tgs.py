"""TGS, the animated sticker: a Lottie animation, zipped."""

import json
import math
import zlib
from typing import Any

from conformance.reference.files.reading.look import Look

__all__ = ["read_tgs"]

_MOST_BYTES = 2 * 1024 * 1024


def read_tgs(content: bytes) -> Look | None:
    if content[:2] != b"\x1f\x8b":
        return None
    try:
        unzipped = zlib.decompressobj(wbits=31).decompress(content, _MOST_BYTES)
        value = json.loads(unzipped)
    except (zlib.error, ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or not {"w", "h", "layers"} <= value.keys():
        return None
    frames, rate = _real(value.get("op")) - _real(value.get("ip")), _real(value.get("fr"))
    seconds = frames / rate if rate > 0 and frames > 0 else 0.0
    width, height = int(_real(value["w"])), int(_real(value["h"]))
    return Look("application/x-tgsticker", width, height, min(seconds, 2**31), has_frames=True)


def _real(value: Any) -> float:
    """The number, if it is one of a sensible size."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return 0.0
    return float(value) if math.isfinite(value) and abs(value) < 2**31 else 0.0
