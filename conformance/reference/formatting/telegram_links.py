"""Links of the form ``tg://host?key=value`` that stand for an entity: a person, an emoji, a moment."""

import re
from typing import Any

from conformance.reference.calls.fields import exact_integer
from conformance.reference.formatting.dates import date_format

__all__ = ["emoji_id", "moment", "person_id"]

_LINK = re.compile(r"tg:(?://)?([a-z]+)/?\?([^#]*)", re.IGNORECASE | re.ASCII)


def person_id(link: str) -> int | None:
    """The user that ``tg://user?id=`` means."""
    given = dict(reversed(_pairs(link.lower(), "user")))
    number = exact_integer(given.get("id", ""), 64)
    return number if number and number > 0 else None


def emoji_id(link: str) -> str | None:
    """The custom emoji that ``tg://emoji?id=`` means."""
    given = dict(reversed(_pairs(link, "emoji"))).get("id", "")
    return given if exact_integer(given, 64) else None


def moment(link: str) -> dict[str, Any] | None:
    """What a ``date_time`` entity says of the moment that ``tg://time?unix=`` means."""
    given = dict(_pairs(link, "time"))
    unix_time, written = exact_integer(given.get("unix", ""), 32), date_format(given.get("format", ""))
    if unix_time is None or unix_time <= 0 or written is None:
        return None
    return {"unix_time": unix_time, "date_time_format": written}


def _pairs(link: str, host: str) -> list[tuple[str, str]]:
    found = _LINK.match(link)
    if found is None or found[1].lower() != host:
        return []
    split = (pair.partition("=") for pair in found[2].split("&"))
    return [(key, value) for key, _, value in split]
