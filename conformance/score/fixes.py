"""The fix list: which gap, closed next, frees the most bots.

A gap is a capability with the lost clauses that break bots. Where a clause holds several capabilities it is
the gap of the one that fewest bots use, since that is the narrowest thing to mend: every lost clause is of
one gap. A bot waits on the gaps of the clauses that it asks for, in one of its ways, and is freed when none
is left.

What this says less well than it seems to:

- Every gap counts as one piece of work, however many clauses it has. The clauses stand beside it.
- The greedy order is not always the shortest: three gaps chosen at once may free more than the three that
  come first.
- ``frees`` counts bots of which nothing else is unknown. ``opens`` counts those of which nothing else is
  known to fail; tests may still find something.
- A mended gap may unblock clauses that then fail. Only a new run tells.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from conformance.score.bots import Asked, Way
from conformance.score.capabilities import LOST, Outcomes, Standing, belongs_to, is_binding, standing
from conformance.score.promised import Promised
from conformance.verdict import Outcome

__all__ = ["Fix", "Queue"]

Gaps = frozenset[str]


@dataclass(frozen=True, slots=True)
class Fix:
    """One gap closed, or the smallest set of them where one alone frees nobody."""

    gaps: tuple[str, ...]
    clauses: tuple[str, ...]  # that are to pass
    waits: int  # bots that wait on any of these
    frees: int  # bots that then run, with or without losses, and did not before
    opens: int  # bots that are then not known to fail, and were
    running: int  # bots that run then


@dataclass(frozen=True, slots=True)
class Waiting:
    """The gaps that one way of a bot waits on; ``known`` where no need of it is unknown besides."""

    gaps: Gaps
    known: bool


@dataclass(frozen=True, slots=True)
class Queue:
    """The bots as they wait, each with its ways, and the lost clauses of every gap."""

    bots: tuple[tuple[Waiting, ...], ...]
    clauses: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, everyone: Iterable[Asked], outcomes: Outcomes, users: Mapping[str, int]) -> "Queue":
        """``users`` says how many bots use a capability."""
        gaps = _Gaps(users)
        bots = tuple(tuple(_waiting(way, outcomes, gaps) for way in one.ways) for one in everyone)
        return cls(bots, {name: tuple(sorted(found)) for name, found in sorted(gaps.clauses.items())})

    def by_themselves(self) -> tuple[Fix, ...]:
        """Every gap, closed alone now; the one that frees the most first."""
        return tuple(sorted((self._fix((gap,), frozenset()) for gap in self.clauses), key=_eagerness))

    def in_order(self) -> tuple[Fix, ...]:
        """The gaps in the order in which to close them, until no bot waits."""
        closed: Gaps = frozenset()
        found = []
        while choices := self._best(closed):
            best = min((self._fix(gaps, closed) for gaps in choices), key=_eagerness)
            found.append(best)
            closed = closed.union(best.gaps)
        return tuple(found)

    def _best(self, closed: Gaps) -> list[tuple[str, ...]]:
        """Of the smallest sets of gaps that help a bot, those that help the most."""
        helped = [{way.gaps - closed for way in _waited_for(bot, closed)} for bot in self.bots]
        fewest = min((len(gaps) for each in helped for gaps in each), default=0)
        # A way that needs as many gaps as the smallest set has is opened by that set alone.
        counted = Counter(gaps for each in helped for gaps in each if len(gaps) == fewest)
        fixes = {tuple(sorted(gaps)): self._gain(gaps, closed) for gaps in counted}
        most = max(fixes.values(), default=(0, 0))
        return [gaps for gaps, gain in fixes.items() if gain == most]

    def _gain(self, gaps: Gaps, closed: Gaps) -> tuple[int, int]:
        """How many bots more run, and how many more are not known to fail."""
        after = closed | gaps
        near = [bot for bot in self.bots if any(way.gaps & gaps for way in bot)]
        frees = sum(_runs(bot, after) and not _runs(bot, closed) for bot in near)
        opens = sum(_is_open(bot, after) and not _is_open(bot, closed) for bot in near)
        return frees, opens

    def _fix(self, gaps: tuple[str, ...], closed: Gaps) -> Fix:
        wanted = frozenset(gaps)
        frees, opens = self._gain(wanted, closed)
        waiting = (bot for bot in self.bots if not _is_open(bot, closed))
        return Fix(
            gaps=gaps,
            clauses=tuple(sorted(id_ for gap in gaps for id_ in self.clauses[gap])),
            waits=sum(any(way.gaps & wanted for way in bot) for bot in waiting),
            frees=frees,
            opens=opens,
            running=frees + sum(_runs(bot, closed) for bot in self.bots),
        )


class _Gaps:
    """Which gap a lost clause is of, and what each gap has come to hold."""

    def __init__(self, users: Mapping[str, int]) -> None:
        self._users = users
        self.clauses: dict[str, set[str]] = {}

    def of(self, clause: Promised) -> str:
        gap = min(belongs_to(clause), key=self._breadth)
        self.clauses.setdefault(gap, set()).add(clause.id)
        return gap

    def _breadth(self, name: str) -> tuple[bool, int, str]:
        users = self._users.get(name, 0)
        return (not users, users, name)


def _waiting(way: Way, outcomes: Outcomes, gaps: _Gaps) -> Waiting:
    needed = {clause.id: clause for _, held in way.needs for clause in held}
    lost = [each for each in needed.values() if is_binding(each) and outcomes.get(each.id) in LOST]
    mended = {id_: outcomes.get(id_) for id_ in needed} | dict.fromkeys((c.id for c in lost), Outcome.PASS)
    known = all(standing(held, mended) is not Standing.UNKNOWN for _, held in way.needs)
    return Waiting(frozenset(map(gaps.of, lost)), known)


def _waited_for(bot: tuple[Waiting, ...], closed: Gaps) -> Iterator[Waiting]:
    """The ways that it would help the bot to open."""
    if not _runs(bot, closed):
        opened = _is_open(bot, closed)
        yield from (way for way in bot if way.known or not opened)


def _is_open(bot: tuple[Waiting, ...], closed: Gaps) -> bool:
    return any(way.gaps <= closed for way in bot)


def _runs(bot: tuple[Waiting, ...], closed: Gaps) -> bool:
    return any(way.known and way.gaps <= closed for way in bot)


def _eagerness(fix: Fix) -> tuple[int, int, int, int, tuple[str, ...]]:
    return (-fix.frees, -fix.opens, -fix.waits, len(fix.clauses), fix.gaps)
