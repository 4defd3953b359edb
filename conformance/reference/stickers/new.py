"""Stickers that are to go into a set, as calls describe them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, listed, needed_string, real, required, string
from conformance.reference.calls.lists import each, read_list
from conformance.reference.calls.params import BROKEN, json_value
from conformance.reference.calls.registry import Request
from conformance.reference.media import Given, given
from conformance.reference.stickers.emoji import is_emoji, split_emoji

__all__ = [
    "FORMATS",
    "NewSticker",
    "emoji_list",
    "mask_position",
    "read_one",
    "read_several",
    "sticker_format",
]

MAX_EMOJI = 20
MAX_STICKERS = 50

FORMATS = ("static", "animated", "video")
_POINTS = ("forehead", "eyes", "mouth", "chin")
# In the days of one sticker a call, each format had a parameter of its own.
_LEGACY = (("png_sticker", "static"), ("tgs_sticker", "animated"), ("webm_sticker", "video"))


@dataclass(frozen=True, slots=True)
class NewSticker:
    """A file with what is said of it; ``format`` is "auto" where the file is to tell."""

    file: Given
    format: str
    emoji: tuple[str, ...]
    mask: Mapping[str, Any] | None = None


def read_several(request: Request) -> list[NewSticker]:
    """The ``stickers`` of a call, or its one sticker in the older form. Raises ApiError."""
    if "stickers" not in request.params:
        return [_legacy(request)]
    value = json_value(request.params, "stickers")
    if value is BROKEN:
        raise bad_request("Can't parse stickers JSON object")
    values = read_list(value, "InputSticker")
    if len(values) > MAX_STICKERS:
        raise bad_request("Too many stickers specified")
    usual = request.params.get("sticker_format", "")
    return each(values, "InputSticker", lambda item: _read(request, item, usual))


def read_one(request: Request) -> NewSticker:
    """The ``sticker`` of a call, in the newer form or the older. Raises ApiError."""
    if "sticker" not in request.params and "sticker" not in request.files:
        return _legacy(request)
    value = json_value(request.params, "sticker")
    if value is BROKEN or not request.params.get("sticker"):
        raise bad_request("Can't parse sticker JSON object")
    (new,) = each([value], "sticker", lambda item: _read(request, item, "auto"))
    return new


def sticker_format(text: str) -> str:
    """Raises NotParsable."""
    if text not in {*FORMATS, "auto"}:
        raise NotParsable("Invalid sticker format specified")
    return text


def emoji_list(value: Any) -> tuple[str, ...]:
    """Raises NotParsable."""
    if not isinstance(value, list):
        raise NotParsable("expected an Array of string")
    if not value:
        raise NotParsable("emoji list must be non-empty")
    if len(value) > MAX_EMOJI:
        raise NotParsable("too many emoji specified")
    for emoji in value:
        if not isinstance(emoji, str):
            raise NotParsable("emoji must be a string")
        if not is_emoji(emoji):
            raise NotParsable("expected a Unicode emoji")
    return tuple(value)


def mask_position(value: Any) -> dict[str, Any] | None:
    """The MaskPosition object. Raises NotParsable."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise NotParsable("MaskPosition must be an Object")
    point = needed_string(value, "point").strip().lower()
    if point not in _POINTS:
        raise NotParsable("Wrong point specified in MaskPosition")
    shifts = ("x_shift", "y_shift", "scale")
    for name in shifts:
        required(value, name)
    return {"point": point, **{name: real(value, name) for name in shifts}}


def _read(request: Request, item: Any, usual: str) -> NewSticker:
    if not isinstance(item, dict):
        raise NotParsable("InputSticker must be an Object")
    file = given(request, "", string(item, "sticker"))
    if file is None:
        raise NotParsable("sticker not found")
    wanted = string(item, "format") or usual or needed_string(item, "format")
    form = sticker_format(wanted)
    required(item, "emoji_list")
    emoji = emoji_list(item["emoji_list"])
    mask = mask_position(item.get("mask_position"))
    # Nothing shows the keywords of a sticker.
    if not all(isinstance(word, str) for word in listed(item, "keywords")):
        raise NotParsable("keyword must be a string")
    return NewSticker(file, form, emoji, mask)


def _legacy(request: Request) -> NewSticker:
    for name, form in _LEGACY:
        file = given(request, name, uploaded=name != "png_sticker")
        if file is not None:
            mask = _legacy_mask(request) if name == "png_sticker" else None
            emoji = split_emoji(request.params.get("emojis", ""))
            # That there are none is for the sticker servers to say, after all else.
            return NewSticker(file, form, tuple(emoji or ()), mask)
    for name, word in (("tgs_sticker", "animated"), ("webm_sticker", "video")):
        if request.params.get(name):
            raise bad_request(f"Bad Request: {word} sticker must be uploaded as an InputFile")
    raise bad_request("Bad Request: there is no sticker file in the request")


def _legacy_mask(request: Request) -> dict[str, Any] | None:
    value = json_value(request.params, "mask_position")
    if value is BROKEN:
        raise bad_request("Can't parse mask position JSON object")
    (mask,) = each([value], "mask position", mask_position)
    return mask
