"""Every named fault is caught by the clauses that are about it."""

import tomllib
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from conformance.platforms import open_platform, resolve
from conformance.plugin.judging import outcome_of
from conformance.reference.mutants import MUTANTS
from conformance.spec import Spec
from conformance.suite import checks_of, modules
from conformance.suite.ground import Ground, caller
from conformance.verdict import Outcome

SPEC = Spec.load()
LOST = tomllib.loads(Path(__file__).with_name("mutants.toml").read_text(encoding="utf-8"))
BY_HAND = {
    clause.id: (clause, check)
    for path in modules()
    if path.parent.name != "methods"
    for clause, check in checks_of(path)
}
# Mutants that no clause catches, each with its reason.
SURVIVORS: dict[str, str] = {}
PLAYED = 3


def named(mutant):
    return [id_ for id_ in BY_HAND if any(fnmatchcase(id_, glob) for glob in MUTANTS[mutant].caught_by)]


@pytest.fixture(autouse=True)
def hurried(monkeypatch):
    """What never comes is not waited for long."""
    monkeypatch.setattr(caller, "_PATIENCE", 1.0)
    monkeypatch.setattr(caller, "_LEAST_PATIENCE", 1.0)


def test_the_matrix_knows_every_mutant():
    assert LOST.keys() == MUTANTS.keys()


def test_the_matrix_knows_no_clause_that_is_not():
    assert {id_ for ids in LOST.values() for id_ in ids} - BY_HAND.keys() == set()


def test_who_survives_is_listed_with_a_reason():
    assert {mutant for mutant, ids in LOST.items() if not ids} == SURVIVORS.keys()
    assert all(reason.endswith(".") for reason in SURVIVORS.values())


@pytest.mark.parametrize("mutant", sorted(MUTANTS.keys() - SURVIVORS.keys()))
def test_each_clause_that_is_named_is_lost(mutant):
    """As the matrix was last made; the next test plays some of them now."""
    assert named(mutant) != []
    assert set(named(mutant)) - set(LOST[mutant]) == set()


@pytest.mark.parametrize("mutant", sorted(MUTANTS.keys() - SURVIVORS.keys()))
def test_a_mutant_is_caught(mutant):
    with open_platform(resolve(f"mutant:{mutant}")) as platform:
        ground = Ground(platform, SPEC)

        outcomes = (outcome_of(*BY_HAND[id_], ground)[0] for id_ in named(mutant)[:PLAYED])
        caught = any(outcome not in {Outcome.PASS, Outcome.SKIPPED} for outcome in outcomes)

        ground.close()
    assert caught
