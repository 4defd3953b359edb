"""Captions put in place of others."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.calls.params import boolean
from conformance.reference.media import captioned
from conformance.reference.messages.contents import without_caption

__all__ = ["recaptioned"]

_Content = Mapping[str, Any]


def recaptioned(content: _Content, caption: _Content, params: Mapping[str, str]) -> _Content:
    """The content with another caption, or with none; the call says whether it stands above."""
    kept = dict(without_caption(content))
    above = bool(caption) and boolean(params, "show_caption_above_media")
    spoiler = bool(kept.pop("has_media_spoiler", False))
    return captioned(kept, dict(caption), above=above, spoiler=spoiler)
