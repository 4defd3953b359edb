"""How a moment is to be shown: the format of a ``date_time`` entity."""

import re

__all__ = ["date_format"]

_LETTERS = re.compile("[tTdDwW]*")


def date_format(text: str, *, listed: bool = False) -> str | None:
    """The format in Telegram's order: weekday, date, time; None where it is none.

    Of a short and a long form markup takes the short one, and an entity that a call lists the last one.
    """
    if text in {"r", "R"}:
        return "r"
    if not _LETTERS.fullmatch(text):
        return None
    written = "w" if "w" in text.lower() else ""
    for forms in ("dD", "tT"):
        chosen = [letter for letter in text if letter in forms]
        if chosen:
            # A short form is a small letter, which is greater.
            written += chosen[-1] if listed else max(chosen)
    return written
