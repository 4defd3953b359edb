"""Formatted texts through the door: each row of formatting/*.toml is a fact with its evidence."""

import json
import os
from pathlib import Path

import pytest

from conformance.reference.calls.links import InvalidLink, checked_link
from conformance.spec import Spec, Validator

from .formatting.facts import EVIDENCE, facts

MARKUP = ("html", "markdown", "markdown_v2")
FACTS = facts(*MARKUP, "listed", "nesting", "cleaning", "found")
LINKS = facts("links")
VALIDATOR = Validator(Spec.load())


@pytest.mark.parametrize("fact", [fact for fact in FACTS if not fact.refused], ids=str)
def test_a_text_is_read_as_telegram_reads_it(stage, fact):
    user = {"id": stage.user_id, "is_bot": False, "first_name": "سارا", "language_code": "fa"}

    message = stage.say(**fact.params(stage.user_id))

    assert fact.shown(user) == (message["text"], message.get("entities", []))
    assert () == VALIDATOR.result("sendMessage", message)


@pytest.mark.parametrize("fact", [fact for fact in FACTS if fact.refused], ids=str)
def test_a_text_is_refused_in_telegrams_words(stage, fact):
    params = {"chat_id": stage.user_id, **fact.params(stage.user_id)}

    assert (400, fact.refusal()) == stage.refusal("sendMessage", **params)


@pytest.mark.parametrize("fact", [fact for fact in LINKS if fact.link], ids=str)
def test_a_link_is_completed(fact):
    assert fact.link == checked_link(fact.given)


@pytest.mark.parametrize("fact", [fact for fact in LINKS if fact.invalid], ids=str)
def test_what_is_no_link_is_told_why(fact):
    with pytest.raises(InvalidLink) as refused:
        checked_link(fact.given)

    assert fact.invalid == str(refused.value)


def test_each_fact_has_its_evidence():
    assert {fact.evidence for fact in [*FACTS, *LINKS]} <= EVIDENCE


def test_every_parse_error_that_is_known_is_provoked():
    """Each template of the server's parse errors is in the tables, where the facts are at hand."""
    shared = Path(os.environ.get("CONFORMANCE_FACTS", "../shared")) / "traffic" / "errors.json"
    if not shared.exists():
        pytest.skip("the facts are not here")
    templates = {
        entry["description"].split("entities: ")[1].split("<")[0].split("'<")[0][:20]
        for entry in json.loads(shared.read_text())["errors"]
        if "can't parse entities: " in entry["description"] and entry["evidence"] == "server-source"
    }

    provoked = [fact.refused for fact in FACTS if fact.area in MARKUP]

    assert set() == {start for start in templates if not any(text.startswith(start) for text in provoked)}


@pytest.mark.parametrize(
    ("length", "refusal"),
    [(4096, ""), (4097, "Bad Request: message is too long"), (16385, "Bad Request: text is too long")],
)
def test_a_text_is_measured_in_code_points_and_before_it_is_parsed_in_bytes(stage, length, refusal):
    """32768 bytes are in the server's source; that 4096 are code points another emulator says."""
    answer = stage.send("sendMessage", chat_id=stage.user_id, text="س" * length).json()

    assert refusal == answer.get("description", "")


def test_tags_do_not_count(stage):
    message = stage.say("<b>" + "😀" * 4096 + "</b>", parse_mode="HTML")

    assert [{"offset": 0, "length": 8192, "type": "bold"}] == message["entities"]


def test_a_hundred_entities_are_kept_and_links_before_styles(stage):
    markup = "".join(f"<b>a</b><i>b</i><a href='t.me/{number}'>c</a>" for number in range(60))

    entities = stage.say(markup, parse_mode="HTML")["entities"]

    kinds = [entity["type"] for entity in entities]
    assert {"text_link": 60, "bold": 20, "italic": 20} == {kind: kinds.count(kind) for kind in set(kinds)}
