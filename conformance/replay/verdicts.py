"""What is said of one step."""

from collections.abc import Iterable, Iterator
from typing import Any

from conformance.compare import Difference, Kind
from conformance.session.model import Session, Step
from conformance.spec import Method, Validator
from conformance.verdict import Evidence, Outcome, Verdict
from conformance.wire import Answer

__all__ = ["first_sentence", "schema_differences", "verdict_on"]


def verdict_on(session: Session, step: Step, method: Method | None, outcome: Outcome, **told: Any) -> Verdict:
    """The verdict on a step; ``told`` are further fields of it."""
    name = f"{session.name}/{step.number}"
    return Verdict(
        id=name,
        kind="step",
        area=method.category if method else "unknown",
        outcome=outcome,
        promise=f"{step.call.method} is answered as it was when the session was recorded.",
        anchor=method.anchor if method else "",
        evidence=(Evidence("captured", session.recorded_on, session.validated_live),),
        method=method.name if method else step.call.method,
        session=session.name,
        run_only=f"--only {name}",
        **told,
    )


def schema_differences(
    validator: Validator, method: Method, answer: Answer, known: Iterable[Difference]
) -> Iterator[Difference]:
    """What the schema requires beyond the recording; what the comparison has said is not said twice."""
    problems = validator.result(method.name, answer.result) if answer.ok else ()
    if problems:
        said = {difference.path for difference in known if not difference.informative}
        for problem in problems:
            if problem.path not in said:
                yield Difference(problem.path, Kind.TYPE, problem.expected, problem.observed, problem.message)


def first_sentence(differences: list[Difference]) -> str:
    """The first difference in words, and how many there are besides."""
    if not differences:
        return ""
    first = differences[0]
    place = first.path or "the answer"
    match first.kind:
        case Kind.MISSING:
            text = f"{place} is missing"
        case Kind.RELATION | Kind.ORDER:
            text = f"{place}: {first.note}"
        case Kind.EXTRA:
            text = f"{place} is there and was not recorded"
        case _:
            text = f"{place} is {first.observed!r:.120} where {first.expected!r:.120} was required"
    more = len(differences) - 1
    return f"{text}{f', and {more} more' if more else ''}."
