"""No figure is lowered by a fix, or raised by a skip, or moved by the order of verdicts."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from conformance.score import score, score_json
from conformance.verdict import Outcome

from . import worlds


def merits(found):
    """Every figure that is the better for being higher, by its name."""
    running = found.running[0]
    figures = {
        "exact": found.exact,
        "passed": found.passed,
        "answered": found.answered,
        "tested": -found.untested,
    }
    for area in found.areas:
        figures |= {
            f"{area.name}.earned": area.earned,
            f"{area.name}.answered": area.answered,
            f"{area.name}.tested": -area.untested_weight,
        }
    for tier in found.tiers:
        figures |= {f"{tier.name}": tier.exact, f"{tier.name}.tested": -tier.untested}
    for capability in found.capabilities:
        figures[f"{capability.name}.passed"] = capability.passed
        figures[f"{capability.name}.good"] = max(capability.standing.rank, 1)
    for tally in running.tallies:
        figures |= {
            f"{tally.group}.unchanged": tally.unchanged,
            f"{tally.group}.runs": tally.runs.count,
            f"{tally.group}.with losses": tally.runs.count + tally.losses,
            f"{tally.group}.low": tally.runs.interval[0],
            f"{tally.group}.high": tally.runs.interval[1],
        }
    figures["at the end of the fixes"] = (
        running.fixes[-1].running if running.fixes else figures["all.with losses"]
    )
    return figures


def denominators(found):
    return (
        found.clauses,
        found.methods,
        [(area.name, area.possible, area.clauses, area.methods) for area in found.areas],
        [(tier.name, tier.clauses, tier.methods) for tier in found.tiers],
        [(capability.name, capability.clauses) for capability in found.capabilities],
        [(tally.group, tally.total, tally.linked) for tally in found.running[0].tallies],
        found.running[0].unheld,
    )


def lower(first, second):
    """The figures of ``second`` that are below those of ``first``."""
    return {name: (value, second[name]) for name, value in first.items() if second[name] < value}


def changed(run, at, outcome):
    return [*run[:at], replace(run[at], outcome=outcome), *run[at + 1 :]]


@given(worlds.worlds(), st.data())
def test_a_fix_lowers_no_figure(world, data):
    universe, corpus, run = world
    at = data.draw(st.integers(0, len(run) - 1)) if run else None
    fixed = changed(run, at, Outcome.PASS) if run else run

    before, after = score(run, universe, (corpus,)), score(fixed, universe, (corpus,))

    assert {} == lower(merits(before), merits(after))


@given(worlds.worlds(), st.data())
def test_a_skip_raises_no_figure(world, data):
    universe, corpus, run = world
    at = data.draw(st.integers(0, len(run) - 1)) if run else None
    skipped = changed(run, at, Outcome.SKIPPED) if run else run

    before, after = score(run, universe, (corpus,)), score(skipped, universe, (corpus,))

    assert {} == lower(merits(after), merits(before))


@given(worlds.worlds(), st.data())
def test_not_running_is_worth_the_same_as_skipping(world, data):
    universe, corpus, run = world
    at = data.draw(st.integers(0, len(run) - 1)) if run else 0
    skipped = changed(run, at, Outcome.SKIPPED) if run else run

    absent = score(run[:at] + run[at + 1 :], universe, (corpus,))

    assert merits(absent) == merits(score(skipped, universe, (corpus,)))


@given(worlds.worlds())
def test_no_denominator_depends_on_what_came_out(world):
    universe, corpus, run = world

    assert denominators(score([], universe, (corpus,))) == denominators(score(run, universe, (corpus,)))


@given(worlds.worlds(), st.randoms())
def test_no_order_matters(world, random):
    universe, corpus, run = world
    mixed = [random.sample(each, len(each)) for each in (run, universe, corpus.bots)]

    found = score(mixed[0], mixed[1], (replace(corpus, bots=tuple(mixed[2])),))

    assert score_json(score(run, universe, (corpus,))) == score_json(found)


@given(worlds.worlds())
def test_every_percentage_is_floored_and_within_its_bounds(world):
    universe, corpus, run = world
    found = score(run, universe, (corpus,))

    for tally in found.running[0].tallies:
        low, high = tally.runs_unchanged.interval
        assert 0 <= low <= tally.runs_unchanged.percent <= high <= 100
        assert tally.runs_unchanged.percent * tally.total <= 100 * tally.unchanged
    for tier in found.tiers:
        assert (tier.percent == 100) == (tier.passed == tier.clauses)


@given(worlds.worlds())
def test_a_platform_that_keeps_every_clause_stops_no_bot(world):
    universe, corpus, _ = world
    kept = [worlds.judged(clause, Outcome.PASS) for clause in universe]

    running = score(kept, universe, (corpus,)).running[0]

    assert 0 == running.tallies[0].fails + running.tallies[0].losses
    assert () == running.fixes
    assert running.unheld or not running.tallies[0].unknown
