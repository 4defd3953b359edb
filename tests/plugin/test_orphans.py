"""Nothing that ships is left unjudged by a whole run, and who asks for a part is not reproached."""

import os
import subprocess
import sys

import pytest

from conformance.data import CASSETTES, cassettes
from conformance.plugin.orphans import orphans
from conformance.score import Promised
from conformance.suite import all_clauses
from conformance.verdict import Evidence, Level, Outcome, Verdict

EVIDENCE = (Evidence("documented", "Bot API"),)


def verdict(id_, kind="clause", session=None):
    return Verdict(id=id_, kind=kind, area="a", outcome=Outcome.PASS, promise="p", session=session)


def promised(id_, evidence=EVIDENCE):
    return Promised(id_, "a", Level.MUST, "#x", evidence)


def test_all_that_ships_was_judged():
    judged = [verdict("a.one"), verdict("shop/1", "step", "shop")]

    assert orphans(judged, ["shop"], [promised("a.one")]) == []


def test_workers_verdicts_count_together():
    shares = [[verdict("a.one")], [verdict("shop/1", "step", "shop")]]

    assert orphans([one for share in shares for one in share], ["shop"], [promised("a.one")]) == []


def test_what_was_not_judged_is_named():
    assert orphans([verdict("a.one")], ["shop"], [promised("a.one"), promised("a.two", ())]) == [
        "Nothing played the cassette shop.",
        "Nothing judged the clause a.two.",
        "The clause a.two has no evidence.",
    ]


def test_every_file_among_the_cassettes_is_one():
    """Whatever lies there is played by the plugin; a file with another ending would lie there for nothing."""
    strangers = {path for path in CASSETTES.rglob("*") if path.is_file()} - set(cassettes())

    assert {path.name for path in strangers} <= {"README.md"}
    assert len({path.stem for path in cassettes()}) == len(cassettes())


def test_every_clause_has_evidence():
    assert [clause.id for clause in all_clauses() if not clause.evidence] == []


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "two workers"])
def test_a_cassette_that_is_never_collected_is_an_orphan(tmp_path, workers):
    """A conftest keeps one session out: the figures would rest on less than they say."""
    (tmp_path / "hides.py").write_text(
        "import pytest\n"
        "@pytest.hookimpl(tryfirst=True)\n"
        "def pytest_collection_modifyitems(items):\n"
        "    items[:] = [one for one in items if one.name in {'smoke', 'shop-aiogram', 'transport.form'}]\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "CONFORMANCE_TOKEN": ""}
    command = [sys.executable, "-m", "pytest", "--platform=embedded", "-q", "-c", "/dev/null", "--rootdir=."]
    loaded = [] if is_registered() else ["-p", "conformance.plugin"]
    done = subprocess.run(
        [*command, "-p", "hides", *loaded, *workers],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert done.returncode == 2, done.stdout
    assert "Nothing played the cassette echo-pytelegrambotapi." in done.stdout
    assert "Nothing played the cassette shop-aiogram." not in done.stdout
    assert "Nothing judged the clause transport.json." in done.stdout


def is_registered():
    from importlib.metadata import entry_points

    return any(point.value == "conformance.plugin" for point in entry_points(group="pytest11"))
