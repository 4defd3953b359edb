"""One file as it is kept, and as messages show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.reference.files.identity import Identity, unique, written
from conformance.reference.files.kinds import Kind

__all__ = ["StoredFile", "chat_photo"]

View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that bots can fetch and send again.

    A picture has ``sizes``, each a file too, smallest first; its own bytes are the largest's.
    """

    identity: Identity
    content: bytes
    fields: Mapping[str, Any] = field(default_factory=dict)  # what a message says of it beside its ids
    name: str = ""
    thumbnail: "StoredFile | None" = None
    sizes: "tuple[StoredFile, ...]" = ()
    given_id: str | None = None  # the file_id that the world gave it, for every bot
    given_unique_id: str | None = None

    @property
    def kind(self) -> Kind:
        return self.identity.kind

    def file_id(self, bot_id: int) -> str:
        return self.given_id or written(self.identity, bot_id)

    @property
    def file_unique_id(self) -> str:
        return self.given_unique_id or unique(self.identity)

    def ids(self, bot_id: int) -> View:
        """What a File object says of it."""
        ids: View = {"file_id": self.file_id(bot_id), "file_unique_id": self.file_unique_id}
        return ids | {"file_size": len(self.content)} if self.content else ids

    def view(self, bot_id: int, **more: Any) -> View:
        """The object that messages to that bot show; ``more`` are fields of this message alone."""
        if self.kind.is_picture:
            return {**self.ids(bot_id), **self.fields}
        view = {**self.fields, **more}
        if self.thumbnail is not None:
            # Old programs look for the short name, and the server still writes both.
            view["thumbnail"] = view["thumb"] = self.thumbnail.view(bot_id)
        return view | self.ids(bot_id)

    def pictures(self, bot_id: int) -> list[View]:
        """The array of PhotoSize."""
        return [size.view(bot_id) for size in self.sizes]


def chat_photo(picture: StoredFile, bot_id: int) -> View:
    """The ChatPhoto object of a picture that was made for a chat or a profile."""
    view: View = {}
    for name, size in (("small", picture.sizes[0]), ("big", picture.sizes[-1])):
        identity = size.identity._replace(kind=Kind.CHAT_PHOTO)
        view[f"{name}_file_id"] = written(identity, bot_id)
        view[f"{name}_file_unique_id"] = unique(identity)
    return view
