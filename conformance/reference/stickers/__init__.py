"""Stickers that go into sets: read from calls, checked, and made."""

from conformance.reference.stickers.making import content_of, made, numbered, out_of_set, set_thumbnail
from conformance.reference.stickers.new import (
    NewSticker,
    emoji_list,
    mask_position,
    read_one,
    read_several,
    sticker_format,
)
from conformance.reference.stickers.owned import own_set, own_sticker

__all__ = [
    "NewSticker",
    "content_of",
    "emoji_list",
    "made",
    "mask_position",
    "numbered",
    "out_of_set",
    "own_set",
    "own_sticker",
    "read_one",
    "read_several",
    "set_thumbnail",
    "sticker_format",
]
