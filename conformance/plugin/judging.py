"""Judges one clause: sets its ground, lets it check, and reads from how it ends what the verdict is."""

from collections.abc import Callable, Mapping

from conformance.platforms.drivers import CannotDo, DriverError
from conformance.suite import Clause
from conformance.suite.ground import Ground, GroundLost, NotPlayable, Refused, Undeclared
from conformance.verdict import Outcome

__all__ = ["outcome_of"]

# Looked up along the error's own classes, the nearest first.
_OUTCOMES: Mapping[type[Exception], tuple[Outcome, str]] = {
    Refused: (Outcome.UNSUPPORTED, "{said}"),
    AssertionError: (Outcome.FAIL, "{said}"),
    KeyError: (Outcome.FAIL, "The answer has no {said}, which the promise is about."),
    GroundLost: (Outcome.BLOCKED, "{said}"),
    CannotDo: (Outcome.SKIPPED, "Nobody can play this here: {said}."),
    DriverError: (Outcome.BLOCKED, "The driver could not play the user: {said}."),
    NotPlayable: (Outcome.SKIPPED, "{said}"),
    Undeclared: (Outcome.ERROR, "{said}"),
    # What the answer holds is of another shape than the check reads.
    **dict.fromkeys(
        (IndexError, TypeError, AttributeError, ValueError, ArithmeticError),
        (Outcome.FAIL, "The answer lacks what the promise is about ({kind}: {said})."),
    ),
}


_PYTESTS = "Use -v to get more diff"  # said to who runs pytest, and nobody here does


def outcome_of(clause: Clause, check: Callable[..., None], ground: Ground) -> tuple[Outcome, str]:
    """How it came out, and why in a sentence. Raises TargetUnreachable where the platform is gone."""
    driver = ground.platform.driver
    if lacking := set(clause.needs) - driver.acts:
        return Outcome.SKIPPED, f"The driver {driver.name!r} cannot play: {', '.join(sorted(lacking))}."
    try:
        standing = ground.under(check)
        if clause.needs or clause.method == "getUpdates":
            ground.caller.drain()
        ground.caller.begin(clause)
        check(**standing)
    except tuple(_OUTCOMES) as error:
        return _read(error)
    return Outcome.PASS, ""


def _read(error: Exception) -> tuple[Outcome, str]:
    outcome, sentence = next(_OUTCOMES[kind] for kind in type(error).__mro__ if kind in _OUTCOMES)
    return outcome, sentence.format(said=_sentence(error), kind=type(error).__name__)


def _sentence(error: Exception) -> str:
    said = [line.strip() for line in str(error).splitlines()]
    lines = [line for line in said if line and line != _PYTESTS] or ["the promise is not kept"]
    text = " ".join(lines[:4])
    return text if len(text) < 500 else text[:500] + "…"
