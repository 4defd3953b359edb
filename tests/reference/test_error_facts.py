"""Refusals, each provoked through the public door: in Telegram's words, as others have seen them.

The facts are those of ../shared/traffic/errors.json; errors/*.toml hold recipes that provoke them.
"""

import re
from collections.abc import Iterator

import pytest

from .errors.recipes import Recipe, facts, marked, not_provoked, pending, recipes
from .errors.setups import SETUPS, prepare
from .errors.stage import Scene

RECIPES = recipes()
PENDING = pending()
STRENGTH = ["recorded", "server source", "fixture", "observed in a client"]
KINDS = {"server-source": "server source", "fixture": "fixture", "recorded": "recorded"}


def _tried(recipe: Recipe) -> object:
    waits = PENDING.get(recipe.name)
    marks = [pytest.mark.xfail(reason=f"waits for {waits}", strict=True)] if waits else []
    return pytest.param(recipe, id=recipe.name, marks=marks)


@pytest.fixture
def scene(stage) -> Iterator[Scene]:
    scene = Scene(stage)
    yield scene
    scene.end()


@pytest.mark.parametrize("recipe", [_tried(recipe) for recipe in RECIPES])
def test_a_refusal_is_in_the_servers_words(scene: Scene, recipe: Recipe):
    prepare(scene, recipe.setup)

    answer = scene.call(recipe)

    said = answer.json()
    assert (recipe.code, recipe.description) == (said["error_code"], recipe.likened(said["description"]))
    assert recipe.code == answer.status_code
    wanted = {name: int(scene.names.fill(value)) for name, value in recipe.parameters.items()}
    assert wanted.items() <= said.get("parameters", {}).items()


@pytest.mark.parametrize(
    ("match", "fits", "differs"),
    [
        ("exact", "Bad Request: n.", "Bad Request: no"),
        ("prefix", "Bad Request: n. And more", "Bad Request: no"),
        ("regex", "Bad Request: no", "Bad Request: not"),
    ],
)
def test_only_the_words_expected_are_taken_for_them(match, fits, differs):
    recipe = Recipe("name", "area", [], "method", 400, "Bad Request: n.", "fixture", match)

    assert [recipe.description, differs] == [recipe.likened(fits), recipe.likened(differs)]


def test_every_setup_is_wanted_by_a_recipe():
    wanted = {name for recipe in RECIPES for name in recipe.setup}

    assert [] == [known for known in SETUPS if not any(re.fullmatch(known, name) for name in wanted)]


def test_recipes_are_pending_by_their_names():
    assert set() == PENDING.keys() - {recipe.name for recipe in RECIPES}


@pytest.fixture
def known() -> dict[str, dict]:
    """Each fact by the name that the data files give it."""
    found = facts()
    if found is None:
        pytest.skip("../shared/traffic/errors.json is not here to be compared with")
    return {marked(index, fact["description"]): fact for index, fact in enumerate(found)}


def test_every_fact_has_a_recipe_or_a_reason(known):
    provoked = {fact for recipe in RECIPES for fact in recipe.facts}
    excused = {fact for fact, _, _ in not_provoked()}
    replacements = {now for _, now, _ in not_provoked() if now}

    assert known.keys() == provoked | excused
    assert set() == provoked & excused
    assert replacements <= provoked


def test_a_recipe_says_what_its_facts_say(known):
    def agrees(recipe: Recipe, fact: dict) -> bool:
        said = fact["description"].removeprefix("Bad Request: ").lower()
        return said in recipe.description.lower()

    exact = [recipe for recipe in RECIPES if recipe.match != "regex"]
    apart = [
        (recipe.name, fact)
        for recipe in exact
        for fact in recipe.facts
        if known[fact]["match"] in {"exact", "inner"} and not agrees(recipe, known[fact])
    ]

    assert [] == apart


def test_a_recipes_evidence_is_the_best_of_its_facts(known):
    def best(recipe: Recipe) -> str:
        kinds = [KINDS.get(known[fact]["evidence"], "observed in a client") for fact in recipe.facts]
        return min(kinds, key=STRENGTH.index)

    assert {recipe.name: best(recipe) for recipe in RECIPES} == {
        recipe.name: recipe.evidence for recipe in RECIPES
    }
