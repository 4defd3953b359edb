"""Messages as they come from a platform, without what could not be shown to anybody."""

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["sane", "sane_results"]

_TEXTS = frozenset({"text", "caption"})
_OBJECTS: Mapping[str, tuple[str, ...]] = {
    "from": (),
    "chat": (),
    "poll": ("question",),
    "invoice": ("title",),
    "game": ("title",),
    "document": ("file_name",),
}
_KEYBOARDS = ("inline_keyboard", "keyboard")


def sane(messages: Iterable[Any]) -> list[dict[str, Any]]:
    """Those that have a number, each without the fields that are not of their type."""
    return [
        {name: found for name, value in message.items() if (found := _sane(name, value)) is not None}
        for message in messages
        if isinstance(message, dict) and type(message.get("message_id")) is int
    ]


def sane_results(results: Any) -> list[dict[str, Any]]:
    """Results of an inline query that have an id and, if any, a title in words."""
    kept = [one for one in results if isinstance(one, dict)] if isinstance(results, list) else []
    return [one for one in kept if "id" in one and isinstance(one.get("title", ""), str)]


def _sane(name: str, value: Any) -> Any:
    if name in _TEXTS:
        return value if isinstance(value, str) else None
    if name == "reply_markup":
        return _markup(value) if isinstance(value, dict) else None
    if name not in _OBJECTS:
        return value
    if not isinstance(value, dict):
        return None
    kept = {key: one for key, one in value.items() if key not in _OBJECTS[name] or isinstance(one, str)}
    options = [one for one in _buttons(kept.get("options")) if isinstance(one, dict)]
    return {**kept, "options": options} if name == "poll" else kept


def _markup(value: Mapping[str, Any]) -> dict[str, Any]:
    rows = {name: _rows(value[name]) for name in _KEYBOARDS if name in value}
    return {**value, **rows}


def _rows(rows: Any) -> list[list[Any]]:
    return [_buttons(row) for row in rows] if isinstance(rows, list) else []


def _buttons(row: Any) -> list[Any]:
    """What has words on it: buttons, and the options of a poll."""
    kept = row if isinstance(row, list) else []
    return [one for one in kept if isinstance(one, str) or (isinstance(one, dict) and _says(one))]


def _says(one: Mapping[str, Any]) -> bool:
    return isinstance(one.get("text"), str)
