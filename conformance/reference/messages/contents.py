"""The kinds of content that a message can have, and what may be done with each."""

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["CAPTIONED", "CHANGEABLE", "UNCOPIED", "kind_of", "without_caption"]

Content = Mapping[str, Any]

# In the order of looking: an animation is a document too, a live photo a photo, a venue a location.
_KINDS = (
    "text",
    "rich_message",
    "animation",
    "audio",
    "paid_media",
    "live_photo",
    "document",
    "photo",
    "sticker",
    "video",
    "video_note",
    "voice",
    "contact",
    "dice",
    "game",
    "invoice",
    "venue",
    "location",
    "poll",
    "story",
    "checklist",
    "giveaway",
    "giveaway_winners",
)

CAPTIONED = frozenset(
    {"animation", "audio", "document", "live_photo", "paid_media", "photo", "video", "voice"}
)
# What can be changed itself; of the others a bot may change the keyboard.
CHANGEABLE = CAPTIONED | {"text", "rich_message", "game", "checklist"}
UNCOPIED = frozenset({"giveaway", "giveaway_winners", "invoice", "paid_media"})

_CAPTION = frozenset({"caption", "caption_entities", "show_caption_above_media"})


def kind_of(content: Iterable[str]) -> str:
    """What the content is; nothing for a service message."""
    names = set(content)
    return next((kind for kind in _KINDS if kind in names), "")


def without_caption(content: Content) -> Content:
    if _CAPTION.isdisjoint(content):
        return content
    return {name: value for name, value in content.items() if name not in _CAPTION}
