"""Files as the content of messages."""

from typing import Any

from conformance.reference.files import Kind, StoredFile
from conformance.reference.state import Platform

__all__ = ["captioned", "shown"]

_NAMES = {
    Kind.VIDEO: "video",
    Kind.AUDIO: "audio",
    Kind.VOICE: "voice",
    Kind.VIDEO_NOTE: "video_note",
    Kind.DOCUMENT: "document",
    Kind.STICKER: "sticker",
}
_UNCAPTIONED = frozenset({"video_note", "sticker"})
_LOOKED_AT = frozenset({"photo", "video", "animation", "live_photo", "paid_media"})
_ONLY_MOVING = ("duration", "width", "height")

Content = dict[str, Any]


def shown(platform: Platform, bot_id: int, file: StoredFile, **more: Any) -> Content:
    """The field or fields of a message that hold the file."""
    if file.kind is Kind.PHOTO:
        return {"photo": platform.behaviour.photo_sizes(file.pictures(bot_id))}
    view = file.view(bot_id, **more)
    if file.kind is Kind.ANIMATION:
        # Old programs find it among the documents.
        document = {name: item for name, item in view.items() if name not in _ONLY_MOVING}
        return {"animation": view, "document": document}
    return {_NAMES[file.kind]: view}


def captioned(content: Content, caption: Content, *, above: bool = False, spoiler: bool = False) -> Content:
    """The content with what is said of it, as far as such content can have it."""
    if not _UNCAPTIONED.isdisjoint(content):
        return content
    whole = {**content, **caption}
    if not _LOOKED_AT.isdisjoint(content):
        if above:
            whole["show_caption_above_media"] = True
        if spoiler:
            whole["has_media_spoiler"] = True
    return whole
