"""A sticker set for one check alone, gone afterwards."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import sticker
from conformance.wire import Upload

__all__ = ["free_name", "given_set", "made_set", "one", "shown"]


def free_name(caller: Caller) -> str:
    """A name that a set of this bot may have, and none has."""
    username = caller.given("getMe")["username"]
    return f"c{secrets.token_hex(6)}_by_{username}"


def one(*emoji: str, form: str = "static", **more: Any) -> dict[str, Any]:
    """An InputSticker whose file is the part ``file`` of the request."""
    return {"sticker": "attach://file", "format": form, "emoji_list": list(emoji or ("🌷",)), **more}


@contextmanager
def made_set(caller: Caller, user: User, *stickers: dict[str, Any], **how: Any) -> Iterator[str]:
    """The name of a set with those stickers, made by a call that is judged."""
    yield from _set(caller, user, stickers, how, must=True)


@contextmanager
def given_set(caller: Caller, user: User, *stickers: dict[str, Any], **how: Any) -> Iterator[str]:
    """The same to set the ground: nothing is judged where it fails."""
    yield from _set(caller, user, stickers, how, must=False)


def _set(
    caller: Caller, user: User, stickers: tuple[dict[str, Any], ...], how: dict[str, Any], *, must: bool
) -> Iterator[str]:
    file: Upload = how.pop("file", None) or sticker()
    name = free_name(caller)
    params = {"user_id": user.id, "name": name, "title": "گل‌ها", "stickers": list(stickers or (one(),))}
    call = caller.accepted if must else caller.given
    call("createNewStickerSet", {**params, **how}, files={"file": file})
    try:
        yield name
    finally:
        caller.call("deleteStickerSet", {"name": name})


def shown(caller: Caller, name: str) -> list[dict[str, Any]]:
    """The stickers of a set as they are now."""
    stickers: list[dict[str, Any]] = caller.given("getStickerSet", {"name": name})["stickers"]
    return stickers
