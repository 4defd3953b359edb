"""What a report lost since an older one. Only what both could judge is compared."""

from collections.abc import Mapping

from conformance.report import Report
from conformance.score.judged import judged
from conformance.verdict import Level, Outcome, Verdict

__all__ = ["new_unknowns", "regressions"]

_KINDS = ("clause", "step", "bot")
_KNOWN = frozenset({Outcome.PASS, Outcome.FAIL, Outcome.UNSUPPORTED, Outcome.BLOCKED})


def regressions(old: Report, new: Report) -> list[str]:
    """A sentence for each thing that must be so, was so, and is not, or was not tested again."""
    before, now = _judged(old), _judged(new)
    lost = [
        _told(id_, now.get(id_))
        for id_, verdict in before.items()
        if verdict.outcome is Outcome.PASS
        and verdict.level is Level.MUST
        and _is_comparable(verdict, old, new)
        and (id_ not in now or now[id_].outcome is not Outcome.PASS)
    ]
    if any(verdict.outcome is Outcome.PASS and verdict.level is Level.MUST for verdict in before.values()):
        return lost
    return ["The older report has no must that passed, so nothing could regress: give another one."]


def new_unknowns(old: Report, new: Report) -> list[str]:
    """A sentence for each clause or step that is not known to be so or otherwise, and was, or is new."""
    before, now = _judged(old), _judged(new)
    known = {id_ for id_, verdict in before.items() if verdict.outcome in _KNOWN}
    older = before.keys() | _universe(old)
    compared = {id_ for id_ in known if _is_comparable(before[id_], old, new)}
    asked = compared | (now.keys() - older) | (_universe(new) - older)
    return [
        f"{id_} is not known: {_why(now.get(id_))}"
        for id_ in sorted(asked)
        if id_ not in now or now[id_].outcome not in _KNOWN
    ]


def _judged(report: Report) -> Mapping[str, Verdict]:
    worst = (judged(report.verdicts, kind) for kind in _KINDS)
    return {verdict.id: verdict for found in worst for verdict in found.values()}


def _universe(report: Report) -> frozenset[str]:
    return frozenset(one.id for one in report.header.universe or ())


def _is_comparable(verdict: Verdict, old: Report, new: Report) -> bool:
    """Whether the newer run could judge the same thing: the clause exists, the recording is the same."""
    if verdict.kind == "clause":
        return new.header.universe is None or verdict.id in _universe(new)
    name = verdict.session or ""
    return old.header.cassettes.get(name) == new.header.cassettes.get(name)


def _told(id_: str, verdict: Verdict | None) -> str:
    if verdict is None or verdict.outcome in {Outcome.SKIPPED, Outcome.ERROR}:
        return f"{id_} passed, and was not tested now: {_why(verdict)}"
    return f"{id_} passed, and now is {verdict.outcome.value}: {verdict.reason or verdict.promise}"


def _why(verdict: Verdict | None) -> str:
    return "it was not run." if verdict is None else verdict.reason or f"{verdict.outcome.value}."
