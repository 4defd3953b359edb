"""Entities in UTF-16 units laid over the code points of a text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from conformance.reference.calls.errors import bad_request
from conformance.reference.formatting.entities import Entity, units
from conformance.reference.formatting.nesting import nested

__all__ = ["placed"]

# When Telegram comes upon what is wrong as it reads along, and what it says.
_Misfit = tuple[tuple[int, int, int], str]


def placed(text: str, entities: Iterable[Entity]) -> list[Entity]:
    """The entities made to nest, over code points. Raises ApiError where one does not fit the text."""
    nesting = nested(entities)
    places = {unit: place for place, unit in enumerate(units(text))}
    first = min(_misfits(text, places, nesting), default=None)
    if first is not None:
        raise bad_request(first[1])
    return [replace(item, start=places[item.start], end=places[item.end]) for item in nesting]


def _misfits(text: str, places: Mapping[int, int], entities: Iterable[Entity]) -> Iterator[_Misfit]:
    length = next(reversed(places))
    for index, item in enumerate(entities):
        if item.start > length:
            said = f"Entity begins after the end of the text at UTF-16 offset {item.start}"
            yield (length + 1, 0, index), said
            continue
        if item.start not in places:
            byte = _byte_after(text, places, item.start)
            said = f"Entity begins in a middle of a UTF-16 symbol at byte offset {byte}"
            yield (item.start + 1, 1, index), said
        if item.end not in places:
            yield _end_misfit(text, places, index, item)


def _end_misfit(text: str, places: Mapping[int, int], index: int, item: Entity) -> _Misfit:
    """At one place entities are closed before others begin, the inner ones before the outer ones."""
    length = next(reversed(places))
    said = f"Entity beginning at UTF-16 offset {item.start} ends"
    if item.end > length:
        return (length + 1, 1, -index), f"{said} after the end of the text at UTF-16 offset {item.end}"
    byte = _byte_after(text, places, item.end)
    return (item.end + 1, 0, -index), f"{said} in a middle of a UTF-16 symbol at byte offset {byte}"


def _byte_after(text: str, places: Mapping[int, int], unit: int) -> int:
    """Where the symbol ends whose second half is that unit."""
    return len(text[: places[unit + 1]].encode())
