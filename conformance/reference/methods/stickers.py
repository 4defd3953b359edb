"""Single stickers of the bot's sets: moved, replaced, described and taken out."""

from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.lists import each
from conformance.reference.calls.params import BROKEN, integer, json_value
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import user_id_of
from conformance.reference.state.stickers import StickerSet
from conformance.reference.stickers import (
    emoji_list,
    made,
    mask_position,
    out_of_set,
    own_set,
    own_sticker,
    read_one,
)


@method("setStickerPositionInSet")
def set_sticker_position_in_set(request: Request) -> bool:
    file_id = _file_id(request)
    changed, place = own_sticker(request, file_id)
    position = integer(request.params, "position", -1)
    if position < 0:
        raise bad_request("Wrong sticker position specified")
    changed.stickers.insert(position, changed.stickers.pop(place))
    return True


@method("deleteStickerFromSet")
def delete_sticker_from_set(request: Request) -> bool:
    """A set goes on to be there without stickers."""
    file_id = _file_id(request)
    changed, place = own_sticker(request, file_id, missing="STICKERSET_NOT_MODIFIED")
    out_of_set(request.platform, changed.stickers.pop(place))
    return True


@method("replaceStickerInSet")
def replace_sticker_in_set(request: Request) -> bool:
    user_id_of(request)
    file_id = _file_id(request, "old_sticker")
    new = read_one(request)
    into = own_set(request)
    changed, place = own_sticker(request, file_id)
    if changed is not into:
        raise bad_request("STICKER_INVALID")
    old, changed.stickers[place] = changed.stickers[place], made(request, into, new)
    out_of_set(request.platform, old)
    return True


@method("setStickerEmojiList")
def set_sticker_emoji_list(request: Request) -> bool:
    file_id = _file_id(request)
    value = json_value(request.params, "emoji_list")
    if value is BROKEN or not request.params.get("emoji_list"):
        raise bad_request("Can't parse emoji list JSON array")
    (emoji,) = each([value], "emoji list", emoji_list)
    _amend(request, *own_sticker(request, file_id), emoji=emoji[0])
    return True


@method("setStickerKeywords")
def set_sticker_keywords(request: Request) -> bool:
    """Nothing shows a sticker's keywords."""
    file_id = _file_id(request)
    if request.params.get("keywords"):
        value = json_value(request.params, "keywords")
        if value is BROKEN:
            raise bad_request("Can't parse keywords JSON object")
        if not isinstance(value, list):
            raise bad_request('Field "keywords" must be an Array')
        if not all(isinstance(word, str) for word in value):
            raise bad_request("keyword must be a string")
    own_sticker(request, file_id)
    return True


@method("setStickerMaskPosition")
def set_sticker_mask_position(request: Request) -> bool:
    file_id = _file_id(request)
    value = json_value(request.params, "mask_position")
    if value is BROKEN:
        raise bad_request("Can't parse mask position JSON object")
    (mask,) = each([value], "mask position", mask_position)
    changed, place = own_sticker(request, file_id)
    if changed.kind != "mask":
        raise bad_request("STICKER_MASK_COORDS_NOT_SUPPORTED")
    _amend(request, changed, place, mask_position=mask)
    return True


def _file_id(request: Request, name: str = "sticker") -> str:
    file_id: str = request.params.get(name, "").strip()
    if not file_id:
        raise bad_request("Sticker is not specified")
    return file_id


def _amend(request: Request, changed: StickerSet, place: int, **fields: Any) -> None:
    sticker = changed.stickers[place]
    said = {**sticker.fields, **fields}
    kept = {name: value for name, value in said.items() if value is not None}
    changed.stickers[place] = request.platform.files.amend(sticker, kept)
