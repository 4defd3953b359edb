"""What every clause declares; ids are for good."""

import json
from collections import Counter
from pathlib import Path

import pytest

from conformance import suite
from conformance.data import cassettes
from conformance.reference.acts import ACTS
from conformance.spec import Spec, Version
from conformance.suite import all_clauses
from conformance.suite.catalogue import page

CLAUSES = tuple(all_clauses())
SPEC = Spec.load()


def test_an_id_once_given_stays():
    given = Path(__file__).with_name("clause_ids.txt").read_text(encoding="utf-8").split()

    assert given == sorted(clause.id for clause in CLAUSES)


def test_no_id_is_given_twice():
    assert [id_ for id_, times in Counter(clause.id for clause in CLAUSES).items() if times > 1] == []


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
def test_a_clause_is_about_a_method_that_its_version_has(clause):
    if clause.method is None:
        return

    method = SPEC.method(clause.method)

    assert method is not None
    assert method.name == clause.method
    assert Version.parse(clause.since) <= SPEC.version


def test_what_clauses_need_is_an_act_that_a_driver_knows():
    assert {act for clause in CLAUSES for act in clause.needs} <= ACTS.keys()


def test_the_catalogue_is_as_it_would_be_made_now():
    made = Path(__file__).parents[2] / "docs" / "clauses.md"

    assert page(CLAUSES) == made.read_text(encoding="utf-8")


def test_the_calls_of_every_clause_were_counted():
    counted = json.loads(Path(suite.__file__).with_name("calls.json").read_text(encoding="utf-8"))

    assert counted["clauses"].keys() == {clause.id for clause in CLAUSES if clause.until is None}
    assert counted["sessions"].keys() == {path.stem for path in cassettes()}
