"""What the three parsers of formatted text share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.reference.calls.links import InvalidLink, checked_link
from conformance.reference.formatting.entities import Entity
from conformance.reference.formatting.telegram_links import person_id

__all__ = ["SPACES", "Marked", "link_entity"]

SPACES = " \t\r\n\0\x0b"


@dataclass(slots=True)
class Marked:
    """A text while it is parsed: what is kept so far, and the entities over it."""

    source: str
    kept: list[str] = field(default_factory=list)
    length: int = 0
    entities: list[Entity] = field(default_factory=list)

    def keep(self, text: str) -> None:
        self.kept.append(text)
        self.length += len(text)

    def text(self) -> str:
        return "".join(self.kept)

    def text_from(self, start: int) -> str:
        """What is kept since then; only as much is joined."""
        missing, pieces = self.length - start, []
        for piece in reversed(self.kept):
            if missing <= 0:
                break
            pieces.append(piece)
            missing -= len(piece)
        return "".join(reversed(pieces))

    def byte_offset(self, place: int) -> int:
        return len(self.source[:place].encode("utf-8", "surrogatepass"))

    def add(self, kind: str, start: int, extra: Mapping[str, Any] | None = None) -> None:
        """An entity from there up to here, unless nothing is between."""
        if self.length > start:
            self.entities.append(Entity(start, self.length, kind, extra or {}))

    def add_link(self, start: int, url: str) -> None:
        """A link from there up to here, unless the link is none."""
        try:
            self.entities.append(link_entity(start, self.length, url))
        except InvalidLink:
            return


def link_entity(start: int, end: int, url: str) -> Entity:
    """A link or, for ``tg://user?id=``, a mention by id. Raises InvalidLink."""
    user_id = person_id(url)
    if user_id is not None:
        return Entity(start, end, "text_mention", {"user": {"id": user_id}})
    return Entity(start, end, "text_link", {"url": checked_link(url)})
