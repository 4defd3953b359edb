"""Lists: in their order, in any order where none is promised, or by size where the server makes them."""

from collections.abc import Iterable
from typing import Any

from conformance.compare.difference import Kind
from conformance.compare.sight import Judge, Place, Sight
from conformance.spec import Order

__all__ = ["compare_lists"]

_LONGEST = 50  # items that are tried against each other

_List = list[Any]


def compare_lists(
    judge: Judge, order: Order | None, recorded: _List, observed: _List, sight: Sight, place: Place
) -> None:
    if order is Order.SIZE:
        _by_size(judge, recorded, observed, sight, place)
        return
    if len(recorded) < 2 and len(observed) < 2:
        _in_order(judge, recorded, observed, sight, place)
        return
    with sight.binding.trial() as trial:
        look = sight.other()
        _in_order(judge, recorded, observed, look, place)
        trial.kept = not look.counted or max(len(recorded), len(observed)) > _LONGEST
        if trial.kept:
            sight.found += look.found
            return
    if order is Order.NONE:
        _in_any_order(judge, recorded, observed, sight, place)
    elif not _turned_round(judge, recorded, observed, sight, place):
        _in_order(judge, recorded, observed, sight, place)


def _in_order(judge: Judge, recorded: _List, observed: _List, sight: Sight, place: Place) -> None:
    for index, (wanted, came) in enumerate(zip(recorded, observed, strict=False)):
        judge(wanted, came, sight, (place, index))
    _missing(recorded, range(len(observed), len(recorded)), sight, place)
    _extra(observed, range(len(recorded), len(observed)), sight, place)


def _by_size(judge: Judge, recorded: _List, observed: _List, sight: Sight, place: Place) -> None:
    if recorded and not observed:
        sight.differ((place, 0), Kind.MISSING, recorded[0])
    # Aligned from the largest, which is the one that bots use.
    for back in range(1, min(len(recorded), len(observed)) + 1):
        judge(recorded[-back], observed[-back], sight, (place, len(observed) - back))


def _in_any_order(judge: Judge, recorded: _List, observed: _List, sight: Sight, place: Place) -> None:
    pairs = _matched(judge, recorded, observed, sight)
    left = [index for index in range(len(observed)) if index not in pairs.values()]
    for index, wanted in enumerate(recorded):
        if index not in pairs and left:
            pairs[index] = left.pop(0)
            judge(wanted, observed[pairs[index]], sight, (place, pairs[index]))
    _missing(recorded, [index for index in range(len(recorded)) if index not in pairs], sight, place)
    _extra(observed, left, sight, place)


def _turned_round(judge: Judge, recorded: _List, observed: _List, sight: Sight, place: Place) -> bool:
    """Whether all is there and only stands elsewhere: one difference, however long the list."""
    if len(recorded) != len(observed) or len(recorded) < 2:
        return False
    with sight.binding.trial() as trial:
        pairs = _matched(judge, recorded, observed, sight)
        trial.kept = len(pairs) == len(recorded)
    if trial.kept:
        came = sorted(pairs, key=pairs.__getitem__)
        sight.differ(place, Kind.ORDER, list(range(len(recorded))), came, "the same items in another order")
    return trial.kept


def _matched(judge: Judge, recorded: _List, observed: _List, sight: Sight) -> dict[int, int]:
    """For each recorded item the observed one that is the same, of several the one that binds least anew."""
    pairs: dict[int, int] = {}
    for index, wanted in enumerate(recorded):
        costs = {
            other: _cost(judge, wanted, observed[other], sight)
            for other in range(len(observed))
            if other not in pairs.values()
        }
        same = {other: new for other, (differences, new) in costs.items() if not differences}
        if same:
            pairs[index] = min(same, key=lambda other: (same[other], other))
            judge(wanted, observed[pairs[index]], sight.other(), "")
    return pairs


def _cost(judge: Judge, wanted: Any, came: Any, sight: Sight) -> tuple[int, int]:
    with sight.binding.trial() as trial:
        look = sight.other()
        judge(wanted, came, look, "")
        return look.counted, len(trial.entries)


def _missing(recorded: _List, indices: Iterable[int], sight: Sight, place: Place) -> None:
    for index in indices:
        sight.differ((place, index), Kind.MISSING, recorded[index])


def _extra(observed: _List, indices: Iterable[int], sight: Sight, place: Place) -> None:
    for index in indices:
        # One more in a list is what a bot would act on, unlike one more field in an object.
        sight.differ((place, index), Kind.EXTRA, None, observed[index])
