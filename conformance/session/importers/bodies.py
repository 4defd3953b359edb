"""Bodies that a recording keeps as text, as the bytes that they were."""

import base64
import binascii
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

__all__ = ["from_base64", "moment", "text_bytes", "told_length"]


def text_bytes(text: str, length: int | None) -> bytes:
    """The text in the encoding in which it has the length that was told; in UTF-8 where none fits.

    Tools that know no better show binary bodies as Latin-1, or keep odd bytes as lone surrogates.
    """
    utf8 = text.encode("utf-8", "surrogateescape") if _escapes(text) else text.encode("utf-8", "replace")
    if length is not None and len(utf8) != length == len(text):
        try:
            return text.encode("latin-1")
        except UnicodeEncodeError:
            return utf8
    return utf8


def _escapes(text: str) -> bool:
    return all("\udc80" <= letter <= "\udcff" for letter in text if "\ud800" <= letter <= "\udfff")


def from_base64(text: str) -> bytes:
    """Raises ValueError."""
    try:
        return base64.b64decode(text)
    except binascii.Error as error:
        raise ValueError(f"a body is no base64 ({error})") from error


def told_length(headers: Mapping[str, str]) -> int | None:
    value = headers.get("content-length", "")
    return int(value) if value.isdecimal() else None


def moment(value: Any) -> float | None:
    """Unix time from seconds, ISO 8601, or the date of a mail; None where it is none of them."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, str):
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(value)
        except ValueError:
            continue
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
    return None
