"""Floors: the least that a figure may be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conformance.errors import UsageError
from conformance.score import Score

__all__ = ["Floor", "below", "floor_of"]

_FIGURES = ("fidelity", "bots", "steps", "surface", "tested")


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure's name, and the whole percent that it must reach."""

    name: str
    percent: int


def floor_of(text: str) -> Floor:
    """The floor in a text such as ``fidelity=90``. Raises UsageError."""
    name, mark, number = text.partition("=")
    if not mark or not number.isdecimal() or int(number) > 100:
        raise UsageError(f"--floor {text} is no floor: write a figure and a percent, as fidelity=90.")
    if name not in _FIGURES and not name.startswith(("area.", "bots.")):
        raise UsageError(
            f"--floor {text} names no figure: there are {', '.join(_FIGURES)}, "
            "area.NAME for an area, and bots.GROUP for a group of bots."
        )
    return Floor(name, int(number))


def below(score: Score, floors: Iterable[Floor]) -> list[str]:
    """A sentence for each floor that is not reached; a figure that is not there reaches none."""
    figures = _figures(score)
    return [told for floor in floors if (told := _told(floor, figures))]


def _told(floor: Floor, figures: Mapping[str, tuple[int, str]]) -> str:
    if floor.name not in figures:
        lacking = f"There is no figure for {floor.name}, whose floor is {floor.percent} %"
        return f"{lacking}: nothing of it was judged."
    percent, of = figures[floor.name]
    if percent >= floor.percent:
        return ""
    return f"{floor.name} is {percent} % ({of}), below its floor of {floor.percent} %."


def _figures(score: Score) -> dict[str, tuple[int, str]]:
    """Each percent, floored, with what it is of."""
    found = {}
    if score.fidelity is not None:
        found["fidelity"] = (score.fidelity, f"{score.passed} of {score.clauses} clauses")
        tested = f"{score.untested_clauses} of {score.clauses} clauses untested"
        found["tested"] = (100 - score.untested_percent, tested)
    if score.steps.total:
        steps = score.steps
        found["steps"] = (steps.passed * 100 // steps.total, f"{steps.passed} of {steps.total} steps")
    if score.surface is not None:
        found["surface"] = (score.surface, f"{score.answered} of {score.methods} methods answer")
    for area in score.areas:
        found[f"area.{area.name}"] = (area.percent, f"{area.passed} of {area.clauses} clauses")
    for tally in score.running[0].tallies if score.running else ():
        share = tally.runs_unchanged
        name = "bots" if tally.group == score.running[0].tallies[0].group else f"bots.{tally.group}"
        found[name] = (share.percent or 0, f"{share.count} of {share.total} bots run unchanged")
    return found
