"""What every button has: a text, and how it looks."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.calls.fields import NotParsable, integer, needed_string, string

__all__ = ["looks"]

_STYLES = ("primary", "danger", "success")


def looks(button: Mapping[str, Any]) -> dict[str, Any]:
    """The fields ``text``, ``icon_custom_emoji_id`` and ``style``. Raises NotParsable."""
    view: dict[str, Any] = {"text": needed_string(button, "text")}
    icon = integer(button, "icon_custom_emoji_id", 64) if "icon_custom_emoji_id" in button else 0
    if icon:
        view["icon_custom_emoji_id"] = str(icon)
    style = string(button, "style").lower()
    if style in _STYLES:
        view["style"] = style
    elif style not in {"", "default"}:
        raise NotParsable("invalid button style specified")
    return view
