"""Gifts that bots can buy with Stars, and who has been given which."""

import hashlib
from typing import Any

from conformance.reference.files import Identity, Kind, StoredFile
from conformance.reference.files.identity import KEY_LENGTH

__all__ = ["GIFTS", "OwnedGifts", "gift"]

# By id: the emoji that stands for it, and its price in Stars.
GIFTS = {
    "5170145012310081615": ("💝", 15),
    "5170233102089322756": ("🧸", 15),
    "5170250947678437525": ("🎁", 25),
    "5168103777563050263": ("🌹", 25),
    "5170144170496491616": ("🎂", 50),
    "5170314324215857265": ("💐", 50),
    "5170564780938756245": ("🚀", 50),
    "6028601630662853006": ("🍾", 50),
    "5168043875654172773": ("🏆", 100),
    "5170690322832818290": ("💍", 100),
    "5170521118301225164": ("💎", 100),
}


class OwnedGifts:
    """What people and channels have been given: OwnedGift objects by the owner, newest first."""

    def __init__(self) -> None:
        self.by_owner: dict[int, list[dict[str, Any]]] = {}

    def give(self, owner: int, given: dict[str, Any]) -> None:
        self.by_owner.setdefault(owner, []).insert(0, given)


def gift(gift_id: str, bot_id: int) -> dict[str, Any]:
    """The Gift object, as that bot sees it. There are no bytes behind its sticker."""
    emoji, price = GIFTS[gift_id]
    fields = {
        "width": 512,
        "height": 512,
        "emoji": emoji,
        "is_animated": True,
        "is_video": False,
        "type": "custom_emoji",
        "custom_emoji_id": gift_id,
    }
    key = hashlib.blake2b(gift_id.encode(), digest_size=KEY_LENGTH).digest()
    sticker = StoredFile(Identity(Kind.STICKER, key), b"", fields)
    return {"id": gift_id, "sticker": sticker.view(bot_id), "star_count": price}
