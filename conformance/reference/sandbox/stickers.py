"""Sticker sets that nobody on the platform has made: those that outside programs know by name."""

import base64
import binascii
from typing import Any

from conformance.reference.acts import Refused
from conformance.reference.files import StoredFile
from conformance.reference.sandbox.routes import (
    BOOLEAN,
    OBJECT,
    STRING,
    Given,
    World,
    array,
    body,
    bot_of,
    route,
)
from conformance.reference.state.stickers import StickerSet, StickerSets
from conformance.reference.stickers import numbered

_SIDE = {"type": "integer", "minimum": 1, "maximum": 10_000}
_THUMBNAIL = body(
    ("content_base64", "width", "height"),
    content_base64=STRING,
    width=_SIDE,
    height=_SIDE,
    file_unique_id=STRING,
)
_STICKER = body(
    ("emoji",),
    emoji=STRING,
    content_base64=STRING,
    width=_SIDE,
    height=_SIDE,
    is_animated=BOOLEAN,
    is_video=BOOLEAN,
    file_id=STRING,
    file_unique_id=STRING,
    custom_emoji_id=STRING,
    premium_animation=OBJECT,
    mask_position=OBJECT,
    thumbnail=_THUMBNAIL,
)
_EXTRA = ("premium_animation", "mask_position", "custom_emoji_id")
_SIDES = {"regular": 512, "mask": 512, "custom_emoji": 100}


@route(
    "POST",
    "sticker_sets",
    "A sticker set that every bot can look at; only a bot that is named can change it.",
    gives=OBJECT,
    takes=body(
        ("name", "stickers"),
        name={"type": "string", "minLength": 1, "maxLength": 64},
        title=STRING,
        sticker_type={"enum": list(_SIDES)},
        needs_repainting=BOOLEAN,
        bot_token=STRING,
        stickers=array(_STICKER),
    ),
)
def sticker_sets(world: World, given: Given) -> Any:
    """A sticker without content has no bytes to download, but can be sent and looked at."""
    sets = world.platform.part(StickerSets)
    if sets.find(given["name"]) is not None:
        raise Refused("the name is taken")
    kind = given.get("sticker_type", "regular")
    bot = bot_of(world, given).user.id if "bot_token" in given else 0
    repainted = given.get("needs_repainting", False)
    made = StickerSet(given["name"], given.get("title", given["name"]), kind, bot, repainted)
    made.stickers += [_sticker(world, made, one) for one in given["stickers"]]
    sets.add(made)
    return made.view(0)


def _sticker(world: World, of: StickerSet, one: Given) -> StoredFile:
    side, files = _SIDES[of.kind], world.platform.files
    said = {"width": side, "height": side, "is_animated": False, "is_video": False, **one}
    extra = {name: one[name] for name in _EXTRA if name in one}
    sticker = numbered(world.platform, of, _content(one), said, extra)
    if "thumbnail" in one:
        shown = one["thumbnail"]
        measure = shown["width"], shown["height"]
        sticker = files.pictured(sticker, _content(shown), measure, shown.get("file_unique_id"))
    if "file_id" in one:
        sticker = files.adopt(one["file_id"], sticker, one.get("file_unique_id"))
    return sticker


def _content(one: Given) -> bytes:
    try:
        return base64.b64decode(one.get("content_base64", ""), validate=True)
    except (binascii.Error, ValueError):
        raise Refused("content_base64 is not base64") from None
