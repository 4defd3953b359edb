"""Formatted texts as Telegram answered them: every recorded text with its entities comes out the same.

The recordings stand beside the repository, not in it.
"""

import json
import os
from pathlib import Path

import pytest

from conformance.reference.formatting import caption_content, check_length, text_content

from .formatting.telegram import Telegram

TRAFFIC = Path(os.environ.get("CONFORMANCE_FACTS", "../shared")) / "traffic"
# Telegram finds these itself; the others were given.
FOUND = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"}
# Their texts were changed after they were recorded, and their entities were not.
EDITED = {"/tg argument", "aa /test"}

pytestmark = pytest.mark.skipif(not TRAFFIC.exists(), reason="the recordings are not here")


def recorded(folder):
    for path in sorted((TRAFFIC / folder).glob("*.json")):
        yield from json.loads(path.read_text("utf-8"))


def texts(value):
    """Every text within, with its entities."""
    if isinstance(value, dict):
        for name, entities in (("text", "entities"), ("caption", "caption_entities")):
            if value.get(name) and ("message_id" in value or entities in value):
                yield value[name], value.get(entities, [])
        value = list(value.values())
    for item in value if isinstance(value, list) else ():
        yield from texts(item)


def content_of(request):
    content = (text_content if "text" in request else caption_content)(Telegram(), request)
    check_length(content)
    return {name: value for name, value in content.items() if name != "link_preview_options"}


def test_what_bots_sent_is_shown_as_it_was():
    steps = [
        (step["request"], step["response"]["result"])
        for step in recorded("sessions")
        if {"text", "caption"} & (step.get("request") or {}).keys()
        and isinstance(step["response"].get("result"), dict)
    ]

    assert 20 < len(steps)
    for request, result in steps:
        fields = {"text", "entities", "caption", "caption_entities"} & result.keys()
        assert {name: result[name] for name in fields} == content_of(request)


def test_what_people_wrote_has_the_entities_that_telegram_found():
    captured = (entry for entry in recorded("payloads") if entry["origin"] == "captured")
    pairs = [pair for entry in captured for pair in texts(entry["payload"]) if pair[0] not in EDITED]

    assert 30 < len(pairs)
    for text, entities in pairs:
        given = json.dumps([entity for entity in entities if entity["type"] not in FOUND])
        content = text_content(Telegram(), {"text": text, "entities": given})
        assert (text, entities) == (content["text"], content.get("entities", []))
