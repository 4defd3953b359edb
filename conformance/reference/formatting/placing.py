"""Entities in UTF-16 units laid over the code points of a text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from conformance.reference.errors import bad_request
from conformance.reference.formatting.entities import Entity, units
from conformance.reference.formatting.nesting import nested

__all__ = ["placed"]

_When = tuple[int, int, int]


def placed(text: str, entities: Iterable[Entity]) -> list[Entity]:
    """The entities made to nest, over code points. Raises ApiError where one does not fit the text."""
    nesting = nested(entities)
    places = {unit: place for place, unit in enumerate(units(text))}
    misfits = _misfits(text, places, nesting)
    first = min(misfits, default=None, key=lambda misfit: misfit[0])
    if first is not None:
        raise bad_request(first[1])
    return [replace(item, start=places[item.start], end=places[item.end]) for item in nesting]


def _misfits(text: str, places: Mapping[int, int], entities: list[Entity]) -> Iterator[tuple[_When, str]]:
    """What is wrong, each with when Telegram comes upon it as it reads along.

    At one place it closes entities first, the inner ones before the outer ones.
    """
    length = next(reversed(places))
    for index, item in enumerate(entities):
        where = f"Entity beginning at UTF-16 offset {item.start}"
        if item.start > length:
            yield (
                (length + 1, 0, index),
                f"Entity begins after the end of the text at UTF-16 offset {item.start}",
            )
            continue
        if item.start not in places:
            byte = _byte_after(text, places, item.start)
            yield (
                (item.start + 1, 1, index),
                f"Entity begins in a middle of a UTF-16 symbol at byte offset {byte}",
            )
        if item.end > length:
            yield (
                (length + 1, 1, -index),
                f"{where} ends after the end of the text at UTF-16 offset {item.end}",
            )
        elif item.end not in places:
            byte = _byte_after(text, places, item.end)
            yield (
                (item.end + 1, 0, -index),
                f"{where} ends in a middle of a UTF-16 symbol at byte offset {byte}",
            )


def _byte_after(text: str, places: Mapping[int, int], unit: int) -> int:
    """Where the symbol ends whose second half is that unit."""
    return len(text[: places[unit + 1]].encode())
