"""Every method and every update kind has a hand-written clause, or stands on a list with the reason."""

import tomllib
from pathlib import Path

import pytest

from conformance import suite
from conformance.spec import Spec

SPEC = Spec.load()
PENDING = tomllib.loads(Path(suite.__file__).with_name("pending.toml").read_text(encoding="utf-8"))
# What the schema generates is about every method alike: it says nothing of what one is for.
WRITTEN = [clause for clause in suite.all_clauses() if clause.area != "methods"]
JUDGED = {
    "methods": {clause.method for clause in WRITTEN} - {None},
    "updates": {clause.update for clause in WRITTEN} - {None},
}
THERE_ARE = {
    "methods": set(SPEC.methods),
    "updates": set(SPEC.types["Update"].fields) - {"update_id"},
}


@pytest.mark.parametrize("what", THERE_ARE)
def test_what_has_no_clause_is_what_is_pending(what):
    missing = THERE_ARE[what] - JUDGED[what]

    assert set(PENDING[what]) == missing


@pytest.mark.parametrize("what", THERE_ARE)
def test_clauses_are_about_what_there_is(what):
    assert JUDGED[what] - THERE_ARE[what] == set()


def test_a_method_of_which_only_refusals_are_judged_has_a_clause():
    assert set(PENDING["refusals_only"]) - JUDGED["methods"] == set()


@pytest.mark.parametrize("table", PENDING)
def test_each_that_stands_there_has_a_reason(table):
    assert [name for name, reason in PENDING[table].items() if not reason.strip()] == []


def test_there_are_more_than_500_hand_written_clauses():
    assert len(WRITTEN) > 500
