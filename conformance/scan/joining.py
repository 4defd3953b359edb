"""What a platform's report says of one bot's needs: whether it would run there, and what breaks where. Pure.

It says no more than the score does (``conformance/score/bots.py`` has the weak points), and a scan of
source may miss a need: where nothing is found to break, something that was not found still may.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from conformance.scan.finding import Finding, Scan
from conformance.scan.needs import corpus_of
from conformance.score import Promised, Standing
from conformance.score.bots import asked, fate
from conformance.score.capabilities import LOST, belongs_to, capabilities, is_binding
from conformance.score.judged import judged
from conformance.score.needs.corpus import matters
from conformance.verdict import Consequence, Outcome, Verdict

__all__ = ["Answer", "Met", "joined"]


@dataclass(frozen=True, slots=True)
class Met:
    """One need that is not, or not surely, met: where the bot has it, and the clauses that tell."""

    need: str
    places: tuple[Finding, ...]
    clauses: tuple[Verdict, ...]  # lost ones, the binding first; of an unknown need those without an answer
    instead: tuple[str, ...] = ()  # what passes there and may stand in

    @property
    def is_held(self) -> bool:
        """Whether the run judged any clause of it."""
        return bool(self.clauses)


@dataclass(frozen=True, slots=True)
class Answer:
    """How the bot would fare, and why."""

    standing: Standing
    breaks: tuple[Met, ...]
    losses: tuple[Met, ...]
    unknown: tuple[Met, ...]
    addresses: tuple[Met, ...]  # to be changed in the code, whatever the platform does
    needs: int  # that were asked of the platform


def joined(scan: Scan, universe: Iterable[Promised], verdicts: Iterable[Verdict]) -> Answer:
    """The bot against the clauses of a run."""
    clauses = tuple(universe)
    found = judged(verdicts, "clause")
    outcomes = {id_: each.outcome for id_, each in found.items()}
    [one] = asked(corpus_of(scan), clauses)
    told = fate(one, outcomes)
    standing = {each.name: each.standing for each in capabilities(clauses, outcomes)}
    held = {name: promised for way in one.ways for name, promised in way.needs}
    owners = {clause.id: belongs_to(clause) for clause in clauses}
    binding = {clause.id for clause in clauses if is_binding(clause)}

    def met(names: Iterable[str], *, lost: bool) -> Iterator[Met]:
        for name in names:
            asked_of = held.get(name, ())
            telling = [found[p.id] for p in asked_of if p.id in found and _tells(found[p.id], lost=lost)]
            ours = [verdict for verdict in telling if name in owners[verdict.id]]
            # A clause about a method with a feature is told once, with the feature.
            if not telling or any(name not in told.fails or verdict.id in binding for verdict in ours):
                yield Met(name, scan.at(name), tuple(sorted(ours, key=_gravity)), _instead(name, standing))

    return Answer(
        standing=told.standing,
        breaks=tuple(met(told.fails, lost=True)),
        losses=tuple(met(told.losses, lost=True)),
        unknown=tuple(met(told.unknown, lost=False)),
        addresses=tuple(Met(name, scan.at(name), ()) for name in sorted(scan.uses & matters().address)),
        needs=len(held),
    )


def _tells(verdict: Verdict, *, lost: bool) -> bool:
    return verdict.outcome is not Outcome.PASS and (verdict.outcome in LOST) is lost


def _gravity(verdict: Verdict) -> tuple[bool, str, str]:
    return verdict.consequence is not Consequence.BREAKS, verdict.level.value, verdict.id


def _instead(need: str, standing: Mapping[str, Standing]) -> tuple[str, ...]:
    return tuple(each for each in _stand_ins().get(need, ()) if standing.get(each) is Standing.PASS)


@cache
def _stand_ins() -> Mapping[str, list[str]]:
    return tomllib.loads((files("conformance.scan.words") / "instead.toml").read_text("utf-8"))
