"""Icons that any topic may have."""

import hashlib
from functools import cache
from typing import Any

from conformance.reference.calls.registry import Depth, Request, method
from conformance.reference.files import Identity, Kind, StoredFile
from conformance.reference.files.pictures import plain_picture
from conformance.reference.state.stickers import StickerSets

SET_NAME = "Topics"

_SIDE = 512
_EMOJI = (
    "📰💡⚡🎙🔝🗣🆒❗📝📆📁🔎📣🔥❤❓📈📉💎💰💸🎮💻📱🚗🏠💘🎉🏆🏁🎬🎵📚👑⚽🏀📺👀🍓💄👠✈🧳⛅🦄👜🛒🎓🔬🎶🎤💃💼🧪"
)


@method("getForumTopicIconStickers", Depth.ANSWERS)
def get_forum_topic_icon_stickers(request: Request) -> Any:
    """The set that the world has for it, or stand-ins without bytes."""
    kept = request.platform.part(StickerSets).find(SET_NAME)
    icons = kept.stickers if kept is not None else _stand_ins()
    return [icon.view(request.bot.user.id) for icon in icons]


@cache
def _stand_ins() -> tuple[StoredFile, ...]:
    return tuple(_stand_in(emoji) for emoji in _EMOJI)


def _stand_in(emoji: str) -> StoredFile:
    digest = hashlib.blake2b(emoji.encode(), digest_size=16, key=SET_NAME.encode()).digest()
    identity = Identity(Kind.STICKER, digest[:8])
    number = 5_000_000_000_000_000_000 + int.from_bytes(digest[8:]) % 500_000_000_000_000_000
    fields = {
        "width": _SIDE,
        "height": _SIDE,
        "emoji": emoji,
        "set_name": SET_NAME,
        "is_animated": True,
        "is_video": False,
        "type": "custom_emoji",
        "custom_emoji_id": str(number),
    }
    return StoredFile(identity, b"", fields, thumbnail=plain_picture(identity, (_SIDE, _SIDE), side=128))
