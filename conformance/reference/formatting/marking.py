"""What the three parsers of formatted text share."""

from dataclasses import dataclass, field

from conformance.reference.formatting.entities import Entity
from conformance.reference.links import InvalidLink, checked_link

__all__ = ["Marked", "NotParsable", "link_entity"]

_USER_LINK = "tg://user?id="


class NotParsable(ValueError):
    """The markup is broken; the message is the server's inner text, with a byte offset."""


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

    def text(self, start: int = 0) -> str:
        return "".join(self.kept)[start:]

    def byte_offset(self, place: int) -> int:
        return len(self.source[:place].encode("utf-8", "surrogatepass"))


def link_entity(start: int, end: int, url: str) -> Entity | None:
    """A link or, for ``tg://user?id=``, a mention by id; None where the link is no link."""
    user_id = url.strip().lower().removeprefix(_USER_LINK)
    if url.strip().lower().startswith(_USER_LINK) and user_id.isdecimal():
        return Entity(start, end, "text_mention", {"user": {"id": int(user_id)}})
    try:
        return Entity(start, end, "text_link", {"url": checked_link(url)})
    except InvalidLink:
        return None
