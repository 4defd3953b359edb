"""Sticker sets."""

from dataclasses import dataclass, field
from typing import Any

from conformance.reference.files import StoredFile

__all__ = ["StickerSet", "StickerSets"]


@dataclass(slots=True)
class StickerSet:
    """A set of stickers that one bot has made for one person."""

    name: str
    title: str
    kind: str  # regular, mask, custom_emoji
    bot: int = 0  # 0: nobody here can change it
    needs_repainting: bool = False
    stickers: list[StoredFile] = field(default_factory=list)
    thumbnail: StoredFile | None = None

    def view(self, bot_id: int) -> dict[str, Any]:
        """The StickerSet object as that bot sees it."""
        view: dict[str, Any] = {"name": self.name, "title": self.title}
        if self.thumbnail is not None:
            view["thumbnail"] = view["thumb"] = self.thumbnail.view(bot_id)
        return view | {
            "sticker_type": self.kind,
            "contains_masks": self.kind == "mask",
            "stickers": [sticker.view(bot_id) for sticker in self.stickers],
        }

    def place(self, sticker: StoredFile) -> int | None:
        """Where in the set the sticker is."""
        same = (at for at, other in enumerate(self.stickers) if other.identity == sticker.identity)
        return next(same, None)


class StickerSets:
    """Every set by its name, which is not taken by letter case, and every custom emoji by its id."""

    def __init__(self) -> None:
        self._by_name: dict[str, StickerSet] = {}

    def find(self, name: str) -> StickerSet | None:
        return self._by_name.get(name.strip().lower())

    def add(self, made: StickerSet) -> None:
        self._by_name[made.name.lower()] = made

    def remove(self, made: StickerSet) -> None:
        del self._by_name[made.name.lower()]

    def of(self, sticker: StoredFile) -> StickerSet | None:
        """The set that the sticker is in."""
        made = self.find(sticker.fields.get("set_name", ""))
        return None if made is None or made.place(sticker) is None else made

    def emoji(self, emoji_id: str) -> StoredFile | None:
        """The custom emoji of that id."""
        for made in self._by_name.values():
            if made.kind == "custom_emoji":
                for sticker in made.stickers:
                    if sticker.fields.get("custom_emoji_id") == emoji_id:
                        return sticker
        return None
