"""``conformance clauses`` as a person uses it."""

import json

import pytest

from conformance.cli import main
from conformance.suite import all_clauses


@pytest.fixture
def said(capsys):
    def run(*arguments):
        code = main(["clauses", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def test_every_clause_has_its_line(said):
    code, out, _ = said()

    ids = [line.split()[0] for line in out.splitlines()[:-1]]
    assert (code, sorted(ids)) == (0, sorted(one.id for one in all_clauses()))


def test_an_id_is_explained(said):
    _, out, _ = said("updates.offset-confirms")

    assert "core.telegram.org/bots/api#getupdates" in out
    assert "a bot that relies on it breaks" in out
    assert "not validated against live Telegram" in out
    assert "part of     method:getUpdates" in out


def test_filters_are_joined(said):
    _, out, _ = said("keyboards.*", "--method", "SENDMESSAGE", "--loss", "breaks", "--json")

    found = [json.loads(line) for line in out.splitlines()]
    assert found
    assert {(one["method"], one["consequence"]) for one in found} == {("sendMessage", "breaks")}


def test_an_unknown_id_is_told_with_the_nearest(said):
    assert said("updates.ofset-confirms") == (
        2,
        "",
        "conformance: No clause is called 'updates.ofset-confirms': did you mean updates.offset-confirms?\n",
    )
