"""Properties are tried with drawn examples: each can fail, and shows a small example by which it does."""

import re

import pytest

from conformance.platforms import open_platform, resolve
from conformance.platforms.drivers import SandboxDriver
from conformance.plugin.judging import outcome_of
from conformance.spec import Spec
from conformance.suite import checks_of, modules
from conformance.suite.ground import Ground
from conformance.verdict import Outcome

SPEC = Spec.load()
FILES = [path for path in modules() if path.parent.name == "properties"]
CHECKS = {clause.id: (clause, check) for path in FILES for clause, check in checks_of(path)}


@pytest.fixture
def judged(monkeypatch):
    """Judges a property on a platform, always by the same examples: the outcome, the reason and the calls."""
    monkeypatch.setenv("CONFORMANCE_PROPERTY_SEED", "1")

    def judge(platform, id_):
        with open_platform(resolve(platform)) as opened:
            ground = Ground(opened, SPEC)
            outcome, reason = outcome_of(*CHECKS[id_], ground)
            calls = [exchange.call for exchange in ground.caller.exchanges]
            ground.close()
            return outcome, reason, calls

    return judge


@pytest.mark.parametrize("id_", CHECKS)
def test_the_faithful_platform_keeps_it(judged, id_):
    assert (Outcome.PASS, "") == judged("embedded", id_)[:2]


@pytest.mark.parametrize(
    ("fault", "id_", "example"),
    [
        ("code_point_offsets", "properties.html-means-what-it-says", "['🎂', code('a')]"),
        ("code_point_offsets", "properties.markdown-means-what-it-says", "['🎂', code('a')]"),
        ("ignores_entities", "properties.entities-come-back", "[code('a')]"),
        (
            "loses_reply_markup",
            "properties.inline-keyboards-come-back",
            "[[{'text': 'a', 'callback_data': '9'}]]",
        ),
        ("edit_sends_new", "properties.history-is-as-told", "[send('سلام'), edit(0, 'bye')]"),
        ("repeats_updates", "properties.updates-neither-lost-nor-repeated", "[say(), say()]"),
    ],
)
def test_a_fault_is_shown_by_the_smallest_example(judged, fault, id_, example):
    outcome, reason, calls = judged(f"mutant:{fault}", id_)

    assert outcome is Outcome.FAIL
    assert f"With {example}: " in reason
    assert "CONFORMANCE_PROPERTY_SEED=1" in reason
    assert len(calls) <= 2


def test_an_offset_that_confirms_nothing_is_found(judged):
    outcome, reason, calls = judged("mutant:forgets_offset", "properties.updates-neither-lost-nor-repeated")

    assert outcome is Outcome.FAIL
    assert "is confirmed, and" in reason
    assert {"getUpdates"} == {call.method for call in calls}


def test_a_reply_keyboard_that_is_shown_otherwise_is_found(judged, monkeypatch):
    faithful = SandboxDriver.messages

    def messages(driver, bot, chat_id):
        shown = faithful(driver, bot, chat_id)
        for message in shown:
            message["reply_markup"]["keyboard"] = [[{"text": "a"}]]
        return shown

    monkeypatch.setattr(SandboxDriver, "messages", messages)

    outcome, reason, calls = judged("embedded", "properties.reply-keyboards-are-shown")

    assert (Outcome.FAIL, 1) == (outcome, len(calls))
    assert "With [[{'text': '" in reason


def test_the_same_seed_finds_the_same(judged):
    once, again = (judged("mutant:ignores_entities", "properties.html-means-what-it-says") for _ in range(2))

    assert once[1] == again[1]


def test_a_seed_that_is_no_number_is_said_to_be_none(judged, monkeypatch):
    monkeypatch.setenv("CONFORMANCE_PROPERTY_SEED", "many")

    outcome, reason, _ = judged("embedded", "properties.entities-come-back")

    assert outcome is Outcome.SKIPPED
    assert "'many': give a whole number" in reason


def test_a_run_makes_no_more_calls_than_it_may(judged, monkeypatch):
    monkeypatch.setenv("CONFORMANCE_PROPERTY_CALLS", "8")

    _, reason, _ = judged("mutant:loses_reply_markup", "properties.inline-keyboards-come-back")

    assert int(re.search(r"in (\d+) calls;", reason)[1]) <= 8
