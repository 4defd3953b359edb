"""A session is worth as much scrubbed: it replays as it did before."""

from pathlib import Path

import pytest

from conformance.data import CASSETTES
from conformance.platforms import open_platform, resolve
from conformance.replay import replay
from conformance.session import read_session
from conformance.session.cassette import Writer, load
from conformance.session.scrubbing import Policy, Scrubber
from conformance.spec import Spec
from conformance.verdict import Outcome

# Payments, a group with topics and formatted text, downloads.
SESSIONS = ["stars-telegraf", "desk-aiogram", "reminder-node-telegram-bot-api"]
EVERYTHING = Policy(people=True, texts=True, ids=True, links=True)


@pytest.mark.parametrize("policy", [Policy(people=True), EVERYTHING], ids=["people", "everything"])
def test_a_scrubbed_cassette_has_full_marks_on_the_reference(policy: Policy, tmp_path: Path):
    verdicts = []

    with open_platform(resolve("embedded")) as platform:
        for name in SESSIONS:
            path = scrubbed(CASSETTES / f"{name}.yaml", tmp_path / f"{name}.yaml", policy)
            verdicts += replay(read_session(path), platform, Spec.load())

    assert [one.reason for one in verdicts if one.outcome is not Outcome.PASS] == []


def scrubbed(path: Path, to: Path, policy: Policy) -> Path:
    recorded, scrubber = load(path), Scrubber(policy=policy)
    scrubber.learn(recorded.interactions)
    with Writer(to, recorded.meta) as writer:
        for one in recorded.interactions:
            writer.append(scrubber.clean(one))
    return to
