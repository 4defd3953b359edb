"""The algebra of a baseline: what departs from it, and how it follows a report."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.baseline import Growth, check, parse, updated
from conformance.errors import BaselineUnreadable, UsageError
from conformance.report import Header, Report, Target
from conformance.score import Promised
from conformance.verdict import Outcome, Verdict

TODAY = date(2026, 6, 1)
GROWTH = Growth('Known since «before» \\ we "began": سلام', TODAY + timedelta(days=90), "https://tracker/1")
CLAUSES = tuple(f"{area}.c{n}" for area in ("files", "messages") for n in range(4))
STEPS = tuple(f"{session}/{n}" for session in ("shop", "quiz-fa") for n in range(1, 5))
BOTS = ("bots.echo", "bots.desk")


def verdict(id_, outcome, **more):
    kind = "bot" if id_ in BOTS else "step" if "/" in id_ else "clause"
    session = id_.partition("/")[0] if kind == "step" else None
    return Verdict(id_, kind, id_.partition(".")[0], outcome, "A promise.", session=session, **more)


def report(verdicts, universe=CLAUSES, scope="whole"):
    promised = tuple(Promised(id_, id_.partition(".")[0]) for id_ in universe)
    cassettes = {"shop": "", "quiz-fa": ""}
    return Report(
        Header(Target("x"), "10.3", universe=promised, cassettes=cassettes, scope=scope), tuple(verdicts)
    )


reports = st.fixed_dictionaries({id_: st.sampled_from(Outcome) for id_ in (*CLAUSES, *STEPS, *BOTS)}).map(
    lambda found: report(verdict(id_, outcome) for id_, outcome in found.items())
)


def knows(*entries):
    return "".join(f'[[known]]\n{entry}\nreason = "r"\nexpires = 2026-06-01\n' for entry in entries)


def kinds(text, run, day=TODAY):
    return [(each.kind, each.id) for each in check(parse(text, "b"), run, day).departures]


def test_a_failure_that_is_known_departs_from_nothing():
    run = report([verdict("files.c0", Outcome.FAIL)])

    checked = check(parse(knows('clauses = ["files.c0"]'), "b"), run, TODAY)

    assert ((), 1) == (checked.departures, checked.expected)


def test_a_failure_that_is_not_known_departs():
    assert [("new", "files.c0")] == kinds("", report([verdict("files.c0", Outcome.UNSUPPORTED)]))


def test_a_fix_that_is_not_recorded_departs():
    run = report([verdict("shop/2", Outcome.PASS)])

    assert [("fixed", "shop/2")] == kinds(knows('session = "shop"\nsteps = [2]'), run)


def test_what_passes_at_the_second_try_is_no_fix():
    run = report([verdict("files.c0", Outcome.PASS, extra={"flaky": "It timed out."})])

    assert [] == kinds(knows('clauses = ["files.c0"]'), run)


def test_what_was_skipped_is_told_as_not_tested():
    run = report([verdict("files.c0", Outcome.SKIPPED)])

    assert ("files.c0",) == check(parse(knows('clauses = ["files.c0"]'), "b"), run, TODAY).unseen


def test_an_entry_holds_on_its_last_day_and_no_longer():
    run = report([verdict("files.c0", Outcome.FAIL)])
    text = knows('clauses = ["files.c0"]')

    assert [] == kinds(text, run, TODAY)
    assert [("expired", "files.c0")] == kinds(text, run, TODAY + timedelta(days=1))


def test_an_expired_failure_is_not_expected():
    baseline = parse(knows('clauses = ["files.c0"]'), "b")
    lost = verdict("files.c0", Outcome.FAIL)

    assert baseline.marked(lost, TODAY).expected
    assert not baseline.marked(lost, TODAY + timedelta(days=1)).expected


def test_a_pass_is_never_expected():
    baseline = parse(knows('clauses = ["files.c0"]'), "b")

    assert not baseline.marked(verdict("files.c0", Outcome.PASS), TODAY).expected


def test_what_vanished_departs():
    run = report([verdict("shop/1", Outcome.PASS)])
    text = knows('clauses = ["files.gone"]', 'session = "shop"\nsteps = [9]', 'session = "lost"\nsteps = [1]')

    assert [("vanished", "files.gone"), ("vanished", "lost/1"), ("vanished", "shop/9")] == kinds(text, run)


def test_a_narrowed_run_tells_of_no_step_that_it_vanished():
    run = report([verdict("shop/1", Outcome.PASS)], scope="narrowed")

    assert [] == kinds(knows('session = "shop"\nsteps = [9]'), run)


def test_a_run_without_the_bench_tells_nothing_of_bots():
    run = report([verdict("shop/1", Outcome.PASS)])

    assert [] == kinds(knows('bots = ["echo"]'), run)


def test_a_bot_that_left_the_bench_departs():
    run = report([verdict("bots.desk", Outcome.PASS)])

    assert [("vanished", "bots.echo")] == kinds(knows('bots = ["echo"]'), run)


@given(reports)
def test_after_growing_by_a_report_nothing_departs_from_it(run):
    grown = updated("", run, GROWTH)

    assert [] == kinds(grown.text, run)


@given(reports, reports)
def test_an_update_is_idempotent(first, second):
    text = updated("# Ours.\n", first, GROWTH).text

    once = updated(text, second)

    assert once.text == updated(once.text, second).text


@given(reports, reports)
def test_an_update_only_shrinks(first, second):
    text = updated("", first, GROWTH).text

    before, after = parse(text, "b").by_id, parse(updated(text, second).text, "b").by_id

    assert after.keys() <= before.keys()
    assert all(after[id_].reason == before[id_].reason for id_ in after)


@given(reports, reports)
def test_after_an_update_only_new_failures_depart(first, second):
    text = updated("", first, GROWTH).text

    left = kinds(updated(text, second).text, second)

    assert {"new"} >= {kind for kind, _ in left}
    assert [] == kinds(updated(text, second, GROWTH).text, second)


@given(reports)
def test_what_an_update_does_not_touch_stays_to_the_character(run):
    odd = "# Why\n[[known]]\nclauses=[ 'x.y' ,] # odd\nreason='r'\nexpires=2030-01-01\n"
    steady = f"# About us.\nformat = 1\n\n{odd}"
    universe = (*CLAUSES, "x.y")
    mended = report((verdict(one.id, Outcome.PASS) for one in run.verdicts), universe)

    grown = updated(steady, report(run.verdicts, universe), GROWTH).text
    shrunk = updated(grown, mended).text

    assert grown.startswith(steady)
    assert steady.rstrip("\n") == shrunk.rstrip("\n")


def test_a_fix_leaves_the_comments_of_the_others():
    text = (
        "# Payments are not ours.\n"
        "[[known]]\n"
        "clauses = [\n"
        '    "files.c0", # the first\n'
        '    "files.c1", # the second, "quoted"]\n'
        "]\n"
        'reason = "r"  # see below\n'
        "expires = 2026-06-01\n"
        "\n"
        "# Steps.\n"
        "[[known]]\n"
        'session = "shop"\n'
        "steps = [1, 2, 3]\n"
        'reason = "r"\n'
        "expires = 2026-06-01\n"
    )
    mended = ("files.c0", "shop/3", "shop/1")

    shrunk = updated(text, report([verdict(id_, Outcome.PASS) for id_ in mended]), None).text

    # Of steps that were not judged in a session that was, nothing is left either.
    assert (
        '# Payments are not ours.\n[[known]]\nclauses = [\n    "files.c1", # the second, "quoted"]\n]\n'
        in shrunk
    )
    assert "# Steps." not in shrunk


def test_steps_are_taken_out_one_by_one():
    text = knows('session = "shop"\nsteps = [1, 2, 3]')
    run = report(
        [verdict("shop/1", Outcome.PASS), verdict("shop/2", Outcome.FAIL), verdict("shop/3", Outcome.PASS)]
    )

    assert text.replace("[1, 2, 3]", "[2]") == updated(text, run).text


def test_a_run_whose_smoke_check_failed_teaches_nothing():
    smoke = Verdict("smoke", "smoke", "smoke", Outcome.FAIL, "It answers.")

    with pytest.raises(UsageError, match="smoke check"):
        updated("", report([smoke, verdict("files.c0", Outcome.FAIL)]), GROWTH)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format = x\n", r"b is not TOML .*line 1"),
        ("format = 9", "b:1: format 9 is not known"),
        ("[[knwon]]\nx = 1", r"b:1: there is no key 'knwon': write \[\[known\]\]"),
        ("known = 3", "b:1: known failures are tables"),
        ('[[known]]\nreason = "r"', "b:2: an entry knows either"),
        ('[[known]]\nclauses = ["a"]\nbots = ["b"]', "b:3: an entry knows either"),
        ("[[known]]\nclauses = []", "b:2: clauses is to be a list of texts, not empty"),
        ('[[known]]\nclauses = ["a.*"]', r"b:2: 'a\.\*' is a pattern"),
        ('[[known]]\nclauses = ["shop/2"]', "b:2: 'shop/2' is no clause"),
        ('[[known]]\nsession = "s"', "b:2: steps is to be a list of numbers"),
        ('[[known]]\nsession = "s"\nsteps = ["1"]', "b:3: '1' cannot stand in steps"),
        ('[[known]]\nclauses = ["a"]\nexpires = 2027-01-01', "b:1: the entry has no reason"),
        ('[[known]]\nclauses = ["a"]\nreason = " "', "b:3: the entry has no reason"),
        ('[[known]]\nclauses = ["a"]\nreason = "r"', "b:1: the entry does not expire"),
        ('[[known]]\nclauses = ["a"]\nreason = "r"\nexpires = "soon"', "b:4: the entry does not expire"),
        ('[[known]]\nclauses = ["a"]\nreasn = "r"', "b:3: there is no key 'reasn': write reason"),
        (knows('clauses = ["a"]', 'clauses = ["b", "a"]'), "b:5: a is known in line 1 too"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_its_line_and_the_mend(text, said):
    with pytest.raises(BaselineUnreadable, match=said):
        parse(text, "b")


def test_a_file_that_an_update_would_harm_is_left_alone():
    text = 'known = [{clauses = ["files.c0"], reason = "r", expires = 2026-06-01}]'

    with pytest.raises(BaselineUnreadable, match="would not keep"):
        updated(text, report([verdict("files.c0", Outcome.PASS)]))
