"""Sticker sets: made, looked at, named, and given up."""

import re
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable
from conformance.reference.calls.lists import json_list
from conformance.reference.calls.params import boolean
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import number, user_id_of
from conformance.reference.files import Kind
from conformance.reference.files.reading import look
from conformance.reference.media import given
from conformance.reference.state.stickers import StickerSet, StickerSets
from conformance.reference.stickers import (
    content_of,
    made,
    out_of_set,
    own_set,
    read_one,
    read_several,
    set_thumbnail,
    sticker_format,
)

MAX_NAME = MAX_TITLE = 64
MAX_IN_SET = {"regular": 120, "mask": 120, "custom_emoji": 200}
MAX_CUSTOM_EMOJI = 200

_KINDS = {"": "regular", "regular": "regular", "mask": "mask", "custom_emoji": "custom_emoji"}
_NAME = re.compile(r"[A-Za-z](?:_?[A-Za-z0-9])*\Z")


@method("getStickerSet")
def get_sticker_set(request: Request) -> Any:
    """Anybody's set, by its name."""
    found = request.platform.part(StickerSets).find(request.params.get("name", ""))
    if found is None:
        raise bad_request("STICKERSET_INVALID")
    return found.view(request.bot.user.id)


@method("getCustomEmojiStickers")
def get_custom_emoji_stickers(request: Request) -> Any:
    if not request.params.get("custom_emoji_ids"):
        raise bad_request('Parameter "custom_emoji_ids" is required')
    what = "custom emoji identifiers"
    ids = [_emoji_id(value) for value in json_list(request.params, "custom_emoji_ids", what, what)]
    if len(ids) > MAX_CUSTOM_EMOJI:
        raise bad_request("Too many custom emoji identifiers specified")
    found = (request.platform.part(StickerSets).emoji(emoji_id) for emoji_id in ids)
    return [sticker.view(request.bot.user.id) for sticker in found if sticker is not None]


@method("uploadStickerFile")
def upload_sticker_file(request: Request) -> Any:
    user_id_of(request)
    name = "sticker" if "sticker" in request.params or "sticker" in request.files else "png_sticker"
    if name == "sticker":
        _checked_format(request.params.get("sticker_format", ""))
    file = given(request, name, uploaded=True)
    if file is None:
        raise bad_request("Sticker is not specified")
    content = content_of(request, file)
    fields = {"file_name": "sticker", "mime_type": look(content).mime or "application/octet-stream"}
    return request.platform.files.add(Kind.DOCUMENT, content, fields).ids(request.bot.user.id)


@method("createNewStickerSet")
def create_new_sticker_set(request: Request) -> bool:
    params = request.params
    owner = user_id_of(request)
    stickers = read_several(request)
    kind = _KINDS.get(params.get("sticker_type", ""))
    if kind is None:
        raise bad_request("Unsupported sticker type specified")
    kind = "mask" if boolean(params, "contains_masks") else kind
    _check_owner(request, owner)
    title, name = _title(request), params.get("name", "").strip()
    if not name:
        raise bad_request("Sticker set name must be non-empty")
    _check_name(request, name)
    if not stickers:
        raise bad_request("STICKERS_EMPTY")
    new = StickerSet(name, title, kind, request.bot.user.id, boolean(params, "needs_repainting"))
    new.stickers = [made(request, new, sticker) for sticker in stickers]
    request.platform.part(StickerSets).add(new)
    return True


@method("addStickerToSet")
def add_sticker_to_set(request: Request) -> bool:
    user_id_of(request)
    new = read_one(request)
    into = own_set(request)
    if len(into.stickers) >= MAX_IN_SET[into.kind]:
        raise bad_request("STICKERS_TOO_MUCH")
    into.stickers.append(made(request, into, new))
    return True


@method("setStickerSetTitle")
def set_sticker_set_title(request: Request) -> bool:
    title = _title(request)
    own_set(request).title = title
    return True


@method("setStickerSetThumb")
@method("setStickerSetThumbnail")
def set_sticker_set_thumbnail(request: Request) -> bool:
    """Without a thumbnail the set's first sticker stands for it."""
    user_id_of(request)
    file = given(request, "thumbnail") or given(request, "thumb")
    form = _checked_format(request.params.get("format", "") or "auto")
    changed = own_set(request)
    changed.thumbnail = None if file is None else set_thumbnail(request, file, form)
    return True


@method("setCustomEmojiStickerSetThumbnail")
def set_custom_emoji_sticker_set_thumbnail(request: Request) -> bool:
    """Without an emoji the set's first sticker stands for it."""
    changed = own_set(request)
    if changed.kind != "custom_emoji":
        raise bad_request("STICKERSET_INVALID")
    emoji_id = request.params.get("custom_emoji_id", "")
    ids = {sticker.fields["custom_emoji_id"]: sticker for sticker in changed.stickers}
    if number(emoji_id) and emoji_id not in ids:
        raise bad_request("STICKER_INVALID")
    changed.thumbnail = ids[emoji_id].thumbnail if number(emoji_id) else None
    return True


@method("deleteStickerSet")
def delete_sticker_set(request: Request) -> bool:
    gone = own_set(request)
    for sticker in gone.stickers:
        out_of_set(request.platform, sticker)
    request.platform.part(StickerSets).remove(gone)
    return True


def _check_owner(request: Request, user_id: int) -> None:
    if user_id in request.platform.accounts:
        raise bad_request("USER_IS_BOT")
    if user_id not in request.platform.users:
        raise bad_request("Bad Request: user not found")
    if user_id not in request.bot.chats:
        raise bad_request("PEER_ID_INVALID")


def _check_name(request: Request, name: str) -> None:
    ending = f"_by_{request.bot.user.username}".lower()
    if len(name) > MAX_NAME or not _NAME.match(name) or not name.lower().endswith(ending):
        raise bad_request("Invalid sticker set name is specified")
    if request.platform.part(StickerSets).find(name) is not None:
        raise bad_request("Sticker set name is already occupied")


def _title(request: Request) -> str:
    title: str = request.params.get("title", "").strip()[:MAX_TITLE]
    if not title:
        raise bad_request("Sticker set title must be non-empty")
    return title


def _checked_format(text: str) -> str:
    try:
        return sticker_format(text)
    except NotParsable as error:
        raise bad_request(str(error)) from None


def _emoji_id(value: Any) -> str:
    if not isinstance(value, str):
        raise bad_request("Custom emoji identifier must be of type String")
    if not value.removeprefix("-").isdecimal():
        raise bad_request("Invalid custom emoji identifier specified")
    return value
