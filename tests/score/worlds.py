"""Small worlds for the properties of scores: clauses, bots that need them, and what came out."""

from hypothesis import strategies as st

from conformance.score import Promised
from conformance.score.needs import Bot, Corpus
from conformance.verdict import Consequence, Level, Outcome, Verdict

METHODS = ("method:a", "method:b", "method:c")
REST = ("update:m", "update:q", "feature:f", "feature:g", "feature:h")


def promised(id_, *holds, **more):
    return Promised(id_, more.pop("area", id_[0]), holds=holds, **more)


def judged(clause, outcome):
    method = clause.methods[0] if clause.methods else None
    return Verdict(clause.id, "clause", clause.area, outcome, "A promise.", level=clause.level, method=method)


def bot(id_, *needs, uses=(), **more):
    return Bot(id_, frozenset([*needs, *uses]), (frozenset(needs),), **more)


clauses = st.builds(
    Promised,
    id=st.just(""),
    area=st.sampled_from("xyz"),
    level=st.sampled_from(Level),
    holds=st.tuples(st.sampled_from(METHODS), st.sets(st.sampled_from(REST), max_size=2)).map(
        lambda both: (both[0], *sorted(both[1]))
    ),
    consequence=st.sampled_from(Consequence),
    since=st.sampled_from(["1.0", "2.3.1", "4.0", "6.9", "7.10", "10.3"]),
)
universes = st.lists(clauses, min_size=1, max_size=14).map(
    lambda found: [
        Promised(f"c{n}", c.area, c.level, "", (), c.holds, c.consequence, c.since)
        for n, c in enumerate(found)
    ]
)
needs = st.frozensets(st.sampled_from([*METHODS, *REST]), min_size=1, max_size=5)
bots = st.lists(
    st.tuples(st.lists(needs, min_size=1, max_size=2), st.booleans(), st.booleans()), min_size=1, max_size=8
)
corpora = bots.map(
    lambda found: Corpus(
        "some",
        tuple(
            Bot(str(n), frozenset().union(*ways), tuple(ways), "shop" if shop else "", shop, address)
            for n, (ways, shop, address) in enumerate(found)
        ),
    )
)


@st.composite
def worlds(draw):
    """A universe, a corpus, and the verdicts on some of the clauses."""
    universe = draw(universes)
    outcomes = draw(st.lists(st.sampled_from([None, *Outcome]), min_size=len(universe), max_size=14))
    run = [judged(clause, outcome) for clause, outcome in zip(universe, outcomes, strict=False) if outcome]
    return universe, draw(corpora), run
