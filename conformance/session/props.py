"""What a recorded session takes for granted: pages of the web that its bot names, games, usernames."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.session.model import Session, Step
from conformance.session.stand_ins import shown_files, stand_in

__all__ = ["Game", "Props", "props_of"]

_STICKER = {"width": 512, "height": 512}


@dataclass(frozen=True, slots=True)
class Game:
    """A game as a message shows it."""

    title: str
    description: str
    animation: bytes = b""


@dataclass(frozen=True, slots=True)
class Props:
    """What must be there before the first step, beside people and chats.

    ``pages`` are files by their addresses: stand-ins of what the recorded answers show.
    """

    pages: Mapping[str, bytes] = field(default_factory=dict)
    games: Mapping[str, Game] = field(default_factory=dict)  # by short name
    switches: Mapping[str, bool] = field(default_factory=dict)  # those of getMe


def props_of(session: Session) -> Props:
    """The props that the session's calls name and its answers show."""
    pages: dict[str, bytes] = {}
    games: dict[str, Game] = {}
    switches: dict[str, bool] = {}
    for step in session.steps:
        if not step.answer.ok:
            continue
        for url, content in _pages(step):
            pages.setdefault(url, content)
        game = step.answer.result.get("game") if isinstance(step.answer.result, dict) else None
        if isinstance(game, dict):
            games.setdefault(str(step.call.params.get("game_short_name")), _game(game))
        switches |= _switches(step)
    return Props(pages, games, switches)


def _game(shown: Mapping[str, Any]) -> Game:
    animation = shown.get("animation")
    made = stand_in("animation", animation, b"game") if isinstance(animation, dict) else b""
    return Game(str(shown.get("title", "")), str(shown.get("description", "")), made)


def _switches(step: Step) -> dict[str, bool]:
    """What getMe tells, and what an update could not have come without."""
    told = step.answer.result if step.call.method.lower() == "getme" else {}
    inline = any({"inline_query", "chosen_inline_result"} & update.keys() for update in step.deliveries)
    return {name: value for name, value in told.items() if name in _SWITCHES and isinstance(value, bool)} | (
        {"supports_inline_queries": True} if inline else {}
    )


_SWITCHES = frozenset(
    {
        "can_join_groups",
        "can_read_all_group_messages",
        "supports_inline_queries",
        "can_connect_to_business",
        "has_main_web_app",
    }
)


def _pages(step: Step) -> Iterator[tuple[str, bytes]]:
    named = list(_addresses(step.call.params))
    shown = list(shown_files(step.answer.result)) or [("sticker", _STICKER)] * len(named)
    for url, (kind, file) in zip(named, shown, strict=False):
        yield url, stand_in(kind, file, url.encode())


def _addresses(params: Mapping[str, Any]) -> Iterator[str]:
    """Every address of a file, in the order in which an album's messages come."""
    for name, value in params.items():
        given = _listed(value) if name in {"media", "stickers"} else [value]
        for item in given:
            text = item.get("media", item.get("sticker")) if isinstance(item, dict) else item
            if name in _FILES and isinstance(text, str) and text.startswith(("http://", "https://")):
                yield text


_FILES = frozenset(
    {
        "photo",
        "video",
        "animation",
        "audio",
        "voice",
        "video_note",
        "sticker",
        "document",
        "png_sticker",
        "media",
        "stickers",
    }
)


def _listed(value: Any) -> list[Any]:
    try:
        found = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return []
    return found if isinstance(found, list) else [found]
