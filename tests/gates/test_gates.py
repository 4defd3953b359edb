"""Gates: what a report must reach, and what it may not lose."""

from dataclasses import replace

import pytest

from conformance.errors import UsageError
from conformance.gates import Terms, below, breaches, floor_of, new_unknowns, regressions
from conformance.report import Header, Report, Target
from conformance.score import Promised
from conformance.verdict import Level, Outcome, Verdict

PROMISED = tuple(Promised(id_, id_.partition(".")[0]) for id_ in ("a.one", "a.two", "b.one", "b.two"))


def report(universe=PROMISED, cassettes=None, **outcomes):
    verdicts = [
        Verdict(
            id_,
            "step" if "/" in id_ else "clause",
            id_[0],
            outcome,
            "A promise.",
            session=id_.partition("/")[0] if "/" in id_ else None,
        )
        for name, outcome in outcomes.items()
        for id_ in [name.replace("__", "/").replace("_", ".")]
    ]
    return Report(Header(Target("x"), "10.3", universe=universe, cassettes=cassettes or {}), tuple(verdicts))


PASS, FAIL, SKIPPED = Outcome.PASS, Outcome.FAIL, Outcome.SKIPPED


@pytest.mark.parametrize(
    ("floor", "said"),
    [
        ("fidelity=75", []),
        ("fidelity=76", ["fidelity is 75 % (3 of 4 clauses), below its floor of 76 %."]),
        ("area.b=60", ["area.b is 50 % (1 of 2 clauses), below its floor of 60 %."]),
        ("tested=80", ["tested is 75 % (1 of 4 clauses untested), below its floor of 80 %."]),
        ("steps=1", ["There is no figure for steps, whose floor is 1 %: nothing of it was judged."]),
        ("area.c=1", ["There is no figure for area.c, whose floor is 1 %: nothing of it was judged."]),
    ],
)
def test_a_floor_that_is_not_reached_is_a_sentence(floor, said):
    score = report(a_one=PASS, a_two=PASS, b_one=PASS).score

    assert said == below(score, [floor_of(floor)])


def test_a_floor_for_bots_counts_those_that_run_unchanged():
    promised = (Promised("a.one", "a", holds=("method:sendMessage",)),)

    (said,) = below(report(promised, a_one=FAIL).score, [floor_of("bots=1")])

    assert said.startswith("bots is 0 % (0 of 170 bots run unchanged)")


@pytest.mark.parametrize("text", ["fidelity", "fidelity=", "fidelity=101", "fidelity=-1", "fidelty=90", "=9"])
def test_a_floor_that_cannot_be_meant_is_refused(text):
    with pytest.raises(UsageError, match="--floor"):
        floor_of(text)


@pytest.mark.parametrize("now", [FAIL, Outcome.UNSUPPORTED, Outcome.BLOCKED, Outcome.ERROR, SKIPPED])
def test_a_must_that_passed_and_does_not_is_a_regression(now):
    (said,) = regressions(report(a_one=PASS), report(a_one=now))

    assert said.startswith("a.one passed, and ")


def test_a_must_that_passed_and_was_not_run_is_a_regression():
    assert ["a.one passed, and was not tested now: it was not run."] == regressions(
        report(a_one=PASS), report(a_two=PASS)
    )


def test_a_clause_that_is_no_longer_in_the_suite_is_no_regression():
    assert [] == regressions(report(a_one=PASS), report(PROMISED[1:], a_two=PASS))


def test_a_step_of_a_session_that_was_recorded_anew_is_not_compared():
    old = report(cassettes={"shop": "1"}, shop__1=PASS)

    assert [] == regressions(old, report(cassettes={"shop": "2"}, shop__1=FAIL))
    assert 1 == len(regressions(old, report(cassettes={"shop": "1"}, shop__1=FAIL)))


def test_a_should_may_be_lost():
    old = report(a_one=PASS, a_two=PASS)
    first, second = old.verdicts
    old = replace(old, verdicts=(replace(first, level=Level.SHOULD), second))

    assert [] == regressions(old, report(a_one=FAIL, a_two=PASS))


def test_an_older_report_without_a_pass_guards_nothing_and_is_told():
    (said,) = regressions(report(a_one=FAIL), report(a_one=FAIL))

    assert "nothing could regress" in said


def test_what_was_known_and_is_not_is_a_new_unknown():
    assert ["a.one is not known: skipped."] == new_unknowns(report(a_one=FAIL), report(a_one=SKIPPED))


def test_what_was_not_known_before_is_no_new_unknown():
    assert [] == new_unknowns(report(a_one=SKIPPED), report(a_one=SKIPPED))


def test_a_clause_that_is_new_and_not_tested_is_a_new_unknown():
    old = report(PROMISED[1:], a_two=PASS, b_one=PASS, b_two=PASS)

    assert ["a.one is not known: it was not run."] == new_unknowns(
        old, report(a_two=PASS, b_one=PASS, b_two=PASS)
    )


def test_every_breach_is_told():
    terms = Terms((floor_of("fidelity=90"),), report(a_one=PASS, a_two=FAIL), no_new_unknown=True)

    assert 3 == len(breaches(terms, report(a_one=FAIL, a_two=SKIPPED)))


def test_no_new_unknown_needs_an_older_report():
    with pytest.raises(UsageError, match="--no-regression"):
        Terms(no_new_unknown=True)
