"""Values from a platform as a person may see them: on one line, bounded, and never obeyed by a terminal."""

import json
import re
from typing import Any

from conformance.report.guard import Guard

__all__ = ["in_xml", "safe", "shown"]

# A platform's text may hold escape sequences and marks that turn text around: shown, never obeyed.
_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def safe(text: str) -> str:
    return _COMMANDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def shown(value: Any, length: int = 120) -> str:
    """The value as JSON, cut where it is too long."""
    text = safe(json.dumps(value, ensure_ascii=False, default=str))
    return text if len(text) <= length else text[: length - 1] + "…"


def in_xml(text: str) -> str:
    """What XML can hold: a token is redacted, a character that XML forbids is shown as its escape."""
    written = safe(Guard().text(text))
    return _NOT_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
