"""Recorded sessions on the reference platform, whole and broken."""

import tomllib
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from conformance.data import CASSETTES
from conformance.platforms import open_platform, resolve
from conformance.replay import replay
from conformance.session import read_session
from conformance.spec import Spec
from conformance.verdict import Outcome

SPEC = Spec.load()
TRAFFIC = Path(__file__).parents[3] / "shared" / "traffic" / "sessions"
SHOP = CASSETTES / "shop-aiogram.yaml"
REASONS = tomllib.loads(Path(__file__).with_name("not_passing.toml").read_text(encoding="utf-8"))
NOT_PASSING = {step for steps in REASONS.values() for step in steps}


@pytest.fixture(scope="module")
def play():
    with open_platform(resolve("embedded")) as platform:
        yield partial(_play, platform)


def _play(platform, path):
    return list(replay(read_session(path), platform, SPEC))


def lost(verdicts):
    return [(one.id, one.outcome.value, one.reason) for one in verdicts if one.outcome is not Outcome.PASS]


@pytest.mark.parametrize("path", sorted(CASSETTES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_cassette_has_full_marks_on_the_reference(play, path):
    assert lost(play(path)) == []


@pytest.mark.parametrize(
    ("mutant", "method"),
    [
        ("drops_date", "sendMessage"),
        ("string_ids", "sendMessage"),
        ("loses_reply_markup", "sendMessage"),
        ("ignores_entities", "sendMessage"),
        ("no_chat_instance", "getUpdates"),
        ("edit_sends_new", "editMessageCaption"),
        ("file_id_not_reusable", "sendPhoto"),
    ],
)
def test_a_broken_copy_loses_where_it_is_broken(mutant, method):
    with open_platform(resolve(f"mutant:{mutant}")) as platform:
        verdicts = _play(platform, SHOP)

    assert method in {one.method for one in verdicts if one.outcome is Outcome.FAIL}


def test_a_blocked_step_names_its_cause():
    with open_platform(resolve("mutant:string_ids")) as platform:
        verdicts = _play(platform, SHOP)

    blocked = [one for one in verdicts if one.outcome is Outcome.BLOCKED]
    judged = {one.id for one in verdicts}
    assert all(one.cause in judged for one in blocked if one.cause)


def test_recorded_traffic_of_others_passes_but_for_what_is_explained(play, capsys):
    """Live recordings by others: every step gets a verdict, and each that does not pass has its reason."""
    if not TRAFFIC.is_dir():
        pytest.skip("the recorded traffic lies beside the checkout, and is not here")
    sessions = sorted(TRAFFIC.glob("*.json"))

    verdicts = [one for path in sessions for one in play(path)]

    tally = Counter(one.outcome.value for one in verdicts)
    with capsys.disabled():
        print(f"\nrecorded traffic on the reference: {dict(sorted(tally.items()))}")
    assert len(verdicts) == sum(len(read_session(path).steps) for path in sessions) == 159
    assert NOT_PASSING == {one.id for one in verdicts if one.outcome is not Outcome.PASS}
    assert tally["error"] == 0
