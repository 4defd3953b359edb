"""RichText: words with their looks, in the form that messages show."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.calls.fields import NotParsable, inner, integer, needed_string, string
from conformance.reference.keyboards.inline import inline_button
from conformance.reference.state import Platform

__all__ = ["plain", "rich_button", "rich_text"]

# What each kind has beside its text, if anything.
_PLAIN = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "code",
        "subscript",
        "superscript",
        "marked",
    }
)
_NAMED = {
    "url": "url",
    "email_address": "email_address",
    "phone_number": "phone_number",
    "reference": "name",
    "reference_link": "reference_name",
    "anchor_link": "anchor_name",
}
# What the platform finds out from the words themselves.
_FOUND = {
    "mention": "username",
    "hashtag": "hashtag",
    "cashtag": "cashtag",
    "bot_command": "bot_command",
    "bank_card_number": "bank_card_number",
}


def rich_text(platform: Platform, value: Any) -> Any:
    """The text as messages show it. Raises NotParsable."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return [rich_text(platform, item) for item in value]
    if not isinstance(value, dict):
        raise NotParsable("Invalid rich text specified")
    return _object(platform, needed_string(value, "type"), value)


def rich_button(platform: Platform, value: Any) -> dict[str, Any]:
    """A button within a rich message: its label may be styled, and so may it. Raises NotParsable."""
    if not isinstance(value, dict):
        raise NotParsable("InlineButton must be an Object")
    label, style = rich_text(platform, value.get("text")), string(value, "style").lower()
    link = {"style": "link"} if style == "link" else {}
    kept = {name: item for name, item in value.items() if not (name == "style" and link)}
    return {**inline_button({**kept, "text": plain(label)}), "text": label, **link}


def plain(text: Any) -> str:
    """The words alone."""
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(map(plain, text))
    return plain(text.get("text", text.get("alternative_text", "")))


def _object(platform: Platform, kind: str, value: Mapping[str, Any]) -> Any:
    if kind == "button":
        return {"type": kind, "button": rich_button(platform, value.get("button"))}
    if kind in {"mathematical_expression", "anchor"}:
        name = "name" if kind == "anchor" else "expression"
        return {"type": kind, name: needed_string(value, name)}
    if kind == "custom_emoji":
        alternative = needed_string(value, "alternative_text")
        return {
            "type": kind,
            "custom_emoji_id": str(integer(value, "custom_emoji_id", 64)),
            "alternative_text": alternative,
        }
    return _worded(platform, kind, value)


def _worded(platform: Platform, kind: str, value: Mapping[str, Any]) -> Any:
    text = rich_text(platform, value.get("text"))
    if kind in _PLAIN:
        return {"type": kind, "text": text}
    if kind in _NAMED:
        return {"type": kind, "text": text, _NAMED[kind]: needed_string(value, _NAMED[kind])}
    if kind in _FOUND:
        return {"type": kind, "text": text, _FOUND[kind]: plain(text)}
    if kind == "date_time":
        time, form = integer(value, "unix_time"), string(value, "date_time_format")
        return {"type": kind, "text": text, "unix_time": time, "date_time_format": form}
    if kind == "text_mention":
        user = platform.person(integer(inner(value, "user"), "id", 64))
        return {"type": kind, "text": text, "user": user} if user else text
    raise NotParsable("Unsupported rich text type")
