"""Files that a call names by their address: found in the call, fetched before it is made."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from conformance.wire.call import Call, Upload

__all__ = ["NO_ADDRESSES", "Fetcher", "addresses"]

NO_ADDRESSES: Mapping[str, Upload | None] = {}

# The parameters that may hold a file's address, and those that hold it within JSON.
_PLAIN = (
    "photo",
    "audio",
    "document",
    "video",
    "animation",
    "voice",
    "video_note",
    "sticker",
    "thumbnail",
    "cover",
)
_WITHIN = ("media", "stickers", "explanation_media", "options", "content", "live_photo", "rich_message")
_HTTP = re.compile(r"https?://", re.IGNORECASE)


def addresses(call: Call) -> list[str]:
    """The http addresses that stand where a file is expected."""
    params = call.params
    found = [params[name] for name in _PLAIN if name in params and _HTTP.match(params[name])]
    for name in _WITHIN:
        if name in params and "://" in params[name]:
            try:
                found += _within(json.loads(params[name]))
            except (ValueError, RecursionError):
                continue
    return found


def _within(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            if name in _FILES and isinstance(item, str) and _HTTP.match(item):
                yield item
            else:
                yield from _within(item)
    elif isinstance(value, list):
        for item in value:
            yield from _within(item)


_FILES = {*_PLAIN, "media"}


class Fetcher:
    """Fetches what lies on this machine; what does not is stood in for, so that nothing leaves it."""

    async def fetch(self, wanted: Iterable[str]) -> Mapping[str, Upload | None]:
        """The files by address; None where there is none."""
        return {address: self._stand_in(address) for address in wanted}

    def _stand_in(self, address: str) -> Upload | None:
        name = PurePosixPath(urlsplit(address).path).name
        return Upload(b"", name) if name else None
