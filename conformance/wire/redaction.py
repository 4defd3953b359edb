"""Takes bot tokens out of anything a person or a file will see."""

import re
from functools import cache
from typing import Any

__all__ = ["REDACTED", "TOKEN_SHAPE", "redact", "redact_value"]

REDACTED = "<token>"

# The colon may travel percent-encoded (in a curl line, even twice) or as a JSON escape.
_COLON = r"(?i::|%(?:25)*3A|\\u003a)"
TOKEN_SHAPE = re.compile(rf"\d{{5,}}{_COLON}[A-Za-z0-9_-]{{30,}}", re.IGNORECASE)


def redact(text: str, token: str = "") -> str:
    """The text without the given token, and without anything of a token's shape."""
    if token:
        text = _beginning(token).sub(REDACTED, text)
    return TOKEN_SHAPE.sub(REDACTED, text)


@cache
def _beginning(token: str) -> re.Pattern[str]:
    """Finds a token by its beginning, so that one which something has cut short is found as well."""
    bot_id, colon, _ = token.partition(":")
    if not colon:
        return re.compile(re.escape(token))
    # Begins with plain digits, in which no case is ignored: that lets the search run fast.
    return re.compile(rf"{re.escape(bot_id)}{_COLON}[A-Za-z0-9_-]*")


def redact_value(value: Any, token: str = "") -> Any:
    """Redacts every string within a JSON value, keys included."""
    if isinstance(value, str):
        return redact(value, token)
    if isinstance(value, dict):
        return {redact(str(key), token): redact_value(item, token) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [redact_value(item, token) for item in value]
    return value
