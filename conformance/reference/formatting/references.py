"""Characters that HTML names: ``&lt;``, ``&#60;``, ``&#x3c;``."""

import re

__all__ = ["decoded"]

# The semicolon may be missing, and a number has its limit: Telegram knows no other names.
_REFERENCE = re.compile(
    r"&(?:(?P<name>lt|gt|amp|quot)(?![a-zA-Z])"
    r"|#x(?P<hexadecimal>[0-9a-fA-F]{1,6})(?![0-9a-fA-F])"
    r"|#(?P<decimal>[0-9]{1,7})(?![0-9]));?"
)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


def decoded(text: str) -> str:
    """The text with each reference replaced by what it means; what means nothing stays."""
    return _REFERENCE.sub(_letter, text) if "&" in text else text


def _letter(found: re.Match[str]) -> str:
    if found["name"]:
        return _NAMED[found["name"]]
    code = int(found["hexadecimal"], 16) if found["hexadecimal"] else int(found["decimal"])
    return chr(code) if 0 < code < 0x10FFFF else found[0]
