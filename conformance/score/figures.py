"""The figures of a score, each with its denominator."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from conformance.score.bots import Fate, Tally
from conformance.score.capabilities import Capability
from conformance.score.fixes import Fix
from conformance.score.needs.corpus import Corpus
from conformance.verdict import Evidence, Outcome

__all__ = ["Area", "Deduction", "Running", "Score", "Steps", "Tier"]


@dataclass(frozen=True, slots=True)
class Area:
    """One area of the coding model: weights earned of possible, clauses passed of all."""

    name: str
    earned: int
    possible: int
    passed: int
    clauses: int
    untested: int
    untested_weight: int
    answered: int  # of the methods that its clauses are about
    methods: int

    @property
    def percent(self) -> int:
        return self.earned * 100 // self.possible


@dataclass(frozen=True, slots=True)
class Tier:
    """The clauses that came with a span of versions of the Bot API, scored as the whole is."""

    name: str
    exact: Fraction
    passed: int
    clauses: int
    untested: Fraction
    untested_clauses: int
    answered: int
    methods: int

    @property
    def percent(self) -> int:
        return floor(self.exact * 100)

    @property
    def untested_percent(self) -> int:
        return ceil(self.untested * 100)


@dataclass(frozen=True, slots=True)
class Deduction:
    """One clause that earned nothing, and the part of 100 points that it cost."""

    clause: str
    area: str
    outcome: Outcome | None  # None: in the suite, and not run
    weight: int
    points: Fraction
    anchor: str
    evidence: tuple[Evidence, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps passed of all, in one session or in all of them."""

    session: str
    passed: int
    total: int


@dataclass(frozen=True, slots=True)
class Running:
    """How the bots of one corpus stand, what to mend for them, and what no clause can tell."""

    corpus: Corpus
    tallies: tuple[Tally, ...]  # all, then the groups
    fates: tuple[Fate, ...]
    fixes: tuple[Fix, ...]  # in the order in which to close them
    gaps: tuple[Fix, ...]  # each by itself, now
    unheld: Mapping[str, int]  # needs that no clause holds, and how many bots have each


@dataclass(frozen=True, slots=True)
class Score:
    """Every figure with its denominator; what it was computed from is in ``deductions``."""

    exact: Fraction | None  # of 1; None where there is no clause to judge by
    passed: int
    clauses: int
    untested_clauses: int
    untested: Fraction  # of the same points as ``exact``
    areas: tuple[Area, ...]
    answered: int
    methods: int
    steps: Steps
    sessions: tuple[Steps, ...]
    counts: Mapping[str, int]  # every outcome, over all that was judged
    deductions: tuple[Deduction, ...]
    outside: tuple[str, ...] = ()  # judged, and not in the universe: earns nothing
    tiers: tuple[Tier, ...] = ()
    capabilities: tuple[Capability, ...] = ()
    running: tuple[Running, ...] = ()  # one for each corpus

    @property
    def fidelity(self) -> int | None:
        return None if self.exact is None else floor(self.exact * 100)

    @property
    def surface(self) -> int | None:
        return self.answered * 100 // self.methods if self.methods else None

    @property
    def untested_percent(self) -> int:
        """Rounded up: what was not tried is never made to look smaller."""
        return ceil(self.untested * 100)
