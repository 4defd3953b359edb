from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.score import WEIGHTS, Promised, score, score_json
from conformance.verdict import Evidence, Level, Outcome, Verdict

LEVELS = list(Level)
AREAS = ("envelope", "messages", "updates")


def clause(number: int, outcome: Outcome, **more: object) -> Verdict:
    """Area and level follow from the number, as a clause's id fixes them in the suite."""
    about = {"area": AREAS[number % 3], "level": LEVELS[number % 7 % 3], "method": f"m{number % 5}"}
    return Verdict(id=f"c{number}", kind="clause", outcome=outcome, promise="A promise.", **(about | more))  # type: ignore[arg-type]


def step(number: int, outcome: Outcome) -> Verdict:
    return Verdict(
        f"s{number}",
        "step",
        "replay",
        outcome,
        "Answers as recorded.",
        session="shop",
        method=f"m{number % 4}",
    )


outcomes = st.sampled_from(Outcome)
clauses = st.dictionaries(st.integers(0, 30), outcomes, max_size=25).map(
    lambda found: [clause(n, o) for n, o in found.items()]
)
steps = st.dictionaries(st.integers(0, 9), outcomes, max_size=8).map(
    lambda found: [step(n, o) for n, o in found.items()]
)
runs = st.tuples(clauses, steps).map(lambda both: both[0] + both[1])
UNIVERSE = [Promised(c.id, c.area, c.level) for c in (clause(n, Outcome.PASS) for n in range(31))]
universes = st.sampled_from([None, UNIVERSE])


@given(runs, universes, st.data())
def test_a_fix_never_lowers(run: list[Verdict], universe: list[Promised] | None, data: st.DataObject):
    if not run:
        return
    at = data.draw(st.integers(0, len(run) - 1))
    fixed = [*run[:at], replace(run[at], outcome=Outcome.PASS), *run[at + 1 :]]

    before, after = score(run, universe), score(fixed, universe)

    assert (after.exact or 0) >= (before.exact or 0)
    assert after.steps.passed >= before.steps.passed
    assert after.answered >= before.answered
    assert after.untested <= before.untested


@given(runs, universes, st.data())
def test_a_skip_never_raises(run: list[Verdict], universe: list[Promised] | None, data: st.DataObject):
    if not run:
        return
    at = data.draw(st.integers(0, len(run) - 1))
    skipped = [*run[:at], replace(run[at], outcome=Outcome.SKIPPED), *run[at + 1 :]]

    before, after = score(run, universe), score(skipped, universe)

    assert (after.exact or 0) <= (before.exact or 0)
    assert after.steps.passed <= before.steps.passed
    assert (after.surface or 0) <= (before.surface or 0)


@given(runs, st.data())
def test_not_running_is_worth_the_same_as_skipping(run: list[Verdict], data: st.DataObject):
    if not run:
        return
    at = data.draw(st.integers(0, len(run) - 1))
    skipped = [*run[:at], replace(run[at], outcome=Outcome.SKIPPED), *run[at + 1 :]]

    absent = score(run[:at] + run[at + 1 :], UNIVERSE)

    assert absent.exact == score(skipped, UNIVERSE).exact
    assert absent.untested == score(skipped, UNIVERSE).untested


@given(runs, universes, st.randoms())
def test_order_does_not_matter(run: list[Verdict], universe: list[Promised] | None, random: Random):
    shuffled = list(run)
    random.shuffle(shuffled)

    assert score(shuffled, universe) == score(run, universe)


@given(runs)
def test_the_denominator_is_fixed(run: list[Verdict]):
    found = score(run, UNIVERSE)

    assert found.clauses == len(UNIVERSE)
    assert sum(a.possible for a in found.areas) == sum(WEIGHTS[p.level] for p in UNIVERSE)


@given(runs, universes)
def test_a_hundred_means_that_everything_passed(run: list[Verdict], universe: list[Promised] | None):
    found = score(run, universe)

    assert (found.fidelity == 100) == (found.clauses > 0 and found.passed == found.clauses)
    assert found.fidelity is None or 0 <= found.fidelity <= 100
    assert 0 <= found.untested_percent <= 100


@given(runs, universes)
def test_points_lost_and_earned_add_up(run: list[Verdict], universe: list[Promised] | None):
    found = score(run, universe)

    lost = sum((d.points for d in found.deductions), Fraction())

    assert found.exact is None or found.exact * 100 + lost == 100
    assert len(found.deductions) == found.clauses - found.passed


def test_percentages_are_floored():
    run = [
        Verdict(f"c{n}", "clause", "all", Outcome.PASS if n else Outcome.FAIL, "A promise.")
        for n in range(1000)
    ]

    assert score(run).fidelity == 99


def test_no_clause_is_no_percentage():
    assert score([step(1, Outcome.PASS)]).fidelity is None


def test_areas_weigh_the_same_whatever_their_size():
    small = [Verdict("a", "clause", "small", Outcome.FAIL, "A promise.")]
    large = [Verdict(f"b{n}", "clause", "large", Outcome.PASS, "A promise.") for n in range(9)]

    assert score(small + large).fidelity == 50


@pytest.mark.parametrize(("level", "percent"), [(Level.MUST, 25), (Level.SHOULD, 33), (Level.OBSERVED, 50)])
def test_levels_weigh_three_two_one(level: Level, percent: int):
    observed = Verdict("a", "clause", "all", Outcome.PASS, "A promise.", level=Level.OBSERVED)
    other = Verdict("b", "clause", "all", Outcome.FAIL, "A promise.", level=level)

    assert score([observed, other]).fidelity == percent


@pytest.mark.parametrize("outcome", [o for o in Outcome if o is not Outcome.PASS])
def test_the_worst_of_two_judgements_counts(outcome: Outcome):
    assert score([clause(1, Outcome.PASS), clause(1, outcome)]).passed == 0


def test_every_lost_point_leads_to_its_clause_and_evidence():
    evidence = (Evidence("documented", "core.telegram.org/bots/api#sendmessage"),)
    failed = clause(1, Outcome.FAIL, anchor="#sendmessage", evidence=evidence, reason="No date.")

    (lost,) = score([failed]).deductions

    assert (lost.clause, lost.anchor, lost.evidence, lost.weight, lost.points, lost.reason) == (
        "c1",
        "#sendmessage",
        evidence,
        WEIGHTS[failed.level],
        100,
        "No date.",
    )


def test_a_clause_outside_the_universe_earns_nothing():
    found = score([clause(0, Outcome.PASS), clause(99, Outcome.PASS)], UNIVERSE[:2])

    assert (found.passed, found.clauses, found.outside) == (1, 2, ("c99",))


def test_a_method_that_is_only_refused_is_not_surface():
    found = score([clause(1, Outcome.UNSUPPORTED), clause(2, Outcome.FAIL), clause(3, Outcome.SKIPPED)])

    assert (found.answered, found.methods, found.surface) == (1, 3, 33)


def test_steps_are_counted_apart():
    found = score([step(1, Outcome.PASS), step(2, Outcome.FAIL), clause(1, Outcome.PASS)])

    assert (found.steps.passed, found.steps.total, found.fidelity) == (1, 2, 100)


@given(runs, universes)
def test_counts_cover_every_verdict(run: list[Verdict], universe: list[Promised] | None):
    assert sum(score(run, universe).counts.values()) == len(run)


def test_the_json_form_floors_as_the_score_does():
    found = score([clause(0, Outcome.PASS), clause(3, Outcome.FAIL), clause(6, Outcome.FAIL)])

    assert score_json(found)["fidelity"] == found.fidelity
