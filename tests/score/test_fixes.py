"""The fix list keeps what it says: closing its gaps frees the bots that it counts."""

from hypothesis import given

from conformance.score import score
from conformance.score.needs import Corpus
from conformance.verdict import Consequence, Outcome

from . import worlds
from .worlds import bot, promised


def listed(universe, lost, *bots):
    run = [worlds.judged(c, Outcome.FAIL if c.id in lost else Outcome.PASS) for c in universe]
    return score(run, universe, (Corpus("some", bots),)).running[0]


def after(run, universe, corpus, clauses):
    fixed = [each for each in run if each.id not in clauses]
    fixed += [worlds.judged(clause, Outcome.PASS) for clause in universe if clause.id in clauses]
    return score(fixed, universe, (corpus,)).running[0]


def run_or_lose(running):
    return running.tallies[0].runs.count + running.tallies[0].losses


@given(worlds.worlds())
def test_a_gap_closed_alone_frees_as_many_bots_as_it_says(world):
    universe, corpus, run = world
    before = score(run, universe, (corpus,)).running[0]

    for fix in before.gaps:
        found = after(run, universe, corpus, fix.clauses)

        assert fix.running == run_or_lose(found)
        assert fix.frees == run_or_lose(found) - run_or_lose(before)
        assert fix.opens == before.tallies[0].fails - found.tallies[0].fails


@given(worlds.worlds())
def test_the_gaps_closed_in_order_free_as_many_bots_as_they_say(world):
    universe, corpus, run = world
    before = score(run, universe, (corpus,)).running[0]
    closed = set()

    for fix in before.fixes:
        closed.update(fix.clauses)

        assert fix.running == run_or_lose(after(run, universe, corpus, closed))
    assert 0 == after(run, universe, corpus, closed).tallies[0].fails


@given(worlds.worlds())
def test_no_step_of_the_order_is_in_vain_and_none_comes_twice(world):
    universe, corpus, run = world
    fixes = score(run, universe, (corpus,)).running[0].fixes

    gaps = [gap for fix in fixes for gap in fix.gaps]

    assert all(fix.frees or fix.opens for fix in fixes)
    assert len(gaps) == len(set(gaps))


@given(worlds.worlds())
def test_where_one_gap_helps_a_bot_the_first_to_close_is_one_gap(world):
    universe, corpus, run = world
    running = score(run, universe, (corpus,)).running[0]

    if running.gaps and running.gaps[0].frees:
        assert 1 == len(running.fixes[0].gaps)
        assert running.gaps[0].frees == running.fixes[0].frees


def test_the_gap_that_frees_most_bots_comes_first():
    universe = [promised("a.1", "method:a"), promised("b.1", "method:b")]
    bots = (bot("1", "method:a"), bot("2", "method:b"), bot("3", "method:b"))

    first, second = listed(universe, {"a.1", "b.1"}, *bots).fixes

    assert (("method:b",), 2, 2) == (first.gaps, first.frees, first.running)
    assert (("method:a",), 1, 3) == (second.gaps, second.frees, second.running)


def test_where_no_gap_alone_frees_a_bot_the_smallest_set_comes_first():
    universe = [promised(f"{name}.1", f"method:{name}") for name in "abcd"]
    bots = (bot("1", "method:a", "method:b", "method:c"), bot("2", "method:c", "method:d"))

    first, second = listed(universe, {"a.1", "b.1", "c.1", "d.1"}, *bots).fixes

    assert (("method:c", "method:d"), 1) == (first.gaps, first.frees)
    assert (("method:a", "method:b"), 1) == (second.gaps, second.frees)


def test_a_tie_goes_to_what_more_bots_wait_on_then_to_the_smaller_work_then_to_the_name():
    universe = [
        promised("a.1", "method:a"),
        promised("b.1", "method:b"),
        promised("c.1", "method:c"),
        promised("c.2", "method:c"),
        promised("d.1", "method:d"),
    ]
    bots = (
        *map(bot, "1234", ("method:a", "method:b", "method:c", "method:d")),
        bot("5", "method:d", "method:a"),
    )

    gaps = listed(universe, {c.id for c in universe}, *bots).gaps

    assert ["method:a", "method:d", "method:b", "method:c"] == [fix.gaps[0] for fix in gaps]


def test_a_lost_clause_is_the_gap_of_the_narrowest_thing_that_it_is_about():
    universe = [promised("a.html", "method:a", "feature:html"), promised("a.1", "method:a")]
    bots = (bot("1", "method:a"), bot("2", "method:a", "feature:html"))

    (fix,) = listed(universe, {"a.html"}, *bots).fixes

    assert ("feature:html",) == fix.gaps


def test_an_untested_need_is_opened_and_not_freed():
    universe = [promised("a.1", "method:a"), promised("b.1", "method:b")]
    run = [worlds.judged(universe[0], Outcome.FAIL)]
    corpus = Corpus("some", (bot("1", "method:a", "method:b"),))

    (fix,) = score(run, universe, (corpus,)).running[0].fixes

    assert (0, 1, 0) == (fix.frees, fix.opens, fix.running)


def test_a_loss_that_breaks_nothing_is_no_gap():
    universe = [promised("a.1", "method:a", consequence=Consequence.COSMETIC)]

    assert () == listed(universe, {"a.1"}, bot("1", "method:a")).gaps
