"""Puts the figures together."""

from collections import Counter
from collections.abc import Iterable

from conformance.score.bots import asked, fate, tallies, unheld
from conformance.score.capabilities import Outcomes, capabilities
from conformance.score.fidelity import areas, deductions, mean, untested_points
from conformance.score.figures import Running, Score, Steps
from conformance.score.fixes import Queue
from conformance.score.judged import judged
from conformance.score.needs.corpus import Corpus
from conformance.score.promised import Promised
from conformance.score.tiers import tiers
from conformance.verdict import Outcome, Verdict

__all__ = ["score"]


def score(
    verdicts: Iterable[Verdict],
    universe: Iterable[Promised] | None = None,
    corpora: Iterable[Corpus] = (),
) -> Score:
    """The same verdicts in any order score the same; what ``universe`` holds beyond them is untested.

    Each of ``corpora`` is counted by itself, where any clause tells which capabilities it holds.
    """
    everything = list(verdicts)
    found = judged(everything, "clause")
    told = map(_promised_by, found.values()) if universe is None else universe
    promised = {p.id: p for p in told}
    clauses = tuple(promised[id_] for id_ in sorted(promised))
    answered = frozenset(v.method for v in everything if v.method and v.outcome in _ANSWERED)
    methods = {v.method for v in everything if v.method}.union(m for p in clauses for m in p.methods)
    by_area = areas(clauses, found, answered)
    outcomes = {id_: verdict.outcome for id_, verdict in found.items() if id_ in promised}
    sessions = _sessions(judged(everything, "step").values())
    return Score(
        exact=mean(by_area),
        passed=sum(a.passed for a in by_area),
        clauses=len(clauses),
        untested_clauses=sum(a.untested for a in by_area),
        untested=untested_points(by_area),
        areas=by_area,
        answered=len(answered),
        methods=len(methods),
        steps=Steps("", sum(s.passed for s in sessions), sum(s.total for s in sessions)),
        sessions=sessions,
        counts={outcome.value: n for outcome, n in _counted(everything).items()},
        deductions=deductions(clauses, found, by_area),
        outside=tuple(sorted(found.keys() - promised.keys())),
        tiers=tiers(clauses, found, answered),
        capabilities=(held := capabilities(clauses, outcomes)),
        running=tuple(_running(corpus, clauses, outcomes) for corpus in corpora if held),
    )


_ANSWERED = frozenset({Outcome.PASS, Outcome.FAIL})


def _promised_by(verdict: Verdict) -> Promised:
    """What a verdict tells of its clause, where no universe does."""
    holds = (f"method:{verdict.method}",) if verdict.method else ()
    return Promised(
        *(verdict.id, verdict.area, verdict.level, verdict.anchor, verdict.evidence),
        *(holds, verdict.consequence),
    )


def _running(corpus: Corpus, clauses: tuple[Promised, ...], outcomes: Outcomes) -> Running:
    everyone = asked(corpus, clauses)
    fates = tuple(fate(one, outcomes) for one in everyone)
    queue = Queue.of(everyone, outcomes, corpus.users())
    return Running(
        corpus=corpus,
        tallies=tallies(fates),
        fates=fates,
        fixes=queue.in_order(),
        gaps=queue.by_themselves(),
        unheld=unheld(everyone),
    )


def _sessions(steps: Iterable[Verdict]) -> tuple[Steps, ...]:
    total: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for step in steps:
        total[step.session or ""] += 1
        passed[step.session or ""] += step.outcome is Outcome.PASS
    return tuple(Steps(name, passed[name], total[name]) for name in sorted(total))


def _counted(verdicts: Iterable[Verdict]) -> dict[Outcome, int]:
    seen = Counter(v.outcome for v in verdicts if v.kind != "probe")  # a probe promises nothing
    return {outcome: seen[outcome] for outcome in Outcome}
