"""The corpus of needs: what ships, what a user adds, and what is refused in one sentence."""

import importlib.util
import json
from pathlib import Path

import jsonschema
import pytest

from conformance.data import SCHEMAS
from conformance.errors import NeedsUnreadable
from conformance.score.needs import corpus, read_needs, shipped

ROOT = Path(__file__).parents[2]
FACTS = ROOT.parent / "shared" / "facts"
ONE = {"format": 1, "name": "mine", "bots": [{"id": "shop", "methods": ["sendMessage"]}]}


@pytest.fixture
def written(tmp_path):
    def write(text, name="needs.json"):
        path = tmp_path / name
        path.write_text(text if isinstance(text, str) else json.dumps(text), "utf-8")
        return path

    return write


def test_the_corpus_that_ships_keeps_to_its_schema():
    schema = json.loads((SCHEMAS / "needs.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)

    told = json.loads((ROOT / "conformance" / "score" / "needs" / "bots.json").read_text("utf-8"))

    jsonschema.Draft202012Validator(schema).validate(told)
    assert told["gathered"]
    assert told["limits"]


def test_the_corpus_that_ships_has_its_groups():
    bots = shipped().bots

    assert [170, 68, 33] == [sum(bot.is_of(group) for bot in bots) for group in corpus.GROUPS]
    assert 43 == sum(bot.readdressed for bot in bots)


@pytest.mark.skipif(not FACTS.is_dir(), reason="the facts lie beside the checkout")
def test_the_corpus_that_ships_is_as_the_facts_have_it():
    spec = importlib.util.spec_from_file_location("needs", ROOT / "scripts" / "needs.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    assert script.WRITTEN.read_text("utf-8") == script.text(script.corpus(FACTS))


def test_every_feature_that_is_no_need_has_a_reason_and_a_bot_that_has_it():
    found = corpus.matters()
    used = {name for bot in shipped().bots for name in bot.uses}

    assert set() == found.reasons.keys() - used
    assert all(reason.endswith(".") for reason in found.reasons.values())


def test_what_is_the_bots_own_matter_is_no_need(written):
    one = ONE["bots"][0] | {
        "features": ["fsm", "proxy", "inline_keyboard", "hardcoded_api_host", "tme_links"]
    }

    (bot,) = read_needs(written(ONE | {"bots": [one]})).bots

    assert (frozenset({"method:sendMessage", "feature:inline_keyboard"}),) == bot.ways
    assert (bot.readdressed, bot.linked) == (True, True)


def test_a_bot_that_can_do_both_needs_one_of_the_two_ways(written):
    one = {"id": "x", "transport": "both", "methods": ["sendMessage", "getUpdates", "setWebhook"]}

    (bot,) = read_needs(written(ONE | {"bots": [one]})).bots

    assert {
        frozenset({"method:sendMessage", "method:getUpdates"}),
        frozenset({"method:sendMessage", "method:setWebhook"}),
    } == set(bot.ways)


def test_needs_may_be_written_as_toml(written):
    text = 'format = 1\nname = "فروشگاه"\n[[bots]]\nid = "a"\nmethods = ["sendMessage"]\nreads = ["photo"]\n'

    found = read_needs(written(text, "needs.toml"))

    assert ("فروشگاه", {"method:sendMessage", "feature:reads.photo"}) == (found.name, found.bots[0].uses)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "is not JSON"),
        ("[]", "holds no 'bots'"),
        ({"format": 2}, "is in format 2"),
        ({"format": 1, "name": "x"}, "the file"),
        (ONE | {"bots": [{"id": "a"}]}, "bots/0"),
        (ONE | {"bots": [{"id": "a", "methods": ["send message"]}]}, "bots/0/methods/0"),
        (ONE | {"bots": [{"id": "a", "methods": [], "method": []}]}, "bots/0"),
        (ONE | {"bots": ONE["bots"] * 2}, "two bots with the id 'shop'"),
    ],
)
def test_a_broken_file_is_refused_in_one_sentence(written, text, sentence):
    with pytest.raises(NeedsUnreadable, match=sentence) as caught:
        read_needs(written(text))

    assert 19 == caught.value.exit_code
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(NeedsUnreadable, match="cannot be opened"):
        read_needs(tmp_path / "absent.json")
