"""Which bots run, by what each uses."""

import pytest

from conformance.score import Share, Standing, score
from conformance.score.needs import Bot, Corpus
from conformance.verdict import Consequence, Level, Outcome

from .worlds import bot, judged, promised


def stand(universe, outcomes, *bots):
    run = [judged(clause, outcomes.get(clause.id, Outcome.PASS)) for clause in universe]
    return score(run, universe, (Corpus("some", bots),)).running[0]


@pytest.mark.parametrize(
    ("outcome", "standing"),
    [
        (Outcome.PASS, Standing.PASS),
        (Outcome.FAIL, Standing.FAILS),
        (Outcome.UNSUPPORTED, Standing.FAILS),
        (Outcome.BLOCKED, Standing.UNKNOWN),
        (Outcome.SKIPPED, Standing.UNKNOWN),
        (Outcome.ERROR, Standing.UNKNOWN),
    ],
)
def test_a_bot_stands_as_the_clause_that_it_breaks_without(outcome, standing):
    universe = [promised("a.1", "method:a"), promised("b.1", "method:b")]

    (fate,) = stand(universe, {"a.1": outcome}, bot("1", "method:a", "method:b")).fates

    assert standing is fate.standing


@pytest.mark.parametrize(
    ("level", "consequence"),
    [
        (Level.MUST, Consequence.DEGRADES),
        (Level.SHOULD, Consequence.COSMETIC),
        (Level.OBSERVED, Consequence.BREAKS),
    ],
)
@pytest.mark.parametrize("outcome", [Outcome.FAIL, Outcome.SKIPPED, Outcome.BLOCKED])
def test_what_breaks_no_bot_costs_losses_and_no_more(level, consequence, outcome):
    loss = promised("a.2", "method:a", level=level, consequence=consequence)

    (fate,) = stand([promised("a.1", "method:a"), loss], {"a.2": outcome}, bot("1", "method:a")).fates

    assert (Standing.LOSSES, ("method:a",)) == (fate.standing, fate.losses)


def test_a_bot_is_not_asked_for_what_it_does_not_use():
    universe = [promised("a.1", "method:a"), promised("a.html", "method:a", "feature:html")]

    found = stand(
        universe,
        {"a.html": Outcome.FAIL},
        bot("plain", "method:a"),
        bot("styled", "method:a", "feature:html"),
    )

    assert [Standing.PASS, Standing.FAILS] == [fate.standing for fate in found.fates]


def test_a_need_that_no_clause_holds_is_unknown_and_said():
    (fate,) = (found := stand([promised("a.1", "method:a")], {}, bot("1", "method:a", "feature:x"))).fates

    assert (Standing.UNKNOWN, ("feature:x",)) == (fate.standing, fate.unknown)
    assert {"feature:x": 1} == found.unheld


def test_where_no_clause_fits_a_bot_those_that_its_need_rests_on_are_asked():
    universe = [promised("u.1", "method:getUpdates", "update:message")]

    (fate,) = stand(universe, {"u.1": Outcome.FAIL}, bot("webhook only", "update:message")).fates

    assert Standing.FAILS is fate.standing


def test_one_way_of_getting_updates_is_enough():
    universe = [promised("a.1", "method:getUpdates"), promised("b.1", "method:setWebhook")]
    ways = (frozenset({"method:getUpdates"}), frozenset({"method:setWebhook"}))
    both = Bot("both", ways[0] | ways[1], ways)

    (one,) = stand(universe, {"b.1": Outcome.FAIL}, both).fates
    (none,) = stand(universe, {"a.1": Outcome.FAIL, "b.1": Outcome.FAIL}, both).fates

    assert (Standing.PASS, Standing.FAILS) == (one.standing, none.standing)


def test_a_bot_with_telegrams_address_in_its_code_does_not_run_unchanged():
    universe = [promised("a.1", "method:a")]

    (everyone,) = stand(universe, {}, bot("1", "method:a"), bot("2", "method:a", readdressed=True)).tallies

    assert (1, 1, 2) == (everyone.unchanged, everyone.readdressed, everyone.runs.count)


def test_shops_and_persian_bots_are_counted_apart():
    bots = (
        bot("1", "method:a", category="shop"),
        bot("2", "method:a", category="vpn_shop", persian=True),
        bot("3", "method:b", category="utility"),
    )
    universe = [promised("a.1", "method:a"), promised("b.1", "method:b")]

    tallies = stand(universe, {"b.1": Outcome.FAIL}, *bots).tallies

    assert [("all", 2, 3), ("shops", 2, 2), ("Persian", 1, 1)] == [
        (tally.group, tally.unchanged, tally.total) for tally in tallies
    ]


def test_a_capability_counts_the_clauses_about_its_features_as_theirs():
    universe = [promised("a.1", "method:a"), promised("a.html", "method:a", "feature:html")]
    run = [judged(universe[0], Outcome.PASS), judged(universe[1], Outcome.FAIL)]

    html, method = score(run, universe).capabilities

    assert ("feature:html", Standing.FAILS, ("a.html",)) == (html.name, html.standing, html.lost)
    assert ("method:a", Standing.PASS, 1, 1) == (method.name, method.standing, method.clauses, method.passed)


def test_a_method_whose_every_clause_names_a_feature_rests_on_them():
    universe = [promised("a.html", "method:a", "feature:html")]

    found = score([judged(universe[0], Outcome.FAIL)], universe).capabilities

    assert [Standing.FAILS, Standing.FAILS] == [each.standing for each in found]


def test_a_capability_with_no_tested_clause_is_unknown():
    universe = [promised("a.1", "method:a", consequence=Consequence.COSMETIC)]

    (found,) = score([], universe).capabilities

    assert (Standing.UNKNOWN, 1) == (found.standing, found.untested)


def test_hundreds_of_generated_clauses_weigh_as_one_area():
    areas = [promised(f"{name}.1", area=name) for name in "abcdefghi"]
    made = [promised(f"methods.{n}", area="methods") for n in range(700)]
    run = [judged(c, Outcome.PASS) for c in areas] + [judged(c, Outcome.FAIL) for c in made]

    assert 90 == score(run, [*areas, *made]).fidelity


def test_a_tier_is_scored_as_the_whole_is():
    universe = [
        promised("a.1", area="a", since="4.9"),
        *(promised(f"b.{n}", area="b", since="4.0") for n in range(9)),
        promised("c.1", area="c", since="1.6"),
        promised("c.2", area="c", since="10.0"),
        promised("c.3", area="c"),
    ]
    run = [judged(universe[0], Outcome.PASS)]

    tiers = score(run, universe).tiers

    assert [("core of 2015", 0, 0, 1), ("4.x", 50, 1, 10), ("10.x", 0, 0, 1)] == [
        (tier.name, tier.percent, tier.passed, tier.clauses) for tier in tiers
    ]


def test_surface_and_untested_are_told_by_area_and_by_tier():
    universe = [promised("a.1", "method:a", since="4.0"), promised("a.2", "method:b", since="4.0")]
    found = score([judged(universe[0], Outcome.FAIL)], universe)

    (area,), (tier,) = found.areas, found.tiers

    assert (1, 2, 1) == (area.answered, area.methods, area.untested)
    assert (1, 2, 50) == (tier.answered, tier.methods, tier.untested_percent)


@pytest.mark.parametrize(
    ("count", "total", "interval"),
    [(140, 170, (75, 88)), (0, 170, (0, 3)), (170, 170, (97, 100)), (1, 1, (20, 100)), (0, 0, None)],
)
def test_the_interval_is_wilsons_rounded_outwards(count, total, interval):
    assert interval == Share(count, total).interval
