"""Bots that run: of a corpus of real bots, how many have all that they need.

A bot is asked for the clauses whose every capability it uses: one about ``sendMessage`` with MarkdownV2
concerns a bot that uses both. Where a need has no such clause, those that the capability rests on are
asked; where it has none at all, the need is unknown, and so is the bot. It stands as its worst need, in
the best of the ways in which it can get its updates.

What this says less well than it seems to:

- A need is a method, a kind of update or a feature, not a parameter. A bot that never sends a reply
  fails with ``sendMessage`` where a clause about replies names no feature.
- One binding clause lost loses all of its users. The corpus tells that a bot uses a thing, not whether it
  would notice.
- A bot may fail for what no clause judges, and a clause may judge what no bot notices.
- The interval is that of a random draw, which the corpus is not.
- Bots that share a framework share its calls, so they stand and fall together: they count as fewer
  than they are.
- An address of Telegram in a bot's code is no need of the platform's. Such a bot is counted apart.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conformance.score.capabilities import Outcomes, Standing, holders, standing
from conformance.score.needs.corpus import GROUPS, Bot, Corpus
from conformance.score.promised import Promised
from conformance.score.share import Share

__all__ = ["Asked", "Fate", "Tally", "Way", "asked", "fate", "tallies", "unheld"]

Need = tuple[str, tuple[Promised, ...]]


@dataclass(frozen=True, slots=True)
class Way:
    """What is asked of a platform for one way of one bot: the clauses of each need."""

    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A bot with its ways."""

    bot: Bot
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Fate:
    """How a bot stands, and the needs that hold it there, by their standing."""

    bot: Bot
    standing: Standing
    fails: tuple[str, ...]
    unknown: tuple[str, ...]
    losses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many bots of a group stand how. Those that run unchanged have no address to be changed."""

    group: str
    total: int
    unchanged: int
    readdressed: int  # run once an address of Telegram in their code is changed
    losses: int
    fails: int
    unknown: int
    linked: int  # of all: what they write leads people to Telegram

    @property
    def runs(self) -> Share:
        """With all they need, whether or not an address is to be changed."""
        return Share(self.unchanged + self.readdressed, self.total)

    @property
    def runs_unchanged(self) -> Share:
        return Share(self.unchanged, self.total)


def asked(corpus: Corpus, universe: Iterable[Promised]) -> tuple[Asked, ...]:
    """What the bots of a corpus ask of a platform, whatever it answers."""
    clauses = tuple(universe)
    resting = holders(clauses)
    holding: dict[str, list[tuple[frozenset[str], Promised]]] = {}
    for clause in clauses:
        held = frozenset(clause.holds)
        for name in held:
            holding.setdefault(name, []).append((held, clause))

    def need(name: str, uses: frozenset[str]) -> Need:
        concerned = tuple(clause for held, clause in holding.get(name, ()) if held <= uses)
        return name, concerned or resting.get(name, ())

    return tuple(
        Asked(bot, tuple(Way(tuple(need(name, bot.uses) for name in sorted(way))) for way in bot.ways))
        for bot in corpus.bots
    )


def fate(one: Asked, outcomes: Outcomes) -> Fate:
    """How the bot stands in its best way."""

    def in_(way: Way) -> Fate:
        found = {name: standing(clauses, outcomes) for name, clauses in way.needs}
        worst = min(found.values(), key=lambda each: each.rank, default=Standing.PASS)

        def at(wanted: Standing) -> tuple[str, ...]:
            return tuple(name for name, each in found.items() if each is wanted)

        return Fate(one.bot, worst, at(Standing.FAILS), at(Standing.UNKNOWN), at(Standing.LOSSES))

    return max(map(in_, one.ways), key=lambda each: (each.standing.rank, -len(each.fails)))


def tallies(fates: Iterable[Fate]) -> tuple[Tally, ...]:
    """All bots, and the groups that the corpus has."""
    found = tuple(fates)
    members = {group: [each for each in found if each.bot.is_of(group)] for group in GROUPS}
    return tuple(_tally(group, each) for group, each in members.items() if each)


def unheld(everyone: Iterable[Asked]) -> Mapping[str, int]:
    """The needs that no clause holds, and how many bots have each; the most needed first."""
    lacking = Counter(
        name
        for one in everyone
        for name in {name for way in one.ways for name, clauses in way.needs if not clauses}
    )
    return dict(sorted(lacking.items(), key=lambda item: (-item[1], item[0])))


def _tally(group: str, fates: list[Fate]) -> Tally:
    stand = Counter(each.standing for each in fates)
    readdressed = sum(each.standing is Standing.PASS and each.bot.readdressed for each in fates)
    return Tally(
        group=group,
        total=len(fates),
        unchanged=stand[Standing.PASS] - readdressed,
        readdressed=readdressed,
        losses=stand[Standing.LOSSES],
        fails=stand[Standing.FAILS],
        unknown=stand[Standing.UNKNOWN],
        linked=sum(each.bot.linked for each in fates),
    )
