"""Quotes and previews of links, through the door and apart."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.reference.formatting import find_quote
from conformance.reference.formatting.entities import Entity, Styled
from conformance.spec import Spec, Validator

from .formatting.facts import EVIDENCE

TABLES = Path(__file__).parent / "formatting"
PREVIEWS = tomllib.loads((TABLES / "previews.toml").read_text("utf-8"))["fact"]
QUOTES = tomllib.loads((TABLES / "quotes.toml").read_text("utf-8"))["fact"]
VALIDATOR = Validator(Spec.load())


def named(fact):
    return fact.get("name") or str(fact.get("options") or fact.get("quote"))


@pytest.mark.parametrize("fact", [fact for fact in PREVIEWS if "refused" not in fact], ids=named)
def test_a_message_says_what_is_unusual_of_its_preview(stage, fact):
    message = stage.say(fact["given"], link_preview_options=fact["options"])

    assert fact.get("shown") == message.get("link_preview_options")
    assert () == VALIDATOR.result("sendMessage", message)


@pytest.mark.parametrize("fact", [fact for fact in PREVIEWS if "refused" in fact], ids=named)
def test_malformed_options_of_a_preview_are_refused(stage, fact):
    params = {"text": fact["given"], "link_preview_options": fact["options"]}

    assert (400, fact["refused"]) == stage.refusal("sendMessage", chat_id=stage.user_id, **params)


def test_the_flag_of_earlier_days_still_works(stage):
    message = stage.say("t.me/a", disable_web_page_preview=True)

    assert {"is_disabled": True} == message["link_preview_options"]


@pytest.mark.parametrize("fact", [fact for fact in QUOTES if "refused" not in fact], ids=named)
def test_a_reply_shows_what_it_quotes(stage, fact):
    replied = stage.say(fact["given"], parse_mode="HTML")

    reply = stage.say("b", reply_parameters={"message_id": replied["message_id"], **fact["quote"]})

    assert fact.get("shown") == reply.get("quote")
    assert () == VALIDATOR.result("sendMessage", reply)


@pytest.mark.parametrize("fact", [fact for fact in QUOTES if "refused" in fact], ids=named)
def test_a_quote_that_is_none_is_refused(stage, fact):
    replied = stage.say(fact["given"], parse_mode="HTML")
    wanted = {"message_id": replied["message_id"], **fact["quote"]}

    refusal = stage.refusal("sendMessage", chat_id=stage.user_id, text="b", reply_parameters=wanted)

    assert (400, fact["refused"]) == refusal


def test_each_fact_has_its_evidence():
    assert {fact["evidence"] for fact in [*PREVIEWS, *QUOTES]} <= EVIDENCE


@pytest.mark.parametrize(("position", "found"), [(0, 2), (2, 2), (3, 2), (4, 6), (5, 6), (99, 9), (-1, 2)])
def test_of_several_places_the_nearest_to_the_position_counts(position, found):
    """The order is TDLib's: back by a distance first, then on by one more."""
    assert found == find_quote(Styled("😀ab😀ab_ab"), Styled("ab"), position)


@given(st.text("aس😀", min_size=1, max_size=12), st.data())
def test_every_piece_of_a_text_can_be_quoted_where_it_is(text, data):
    low = data.draw(st.integers(0, len(text) - 1))
    high = data.draw(st.integers(low + 1, len(text)))
    place = len(text[:low].encode("utf-16-le")) // 2
    bold = Entity(low, high, "bold")
    quote = Styled(text[low:high], [Entity(0, high - low, "bold")])

    assert place == find_quote(Styled(text, [bold]), quote, place)
