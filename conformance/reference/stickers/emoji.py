"""Which texts are emoji."""

import re

__all__ = ["is_emoji", "split_emoji"]

_SIGN = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf"
    "\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
)
_COLOUR = "\ufe0f?[\U0001f3fb-\U0001f3ff]?"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_KEY = "[0-9#*]\ufe0f?\u20e3"
_TAGS = "(?:[\U000e0020-\U000e007e]+\U000e007f)?"
_EMOJI = f"(?:{_FLAG}|{_KEY}|{_SIGN}{_COLOUR}{_TAGS}(?:\u200d{_SIGN}{_COLOUR})*)"

_ONE = re.compile(_EMOJI)
_MANY = re.compile(f"{_EMOJI}+")


def is_emoji(text: str) -> bool:
    """Whether the text is one emoji and nothing else."""
    return _ONE.fullmatch(text) is not None


def split_emoji(text: str) -> list[str] | None:
    """The emoji that the text is made of; None where it is made of anything else."""
    return _ONE.findall(text) if _MANY.fullmatch(text) else None
