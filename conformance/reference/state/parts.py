"""A thing's optional parts: what one area of the Bot API keeps of it, made when first asked for."""

from typing import TypeVar

__all__ = ["Parted"]

Part = TypeVar("Part")


class Parted:
    """Whatever carries parts. An area's own class of a part needs no arguments to be made.

    So an area keeps its state beside its own methods, and most chats carry nothing.
    """

    __slots__ = ("_parts",)

    _parts: dict[type, object] | None

    def part(self, kind: type[Part]) -> Part:
        parts = self._parts
        if parts is None:
            parts = self._parts = {}
        found = parts.get(kind)
        if found is None:
            found = parts[kind] = kind()
        return found  # type: ignore[return-value]  # a part is kept under its own class

    def peek(self, kind: type[Part]) -> Part | None:
        """The part if it is there already."""
        return None if self._parts is None else self._parts.get(kind)  # type: ignore[return-value]  # as above

    def drop(self, kind: type) -> None:
        """Drops a part: it is new when asked for again."""
        if self._parts is not None:
            self._parts.pop(kind, None)
