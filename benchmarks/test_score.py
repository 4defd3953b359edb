"""How long a score of 20,000 verdicts and the bots of the corpus takes."""

from conformance.score import Promised, score
from conformance.score.needs import shipped
from conformance.suite import all_clauses
from conformance.verdict import Outcome, Verdict


def test_a_score_of_20_000_verdicts(benchmark):
    universe = [
        Promised(one.id, one.area, one.level, one.anchor, one.evidence, one.holds, one.consequence, one.since)
        for one in all_clauses()
    ]
    clauses = [
        Verdict(one.id, "clause", one.area, Outcome.FAIL if n % 10 == 0 else Outcome.PASS, "A promise.")
        for n, one in enumerate(universe)
    ]
    steps = [
        Verdict(f"s/{n}", "step", "replay", Outcome.PASS, "A step.", session=f"s{n % 40}")
        for n in range(20_000 - len(clauses))
    ]

    found = benchmark(score, clauses + steps, universe, (shipped(),))

    assert found.clauses == len(universe)
