"""Takes bot tokens out of anything a person or a file will see."""

import re
from functools import cache
from typing import Any

__all__ = ["REDACTED", "TOKEN_SHAPE", "redact", "redact_value"]

REDACTED = "<token>"

# Also the percent-encoded colon: a token inside a query string or a webhook URL is one all the same.
TOKEN_SHAPE = re.compile(r"[0-9]{5,}(?::|%3[Aa])[A-Za-z0-9_-]{30,}")


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
    # Begins with plain digits and ignores no case, which is what lets the search run fast.
    return re.compile(rf"{re.escape(bot_id)}(?::|%3[Aa])[A-Za-z0-9_-]*")


def redact_value(value: Any, token: str = "") -> Any:
    """Redacts every string within a JSON value, keys included."""
    if isinstance(value, str):
        return redact(value, token)
    if isinstance(value, dict):
        return {redact(str(key), token): redact_value(item, token) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [redact_value(item, token) for item in value]
    return value
